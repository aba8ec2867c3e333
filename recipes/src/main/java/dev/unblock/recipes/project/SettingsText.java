package dev.unblock.recipes.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Tree;
import org.openrewrite.marker.Markers;
import org.openrewrite.properties.tree.Properties;
import org.openrewrite.yaml.MergeYaml;
import org.openrewrite.yaml.tree.Yaml;

/** Reads and extends configuration files, in both formats, as flat keys and values. */
final class SettingsText {
    private SettingsText() {}

    /** What holds whatever profile is active. */
    static Map<String, String> of(Properties.File file) {
        Map<String, String> values = new LinkedHashMap<>();
        sections(file).stream()
                .map(section -> values(file.getContent().subList(section.from(), section.to())))
                .filter(SettingsText::isUnconditional)
                .forEach(values::putAll);
        return values;
    }

    /** What holds whatever profile is active. */
    static Map<String, String> of(Yaml.Documents file) {
        Map<String, String> values = new LinkedHashMap<>();
        file.getDocuments().stream()
                .map(SettingsText::values)
                .filter(SettingsText::isUnconditional)
                .forEach(values::putAll);
        return values;
    }

    private static boolean isUnconditional(Map<String, String> values) {
        return values.keySet().stream()
                .noneMatch(key -> key.startsWith("spring.config.activate.") || key.equals("spring.profiles"));
    }

    /** Part of a file of properties, between lines of {@code #---}; the end is left out. */
    private record Section(int from, int to) {}

    private static List<Section> sections(Properties.File file) {
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < file.getContent().size(); at++) {
            if (file.getContent().get(at) instanceof Properties.Comment comment
                    && comment.getMessage().strip().equals("---")) {
                sections.add(new Section(from, at));
                from = at + 1;
            }
        }
        sections.add(new Section(from, file.getContent().size()));
        return sections;
    }

    private static Map<String, String> values(List<Properties.Content> contents) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Properties.Content content : contents) {
            if (content instanceof Properties.Entry entry) {
                values.put(entry.getKey(), entry.getValue().getText());
            }
        }
        return values;
    }

    private static Map<String, String> values(Yaml.Document document) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", document.getBlock(), values);
        return values;
    }

    private static void collect(String prefix, Yaml.Block block, Map<String, String> values) {
        if (block instanceof Yaml.Mapping mapping) {
            for (Yaml.Mapping.Entry entry : mapping.getEntries()) {
                String key = prefix.isEmpty()
                        ? entry.getKey().getValue()
                        : prefix + "." + entry.getKey().getValue();
                collect(key, entry.getValue(), values);
            }
        }
        if (block instanceof Yaml.Scalar scalar) {
            values.put(prefix, scalar.getValue());
        }
    }

    /** The entries at the end of the first part that holds whatever profile is active; without one, none. */
    static Properties.File extended(Properties.File file, Map<String, String> missing) {
        List<Properties.Content> contents = new ArrayList<>(file.getContent());
        Optional<Section> place = sections(file).stream()
                .filter(section -> isUnconditional(values(contents.subList(section.from(), section.to()))))
                .findFirst();
        if (place.isEmpty()) {
            return file;
        }
        String lineEnd = file.printAll().contains("\r\n") ? "\r\n" : "\n";
        int at = place.get().to();
        for (Map.Entry<String, String> entry : missing.entrySet()) {
            contents.add(at, entry(at == 0 ? "" : lineEnd, entry));
            at++;
        }
        boolean wasFirst = place.get().to() == 0 && contents.size() > at;
        if (wasFirst) {
            contents.set(at, (Properties.Content) contents.get(at).withPrefix(lineEnd));
        }
        return file.withContent(contents);
    }

    private static Properties.Entry entry(String prefix, Map.Entry<String, String> setting) {
        return new Properties.Entry(
                Tree.randomId(),
                prefix,
                Markers.EMPTY,
                setting.getKey(),
                "",
                Properties.Entry.Delimiter.EQUALS,
                new Properties.Value(Tree.randomId(), "", Markers.EMPTY, setting.getValue()));
    }

    /** The entries merged into the first document that holds whatever profile is active; without one, none. */
    static Yaml.Documents extended(Yaml.Documents file, Map<String, String> missing, ExecutionContext ctx) {
        List<Yaml.Document> documents = new ArrayList<>(file.getDocuments());
        Optional<Yaml.Document> place = documents.stream()
                .filter(document -> document.getBlock() instanceof Yaml.Mapping)
                .filter(document -> isUnconditional(values(document)))
                .findFirst();
        if (place.isEmpty()) {
            return file;
        }
        // Merging takes the comments at a document's end along to the first place where it adds something.
        Yaml.Document.End end = place.get().getEnd();
        Yaml.Documents alone = file.withDocuments(List.of(place.get().withEnd(end.withPrefix(""))));
        for (Map.Entry<String, String> entry : missing.entrySet()) {
            MergeYaml merge =
                    new MergeYaml("$", nested(entry.getKey(), entry.getValue()), true, null, null, null, null, null);
            alone = (Yaml.Documents) merge.getVisitor().visitNonNull(alone, ctx);
        }
        documents.set(
                documents.indexOf(place.get()), alone.getDocuments().get(0).withEnd(end));
        return file.withDocuments(documents);
    }

    private static String nested(String key, String value) {
        String[] names = key.split("\\.");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            text.append("  ".repeat(i)).append(names[i]).append(i == names.length - 1 ? ": " + value : ":\n");
        }
        return text.toString();
    }
}
