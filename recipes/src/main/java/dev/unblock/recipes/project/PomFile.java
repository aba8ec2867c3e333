package dev.unblock.recipes.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.xml.tree.Content;
import org.openrewrite.xml.tree.Xml;

/** Maven's build file: the dependencies of the module itself, not those of profiles, plugins or the management. */
record PomFile(Xml.Document pom) implements BuildFile {
    private static final Set<String> COPIED = Set.of("groupId", "artifactId", "version");

    @Override
    public boolean declares(String starter) {
        return declarations().stream().anyMatch(tag -> isOf(starter, tag));
    }

    @Override
    public Optional<SourceFile> withBeside(String starter, String other) {
        Optional<Xml.Tag> dependencies = pom.getRoot().getChild("dependencies");
        Optional<Xml.Tag> first = declarations().stream()
                .filter(tag -> isOf(starter, tag) && isForMainCode(tag))
                .findFirst();
        if (dependencies.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        Xml.Tag extended = withAfter(dependencies.get(), first.get(), renamed(first.get(), other));
        List<Content> children = new ArrayList<>(contents(pom.getRoot()));
        children.replaceAll(child -> child == dependencies.get() ? extended : child);
        return Optional.of(pom.withRoot(pom.getRoot().withContent(children)));
    }

    private List<Xml.Tag> declarations() {
        return pom.getRoot()
                .getChild("dependencies")
                .map(tag -> tag.getChildren("dependency"))
                .orElse(List.of());
    }

    private static boolean isOf(String starter, Xml.Tag dependency) {
        return dependency.getChildValue("groupId").filter(GROUP::equals).isPresent()
                && dependency
                        .getChildValue("artifactId")
                        .filter(starter::equals)
                        .isPresent();
    }

    private static boolean isForMainCode(Xml.Tag dependency) {
        return dependency.getChildValue("scope").orElse("compile").equals("compile")
                && dependency.getChild("type").isEmpty()
                && dependency.getChild("classifier").isEmpty();
    }

    private static Xml.Tag withAfter(Xml.Tag parent, Xml.Tag first, Xml.Tag added) {
        List<Content> children = new ArrayList<>(contents(parent));
        children.add(children.indexOf(first) + 1, added);
        return parent.withContent(children);
    }

    /** What names the artifact; exclusions and comments are about the other one. */
    private static Xml.Tag renamed(Xml.Tag dependency, String artifact) {
        List<Content> kept = new ArrayList<>();
        for (Content child : contents(dependency)) {
            if (child instanceof Xml.Tag tag && COPIED.contains(tag.getName())) {
                Xml.Tag copy = tag.withId(Tree.randomId());
                kept.add(tag.getName().equals("artifactId") ? copy.withValue(artifact) : copy);
            }
        }
        return dependency.withId(Tree.randomId()).withContent(kept);
    }

    private static List<? extends Content> contents(Xml.Tag tag) {
        return tag.getContent() == null ? List.of() : tag.getContent();
    }
}
