package dev.unblock.analyzer.linking;

import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.bytecode.InMemoryCompiler;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.ThreadContext;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sources compiled in memory, with stubs of the frameworks they use, and linked to a program. */
final class Fixture {

    private static final Pattern EXPECTATION = Pattern.compile("//\\s*threads:\\s*([\\w, -]*)");
    private static final String UNIT = "(?m)^(?=package )";

    private final Program program;
    private final List<String> sources;

    private Fixture(List<String> sources, Program program) {
        this.sources = sources;
        this.program = program;
    }

    /** One or more compilation units, each beginning with its package; stubs are those named. */
    static Fixture of(String source, String... stubs) {
        return of(Map.of(), source, stubs);
    }

    /** Compiled and linked with the real libraries that the tests run with. */
    static Fixture onLibraries(String source) {
        return onLibraries(Map.of(), source);
    }

    static Fixture onLibraries(Map<String, String> settings, String source) {
        return linked(units(source), List.of(), classPath(), settings);
    }

    /** As {@link #onLibraries}, in an application that has WebFlux and no servlets. */
    static Fixture onReactiveLibraries(String source) {
        List<Path> withoutServlets = classPath().stream()
                .filter(jar -> !jar.getFileName().toString().matches("(spring-webmvc|jakarta\\.servlet).*"))
                .toList();
        return linked(units(source), List.of(), withoutServlets, Map.of());
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
    }

    static Fixture of(Map<String, String> settings, String source, String... stubs) {
        List<String> libraries = new ArrayList<>();
        for (String stub : stubs) {
            libraries.addAll(units(resource("stubs/" + stub + ".java.txt")));
        }
        return of(settings, source, libraries);
    }

    /** The libraries are compilation units. */
    static Fixture of(Map<String, String> settings, String source, List<String> libraries) {
        return linked(units(source), libraries, List.of(), settings);
    }

    private static Fixture linked(
            List<String> sources, List<String> stubs, List<Path> classPath, Map<String, String> settings) {
        return new Fixture(sources, Linker.link(facts(sources, stubs, classPath, settings)));
    }

    /** The facts of compilation units, before they are linked. */
    static Facts facts(Map<String, String> settings, String source, List<String> libraries) {
        return facts(units(source), libraries, List.of(), settings);
    }

    private static Facts facts(
            List<String> sources, List<String> stubs, List<Path> classPath, Map<String, String> settings) {
        List<String> all = new ArrayList<>(sources);
        all.addAll(stubs);
        Codebase.Module module = new Codebase.Module(
                ".",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                StandardCharsets.UTF_8);
        List<TypeFact> types = new BytecodeReader(Path.of("."), module)
                .compiled(InMemoryCompiler.compile(all))
                .types();
        // Stubs stand for libraries: the hierarchy knows them, the project does not own them.
        Set<String> own = sources.stream()
                .map(InMemoryCompiler::pathOf)
                .map(path -> path.substring(0, path.lastIndexOf('/') + 1).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        List<TypeFact> ownTypes = types.stream()
                .filter(type ->
                        own.contains(type.name().substring(0, type.name().lastIndexOf('.') + 1)))
                .toList();
        return new Facts(
                ownTypes,
                new ClassPathHierarchy(types, classPath),
                List.of(),
                settings,
                List.of(),
                21,
                Optional.empty());
    }

    Program program() {
        return program;
    }

    /** Each line of the sources with its place. */
    void eachLine(BiConsumer<String, String> lines) {
        for (String source : sources) {
            String[] text = source.split("\n", -1);
            for (int i = 0; i < text.length; i++) {
                lines.accept(InMemoryCompiler.pathOf(source) + ":" + (i + 1), text[i]);
            }
        }
    }

    /** For each line with an expectation, what is expected there. */
    Map<String, String> expected() {
        Map<String, String> lines = new TreeMap<>();
        for (String source : sources) {
            String[] text = source.split("\n", -1);
            for (int i = 0; i < text.length; i++) {
                Matcher matcher = EXPECTATION.matcher(text[i]);
                if (matcher.find()) {
                    String threads = Arrays.stream(matcher.group(1).split(","))
                            .map(String::strip)
                            .filter(thread -> !thread.isEmpty())
                            .sorted()
                            .collect(Collectors.joining(", "));
                    lines.put(InMemoryCompiler.pathOf(source) + ":" + (i + 1), threads);
                }
            }
        }
        return lines;
    }

    /** For each line with an expectation, the threads of the method or lambda that calls something there. */
    Map<String, String> actual() {
        Map<String, Set<String>> found = new TreeMap<>();
        expected().keySet().forEach(line -> found.put(line, new TreeSet<>()));
        program.methods().forEach(method -> method.calls().forEach(call -> {
            Set<String> threads =
                    found.get(call.site().file() + ":" + call.site().line());
            if (threads != null) {
                program.threads(method.key()).stream().map(ThreadContext::label).forEach(threads::add);
            }
        }));
        Map<String, String> lines = new TreeMap<>();
        found.forEach((line, threads) -> lines.put(line, String.join(", ", threads)));
        return lines;
    }

    MethodFact method(String type, String name) {
        return program.methods()
                .filter(method ->
                        method.key().owner().equals(type) && method.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The first call of that name, in any method of the type or lambda in it. */
    CallSite call(String type, String name) {
        return caller(type, name).calls().stream()
                .filter(call -> call.target().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    MethodFact caller(String type, String name) {
        return program.methods()
                .filter(method -> method.key().owner().equals(type))
                .filter(method -> method.calls().stream()
                        .anyMatch(call -> call.target().name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The executor that the first call of that name is made on. */
    Program.Executor executorOf(String type, String call) {
        return program.executor(
                caller(type, call).key(), call(type, call).receiver().orElseThrow());
    }

    /** The line that carries the remark, in the first source that has it. */
    int line(String remark) {
        for (String source : sources) {
            String[] text = source.split("\n", -1);
            for (int i = 0; i < text.length; i++) {
                if (text[i].endsWith("// " + remark)) {
                    return i + 1;
                }
            }
        }
        throw new IllegalArgumentException(remark);
    }

    private static List<String> units(String text) {
        return Arrays.stream(text.split(UNIT))
                .filter(unit -> unit.startsWith("package "))
                .toList();
    }

    private static String resource(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
