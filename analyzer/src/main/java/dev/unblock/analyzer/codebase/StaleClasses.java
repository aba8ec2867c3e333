package dev.unblock.analyzer.codebase;

import dev.unblock.analyzer.codebase.Codebase.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells when class files do not belong to the sources beside them. */
final class StaleClasses {

    /** Copying and unpacking spread times a little. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|enum|record)\\s+(\\w+)");

    private StaleClasses() {}

    static void tell(Path folder, Module module, Problems problems) {
        if (module.classes().stream().noneMatch(Files::isDirectory)) {
            return;
        }
        List<Path> sources = module.sourceRoots().stream()
                .flatMap(root -> FileTree.below(root, ".java").files().stream().filter(file -> hasTypes(file)))
                .toList();
        List<Path> missing = sources.stream()
                .filter(file -> classFile(module, file).isEmpty())
                .toList();
        List<Path> older = sources.stream()
                .filter(file -> classFile(module, file)
                        .filter(found -> isOlder(found, file))
                        .isPresent())
                .toList();
        report(folder, missing, sources.size(), "source files have no class file", problems);
        report(folder, older, sources.size(), "source files are newer than their class file", problems);
    }

    private static void report(Path folder, List<Path> files, int all, String what, Problems problems) {
        if (!files.isEmpty()) {
            problems.add(
                    folder,
                    files.size() + " of " + all + " " + what + ", e.g. " + FileTree.fileName(files.get(0))
                            + ": build first for exact results");
        }
    }

    private static boolean hasTypes(Path file) {
        return !FileTree.fileName(file).equals("package-info.java")
                && !FileTree.fileName(file).equals("module-info.java");
    }

    private static Optional<Path> classFile(Module module, Path source) {
        Optional<Path> root =
                module.sourceRoots().stream().filter(source::startsWith).findFirst();
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Path below = root.get().relativize(source);
        String name = FileTree.fileName(source).replaceFirst("\\.java$", "");
        return existing(module, below.resolveSibling(name + ".class")).or(() -> typesIn(source)
                .flatMap(type -> existing(module, below.resolveSibling(type + ".class")).stream())
                .findFirst());
    }

    private static Optional<Path> existing(Module module, Path classFile) {
        return module.classes().stream()
                .map(classes -> classes.resolve(classFile))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Stream<String> typesIn(Path source) {
        try {
            String text = Files.readString(source, StandardCharsets.ISO_8859_1);
            return TYPE.matcher(text).results().map(found -> found.group(1)).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isOlder(Path classFile, Path source) {
        try {
            return Files.getLastModifiedTime(classFile)
                    .toInstant()
                    .plus(TOLERANCE)
                    .isBefore(Files.getLastModifiedTime(source).toInstant());
        } catch (IOException e) {
            return false;
        }
    }
}
