package dev.unblock.analyzer.source;

import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.codebase.Problems;
import dev.unblock.analyzer.source.SourceReader.Part;
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
    private final Problems problems;

    private InMemoryCompiler(Codebase codebase, Module module) {
        this.codebase = codebase;
        this.module = module;
        this.problems = new Problems(codebase.root());
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
    public static Compiled compile(Codebase codebase, Module module, Part part) {
        return new InMemoryCompiler(codebase, module).compile(part);
    }

    private Compiled compile(Part part) {
        List<JavaFile> all = JavaFile.of(module, Set.of(part), problems).stream()
                .filter(file -> !file.path().endsWith("module-info.java"))
                .toList();
        Optional<JavaCompilation> compilation = JavaCompilation.of(codebase, module, part);
        if (all.isEmpty() || compilation.isEmpty()) {
            return new Compiled(Map.of(), relative(all), List.of());
        }
        try (JavaCompilation open = compilation.get()) {
            return compile(all, open);
        }
    }

    private Compiled compile(List<JavaFile> all, JavaCompilation compilation) {
        Set<Path> failed = hopeless(all, compilation);
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

    private Set<Path> hopeless(List<JavaFile> all, JavaCompilation compilation) {
        Set<Path> hopeless = EndlessForCompilers.among(all);
        if (!hopeless.isEmpty()) {
            problems.add(
                    codebase.root().resolve(module.folder()),
                    hopeless.size() + " of " + all.size()
                            + " source files declare types that inherit from each other in more"
                            + " than a hundred thousand ways or 100 steps, which no compiler gets to the end of");
        }
        Set<Path> endless = Set.copyOf(hopeless);
        if (!compilation.seesOthers()) {
            all.forEach(file -> hopeless.add(file.path()));
            Compilable.among(all).forEach(file -> hopeless.remove(file.path()));
            hopeless.addAll(endless);
        }
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
