package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.DependencyResolver.ClassPath;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Maven project, read from its poms without running Maven. */
final class MavenProject {

    private static final int MOST_NAMED = 5;

    private final Path root;
    private final Problems problems;
    private final PomStore store;
    private final Map<Path, EffectivePom> poms = new TreeMap<>();

    private MavenProject(Path root, Problems problems, LocalRepository repository) {
        this.root = root;
        this.problems = problems;
        this.store = new PomStore(repository);
    }

    /** @param givenClassPath used for every module instead of what the poms declare, unless empty */
    static Found find(Path root, Path folder, List<Path> givenClassPath, Problems problems) {
        MavenProject project = new MavenProject(root, problems, LocalRepository.of(folder));
        project.readPoms(folder.resolve("pom.xml"));
        return project.found(folder, givenClassPath);
    }

    private void readPoms(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (poms.containsKey(folder)) {
            return;
        }
        try {
            EffectivePom pom = store.ofProject(file);
            poms.put(folder, pom);
            pom.line().get(0).modules().stream()
                    .map(name -> folder.resolve(pom.interpolate(name)).normalize())
                    .map(path -> Files.isRegularFile(path) ? path : path.resolve("pom.xml"))
                    .forEach(module -> readModule(file, module));
        } catch (IOException e) {
            problems.add(file, "cannot be read: " + e.getMessage());
        }
    }

    private void readModule(Path parent, Path module) {
        if (!module.startsWith(root.toAbsolutePath().normalize())) {
            problems.add(parent, "module outside of the project left out: " + FileTree.fileName(module.getParent()));
        } else if (Files.isRegularFile(module)) {
            readPoms(module);
        } else {
            problems.add(module, "module's pom.xml is missing");
        }
    }

    private Found found(Path folder, List<Path> givenClassPath) {
        DependencyResolver resolver = resolver();
        List<Module> modules = new ArrayList<>();
        poms.forEach((path, pom) -> modules.add(
                module(path, pom, givenClassPath.isEmpty() ? classPath(path, pom, resolver) : givenClassPath)));
        String name = Optional.ofNullable(poms.get(folder.toAbsolutePath().normalize()))
                .map(pom -> pom.artifact().artifactId())
                .orElse(FileTree.fileName(folder));
        return new Found(
                name,
                modules,
                poms.values().stream()
                        .flatMap(pom -> MavenRelease.of(pom).stream())
                        .max(Integer::compare),
                poms.values().stream()
                        .flatMap(pom -> SpringBootVersion.of(pom).stream())
                        .findFirst());
    }

    private DependencyResolver resolver() {
        Map<String, EffectivePom> siblings = new HashMap<>();
        Map<String, Path> classes = new HashMap<>();
        poms.forEach((path, pom) -> {
            String name = pom.artifact().name();
            siblings.put(name, pom);
            new FolderLayout(path).classes().stream().findFirst().ifPresent(found -> classes.put(name, found));
        });
        return new DependencyResolver(store, siblings, classes);
    }

    private List<Path> classPath(Path folder, EffectivePom pom, DependencyResolver resolver) {
        if (pom.artifact().type().equals("pom")) {
            return List.of();
        }
        ClassPath found = resolver.resolve(pom);
        if (!found.missing().isEmpty()) {
            List<String> names = found.missing().stream()
                    .map(artifact -> artifact.artifactId() + ":" + artifact.version())
                    .limit(MOST_NAMED)
                    .toList();
            problems.add(
                    folder,
                    found.missing().size() + " of " + found.asked() + " dependencies are not in the local repository: "
                            + String.join(", ", names)
                            + (found.missing().size() > MOST_NAMED ? ", …" : ""));
        }
        return found.entries();
    }

    private Module module(Path folder, EffectivePom pom, List<Path> classPath) {
        FolderLayout layout = new FolderLayout(folder);
        List<Path> sources = Stream.of(
                        pom
                                .build("sourceDirectory")
                                .map(path -> layout.existing(inFolder(path, folder, pom)))
                                .orElseGet(layout::sources)
                                .stream(),
                        pom.line().get(0).addedSourceRoots().stream()
                                .map(path -> inFolder(path, folder, pom))
                                .flatMap(path -> layout.existing(path).stream()),
                        layout.generatedSources().stream())
                .flatMap(paths -> paths)
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        return new Module(
                Problems.relative(root, folder),
                sources,
                pom.build("testSourceDirectory")
                        .map(path -> layout.existing(inFolder(path, folder, pom)))
                        .orElseGet(layout::testSources),
                layout.resources(),
                layout.classes(),
                layout.testClasses(),
                classPath,
                Libraries.ofPom(pom),
                encoding(folder, pom));
    }

    private static String inFolder(String path, Path folder, EffectivePom pom) {
        return pom.interpolate(path)
                .replace("${project.basedir}", folder.toString())
                .replace("${basedir}", folder.toString())
                .replace("${project.build.directory}", folder.resolve("target").toString());
    }

    private Charset encoding(Path folder, EffectivePom pom) {
        String name = pom.compiler("encoding")
                .or(() -> pom.property("project.build.sourceEncoding"))
                .orElse("UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(folder, "unknown source encoding " + name + ", read as UTF-8");
            return StandardCharsets.UTF_8;
        }
    }
}
