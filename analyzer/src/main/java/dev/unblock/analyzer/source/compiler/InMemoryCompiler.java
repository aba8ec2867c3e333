package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.written.JavaFile;
import dev.unblock.analyzer.source.written.SourceReader.Part;
import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a module whose class files are missing, in memory, so that its facts can be read from bytecode after all.
 *
 * <p>Files that do not compile, and those that need them, are left out; the caller reads them from the sources alone.
 */
public final class InMemoryCompiler {

    private static final Logger LOG = LoggerFactory.getLogger(InMemoryCompiler.class);

    /** Each round leaves out what failed in the one before. */
    private static final int MOST_ROUNDS = 6;

    private final Codebase codebase;
    private final Module module;
    private final Chances chances;
    private final Problems problems;

    private InMemoryCompiler(Codebase codebase, Module module, Chances chances) {
        this.codebase = codebase;
        this.module = module;
        this.chances = chances;
        this.problems = new Problems(codebase.root());
    }

    /** Which sources of a codebase have a chance, found when first asked for, for all of its modules. */
    public static final class Chances {

        private final Codebase codebase;
        private Optional<Compilable> main = Optional.empty();

        public Chances(Codebase codebase) {
            this.codebase = codebase;
        }

        /** Tests see the main code of all modules, nobody sees tests. */
        private Compilable of(List<JavaFile> files, Part part) {
            if (main.isEmpty()) {
                main = Optional.of(Compilable.among(sources(), classPath()));
            }
            return part == Part.MAIN ? main.get() : main.get().and(files);
        }

        private List<JavaFile> sources() {
            Problems toldByReader = new Problems(codebase.root());
            return codebase.modules().stream()
                    .flatMap(module -> JavaFile.of(module, Set.of(Part.MAIN), toldByReader).stream())
                    .toList();
        }

        private List<Path> classPath() {
            return codebase.modules().stream()
                    .flatMap(module -> Stream.of(module.classPath(), module.classes(), module.testClasses())
                            .flatMap(List::stream))
                    .distinct()
                    .toList();
        }
    }

    /**
     * What was compiled.
     *
     * @param classes by binary name; empty when nothing could be compiled
     * @param leftOut source files that were not compiled, relative to the project, sorted
     */
    public record Compiled(Map<String, byte[]> classes, List<String> leftOut, List<NotAnalysed> notAnalysed) {

        public Compiled {
            // By name: whoever goes through them goes the same way in every process.
            classes = Collections.unmodifiableMap(new TreeMap<>(classes));
            leftOut = List.copyOf(leftOut);
            notAnalysed = List.copyOf(notAnalysed);
        }
    }

    /** Compiles the main or the test sources of a module. */
    public static Compiled compile(Codebase codebase, Module module, Part part, Chances chances) {
        return new InMemoryCompiler(codebase, module, chances).compile(part);
    }

    private Compiled compile(Part part) {
        List<JavaFile> all = JavaFile.of(module, Set.of(part), problems).stream()
                .filter(file -> !file.path().endsWith("module-info.java"))
                .toList();
        Optional<JavaCompilation> compilation = JavaCompilation.of(codebase, List.of(module), part);
        if (all.isEmpty() || compilation.isEmpty()) {
            return new Compiled(Map.of(), relative(all), List.of());
        }
        try (JavaCompilation open = compilation.get()) {
            return compile(all, hopeless(all, part), open);
        }
    }

    private Compiled compile(List<JavaFile> all, Set<Path> hopeless, JavaCompilation compilation) {
        Set<Path> failed = new TreeSet<>(hopeless);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<JavaFile> rest =
                    all.stream().filter(file -> !failed.contains(file.path())).toList();
            Round result = run(rest, compilation);
            if (result.failed().isEmpty()) {
                return compiled(all, rest, result);
            }
            LOG.debug(
                    "{}: {} files do not compile",
                    module.folder(),
                    result.failed().size());
            failed.addAll(result.failed());
        }
        return compiled(all, List.of(), new Round(Map.of(), Set.of()));
    }

    private Set<Path> hopeless(List<JavaFile> all, Part part) {
        Set<Path> hopeless = EndlessForCompilers.among(all);
        if (!hopeless.isEmpty()) {
            problems.add(
                    codebase.root().resolve(module.folder()),
                    hopeless.size() + " of " + all.size()
                            + " source files declare types that inherit from each other in more"
                            + " than a hundred thousand ways or 100 steps, which no compiler gets to the end of");
        }
        Compilable compilable = chances.of(all, part);
        all.stream().filter(file -> !compilable.hasChance(file)).forEach(file -> hopeless.add(file.path()));
        return hopeless;
    }

    private Compiled compiled(List<JavaFile> all, List<JavaFile> good, Round result) {
        List<JavaFile> leftOut =
                all.stream().filter(file -> !good.contains(file)).toList();
        if (!leftOut.isEmpty()) {
            problems.add(
                    codebase.root().resolve(module.folder()),
                    leftOut.size() + " of " + all.size()
                            + " source files do not compile with what is at hand, types come from imports there");
        }
        return new Compiled(result.classes(), relative(leftOut), problems.all());
    }

    private List<String> relative(List<JavaFile> files) {
        return files.stream()
                .map(file -> Problems.relative(codebase.root(), file.path()))
                .sorted()
                .toList();
    }

    /** One attempt: either classes or the files with errors. */
    private record Round(Map<String, byte[]> classes, Set<Path> failed) {}

    private Round run(List<JavaFile> sources, JavaCompilation compilation) {
        if (sources.isEmpty()) {
            return new Round(Map.of(), Set.of());
        }
        Set<Path> failed = new TreeSet<>();
        Map<SourceText, Path> texts = new LinkedHashMap<>();
        sources.forEach(file -> SourceText.of(file)
                .ifPresentOrElse(text -> texts.put(text, file.path()), () -> failed.add(file.path())));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles memory = new MemoryFiles(compilation.files());
        boolean done;
        try {
            done = compilation.task(memory, diagnostics, texts.keySet()).call();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            // The compiler itself gave up: none of the files can be trusted.
            LOG.warn("{}: the compiler failed: {}", module.folder(), String.valueOf(e));
            return new Round(Map.of(), new TreeSet<>(texts.values()));
        }
        diagnostics.getDiagnostics().stream()
                .filter(found -> found.getKind() == Diagnostic.Kind.ERROR && found.getSource() != null)
                .forEach(found ->
                        Optional.ofNullable(texts.get(found.getSource())).ifPresent(failed::add));
        if (!done && failed.isEmpty()) {
            failed.addAll(texts.values());
        }
        return new Round(done ? memory.classes() : Map.of(), failed);
    }
}
