package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.bytecode.InMemoryCompiler;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inference.FactsCache;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.linking.Linker;
import dev.unblock.model.Confidence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An application and the library it uses, compiled; the library, all that is in package {@code lib} and below, is made
 * a jar. What is expected of a line of the application stands behind it: {@code // file high}, or {@code // -}.
 */
final class LibraryFixture implements AutoCloseable {

    private static final Pattern EXPECTED = Pattern.compile("// (-|[a-z-]+ (?:high|medium))$");

    private final List<String> sources;
    private final Path jar;
    private final ClassPathHierarchy hierarchy;
    private final Facts facts;

    private LibraryFixture(List<String> sources, Path folder) {
        this.sources = sources;
        Map<String, byte[]> library = new TreeMap<>();
        Map<String, byte[]> application = new TreeMap<>();
        InMemoryCompiler.compile(sources)
                .forEach((name, bytes) ->
                        (name.replace('/', '.').startsWith("lib.") ? library : application).put(name, bytes));
        this.jar = jar(folder.resolve("lib.jar"), library);
        List<TypeFact> types =
                new BytecodeReader(Path.of("."), module()).compiled(application).types();
        this.hierarchy = new ClassPathHierarchy(types, List.of(jar));
        this.facts = new Facts(types, hierarchy, List.of(), Map.of(), List.of(), 17, Optional.empty());
    }

    /** Compilation units, each beginning with its package. */
    static LibraryFixture of(Path folder, String... sources) {
        List<String> units = new ArrayList<>();
        for (String source : sources) {
            units.addAll(Arrays.stream(source.split("(?m)^(?=package )"))
                    .filter(unit -> unit.startsWith("package "))
                    .toList());
        }
        return new LibraryFixture(units, folder);
    }

    Path jar() {
        return jar;
    }

    Facts facts() {
        return facts;
    }

    Map<String, String> expected() {
        Map<String, String> lines = new TreeMap<>();
        for (String source : sources) {
            String[] text = source.split("\n", -1);
            for (int i = 0; i < text.length; i++) {
                Matcher matcher = EXPECTED.matcher(text[i]);
                if (matcher.find()) {
                    lines.put(InMemoryCompiler.pathOf(source) + ":" + (i + 1), matcher.group(1));
                }
            }
        }
        return lines;
    }

    /** For each line with an expectation, what is found there. */
    Map<String, String> actual() {
        return actual(FactsCache.none());
    }

    Map<String, String> actual(FactsCache cache) {
        Map<String, String> lines = new TreeMap<>(expected());
        lines.replaceAll((line, expected) -> "-");
        waits(cache).stream()
                .filter(wait -> lines.containsKey(line(wait)))
                .forEach(wait -> lines.put(line(wait), told(wait)));
        return lines;
    }

    List<Wait> waits(FactsCache cache) {
        LibraryWaits libraries = LibraryWaits.of(List.of(jar), cache).downTo(Confidence.MEDIUM);
        return Waits.of(Linker.link(facts), Catalogue.standard(), libraries)
                .all()
                .toList();
    }

    private static String line(Wait wait) {
        return wait.call().site().file() + ":" + wait.call().site().line();
    }

    private static String told(Wait wait) {
        String confidence = wait.inferred().map(way -> way.confidence().label()).orElse("by a row of the catalogue");
        return wait.kind().label() + " " + confidence;
    }

    @Override
    public void close() {
        hierarchy.close();
    }

    private static Path jar(Path file, Map<String, byte[]> classes) {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey().replace('.', '/') + ".class"));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static Codebase.Module module() {
        return new Codebase.Module(
                ".",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
    }

    /** The way of the only inferred wait, as types' simple names and methods. */
    String way() {
        return waits(FactsCache.none()).stream()
                .flatMap(wait -> wait.inferred().stream())
                .flatMap(way -> way.path().stream())
                .map(method -> method.owner().substring(method.owner().lastIndexOf('.') + 1) + "#" + method.name())
                .collect(Collectors.joining(" "));
    }
}
