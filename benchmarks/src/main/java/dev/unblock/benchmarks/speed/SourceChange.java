package dev.unblock.benchmarks.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * One file changed, as a developer changes it: a source of middling length gets one more line at its top and is compiled
 * again, so that the source, its classes and all their line numbers are different.
 */
final class SourceChange {

    private static final String LINE = "// One line more.\n";
    private static final int CANDIDATES = 20;

    private final Map<Path, byte[]> originals = new LinkedHashMap<>();

    private SourceChange() {}

    /** Makes the change; {@link #revert} takes it back. */
    static SourceChange apply(Material material) throws IOException {
        for (Path source : candidates(material)) {
            SourceChange change = new SourceChange();
            if (change.tryOn(source, material)) {
                return change;
            }
            change.revert();
        }
        throw new IOException("no source of " + material.corpus() + " compiles alone");
    }

    /** The sources of middling length first. */
    private static List<Path> candidates(Material material) throws IOException {
        List<Path> bySize;
        try (Stream<Path> files = Files.walk(material.sources())) {
            bySize = files.filter(Files::isRegularFile)
                    .filter(file -> Files.isRegularFile(classOf(material, file)))
                    .sorted(Comparator.comparingLong(SourceChange::size).thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
        int middle = bySize.size() / 2;
        return bySize.subList(middle, Math.min(bySize.size(), middle + CANDIDATES));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Path classOf(Material material, Path source) {
        String name = material.sources().relativize(source).toString();
        return material.classes().resolve(name.substring(0, name.length() - ".java".length()) + ".class");
    }

    private boolean tryOn(Path source, Material material) throws IOException {
        keep(source);
        Path main = classOf(material, source);
        String name = main.getFileName().toString().replace(".class", "");
        try (Stream<Path> classes = Files.list(main.getParent())) {
            for (Path compiled : classes.toList()) {
                String own = compiled.getFileName().toString();
                if (own.equals(name + ".class") || own.startsWith(name + "$")) {
                    keep(compiled);
                }
            }
        }
        Files.writeString(source, LINE + Files.readString(source));
        return compile(source, material);
    }

    private void keep(Path file) throws IOException {
        originals.put(file, Files.readAllBytes(file));
    }

    private static boolean compile(Path source, Material material) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(problem -> {}, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<Path> classPath = Stream.concat(Stream.of(material.classes()), material.dependencies().stream())
                    .toList();
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(material.classes()));
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjects(source);
            return compiler.getTask(null, files, problem -> {}, List.of("-proc:none", "-g", "-nowarn"), null, units)
                    .call();
        }
    }

    /** Puts sources and classes back as they were. */
    void revert() throws IOException {
        for (Map.Entry<Path, byte[]> original : originals.entrySet()) {
            Files.write(original.getKey(), original.getValue());
        }
    }
}
