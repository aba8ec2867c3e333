package dev.unblock.migration.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which test classes name a class, directly or through other classes: what their class files say.
 *
 * <p>A guess in one direction only: a test that finds its subject by scanning class paths is not seen here, so what this
 * answers is a first look at a change and never the last word.
 */
final class TestReach {

    private static final List<String> CLASSES =
            List.of("target/classes", "target/test-classes", "build/classes/java/main", "build/classes/java/test");

    private final Map<String, Set<String>> namedBy = new HashMap<>();

    private TestReach() {}

    /** Reads the class files of these modules, as the last build left them. */
    static TestReach in(List<Path> modules) {
        TestReach reach = new TestReach();
        modules.stream()
                .flatMap(module -> CLASSES.stream().map(module::resolve))
                .filter(Files::isDirectory)
                .forEach(reach::addAll);
        return reach;
    }

    private void addAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                add(outermost(name.substring(0, name.length() - ".class".length())), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String type, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (String named : ConstantPool.types(new DataInputStream(in))) {
                namedBy.computeIfAbsent(outermost(named), key -> new HashSet<>())
                        .add(type);
            }
        }
    }

    /**
     * Those of the tests that know one of the files.
     *
     * @param files relative to the project
     * @param tests names of classes, with dots
     */
    Set<String> knowing(Collection<String> files, Set<String> tests) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        namedBy.keySet().stream()
                .filter(type -> files.stream().anyMatch(file -> file.endsWith("/" + type + ".java")))
                .forEach(open::add);
        while (!open.isEmpty()) {
            String type = open.pop();
            if (reached.add(type)) {
                open.addAll(namedBy.getOrDefault(type, Set.of()));
            }
        }
        Set<String> knowing = new TreeSet<>();
        tests.stream()
                .filter(test -> reached.contains(outermost(test.replace('.', '/'))))
                .forEach(knowing::add);
        return knowing;
    }

    private static String outermost(String type) {
        int nested = type.indexOf('$');
        return nested > 0 ? type.substring(0, nested) : type;
    }
}
