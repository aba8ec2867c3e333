package dev.unblock.analyzer;

import dev.unblock.analyzer.AnalysisRequest.Tests;
import dev.unblock.analyzer.bytecode.BytecodeFacts;
import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.join.Joined;
import dev.unblock.analyzer.join.SourceJoin;
import dev.unblock.analyzer.source.InMemoryCompiler;
import dev.unblock.analyzer.source.InMemoryCompiler.Compiled;
import dev.unblock.analyzer.source.SourceFacts;
import dev.unblock.analyzer.source.SourceReader;
import dev.unblock.analyzer.source.SourceReader.Part;
import dev.unblock.analyzer.source.Sources;
import dev.unblock.model.Coverage;
import dev.unblock.model.Coverage.NotAnalysed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Sources + bytecode → facts: reads both, joins them, and counts how far that reaches. */
final class FactsReader {

    private final Codebase codebase;
    private final Tests tests;
    private final List<NotAnalysed> notAnalysed = new ArrayList<>();

    private FactsReader(Codebase codebase, Tests tests) {
        this.codebase = codebase;
        this.tests = tests;
        notAnalysed.addAll(codebase.notAnalysed());
    }

    /** The facts, the hierarchy that must be closed after the last question, and the coverage. */
    record Reading(Facts facts, ClassPathHierarchy hierarchy, Coverage coverage) {}

    static Reading read(Codebase codebase, Tests tests, Consumer<String> progress) {
        return new FactsReader(codebase, tests).read(progress);
    }

    private Reading read(Consumer<String> progress) {
        progress.accept("Reading sources and classes");
        FutureTask<Sources> reading = new FutureTask<>(() -> SourceReader.read(codebase, parts()));
        Thread reader = new Thread(reading, "sources");
        reader.setDaemon(true);
        reader.start();
        List<TypeFact> compiled = compiledTypes();
        Sources sources = result(reading);
        notAnalysed.addAll(sources.notAnalysed());
        Joined joined = SourceJoin.join(compiled, sources.written());
        notAnalysed.addAll(joined.notAnalysed());
        List<TypeFact> types = sorted(Stream.concat(joined.types().stream(), fromSourcesAlone(joined).stream()));
        ClassPathHierarchy hierarchy = new ClassPathHierarchy(types, classPath());
        Facts facts = new Facts(
                types,
                hierarchy,
                sources.files(),
                codebase.settings(),
                codebase.moduleFacts(),
                codebase.javaRelease(),
                codebase.springBoot());
        return new Reading(facts, hierarchy, coverage(sources, joined, types));
    }

    private static Sources result(FutureTask<Sources> reading) {
        try {
            return reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sources were read", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("sources cannot be read", e.getCause());
        }
    }

    private Set<Part> parts() {
        return tests == Tests.INCLUDED ? EnumSet.allOf(Part.class) : EnumSet.of(Part.MAIN);
    }

    private List<TypeFact> compiledTypes() {
        List<TypeFact> types = new ArrayList<>();
        for (Module module : codebase.modules()) {
            BytecodeReader reader = new BytecodeReader(codebase.root(), module);
            add(module.classes().isEmpty() ? reader.compiled(compiled(module, Part.MAIN)) : reader.main(), types);
            if (tests == Tests.INCLUDED) {
                add(
                        module.testClasses().isEmpty()
                                ? reader.compiledTests(compiled(module, Part.TEST))
                                : reader.tests(),
                        types);
            }
        }
        return types;
    }

    /** A module without class files is compiled in memory, as far as it goes; no annotation processor is run. */
    private Map<String, byte[]> compiled(Module module, Part part) {
        Compiled compiled = InMemoryCompiler.compile(codebase, module, part);
        notAnalysed.addAll(compiled.notAnalysed());
        return compiled.classes();
    }

    private void add(BytecodeFacts read, List<TypeFact> types) {
        types.addAll(read.types());
        notAnalysed.addAll(read.notAnalysed());
    }

    /** What has no class file and does not compile either: types by imports and declarations. */
    private List<TypeFact> fromSourcesAlone(Joined joined) {
        Set<String> files = Set.copyOf(joined.uncompiledFiles());
        if (files.isEmpty()) {
            return List.of();
        }
        try (ClassPathHierarchy libraries = new ClassPathHierarchy(joined.types(), classPath())) {
            return new SourceFacts(codebase, parts(), libraries).types(files);
        }
    }

    private List<Path> classPath() {
        return codebase.modules().stream()
                .flatMap(module -> module.classPath().stream())
                .distinct()
                .toList();
    }

    private Coverage coverage(Sources sources, Joined joined, List<TypeFact> types) {
        return new Coverage(
                sources.sourceFiles(),
                sources.files().size(),
                sources.callSites(),
                joined.joinedCalls() + resolvedByImports(types),
                attribution(types),
                notAnalysed.stream()
                        .distinct()
                        .sorted(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason))
                        .toList());
    }

    private static int resolvedByImports(List<TypeFact> types) {
        return (int) types.stream()
                .filter(type -> type.attribution() == Attribution.IMPORTS)
                .flatMap(FactsReader::resolvedCalls)
                .count();
    }

    private static Map<String, Integer> attribution(List<TypeFact> types) {
        Map<String, Integer> counts = new TreeMap<>();
        types.stream()
                .flatMap(FactsReader::resolvedCalls)
                .map(CallSite::attribution)
                .map(Attribution::label)
                .forEach(label -> counts.merge(label, 1, Integer::sum));
        return counts;
    }

    private static Stream<CallSite> resolvedCalls(TypeFact type) {
        return type.methods().stream()
                .flatMap(method -> method.calls().stream())
                .filter(call -> !call.target().owner().equals(SourceFacts.UNKNOWN));
    }

    private static List<TypeFact> sorted(Stream<TypeFact> types) {
        return types.sorted(Comparator.comparing(TypeFact::name)).toList();
    }
}
