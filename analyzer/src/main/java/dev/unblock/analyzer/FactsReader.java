package dev.unblock.analyzer;

import dev.unblock.analyzer.AnalysisRequest.Tests;
import dev.unblock.analyzer.bytecode.BytecodeReader;
import dev.unblock.analyzer.bytecode.ClassGroup;
import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.bytecode.KnownHeaders;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.codebase.Codebase.Module;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.Namesakes;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.reading.OwnCode;
import dev.unblock.analyzer.reading.OwnFacts;
import dev.unblock.analyzer.source.bodies.SourceFacts;
import dev.unblock.analyzer.source.compiler.InMemoryCompiler;
import dev.unblock.analyzer.source.compiler.InMemoryCompiler.Compiled;
import dev.unblock.analyzer.source.written.SourceReader.Part;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Sources + bytecode → facts: reads both, joins them, and counts how far that reaches. */
final class FactsReader {

    private final Codebase codebase;
    private final Tests tests;
    private final CacheFolder cache;
    private final InMemoryCompiler.Chances chances;
    private final List<NotAnalysed> notAnalysed = new ArrayList<>();

    private FactsReader(Codebase codebase, Tests tests, CacheFolder cache) {
        this.codebase = codebase;
        this.tests = tests;
        this.cache = cache;
        this.chances = new InMemoryCompiler.Chances(codebase);
        notAnalysed.addAll(codebase.notAnalysed());
    }

    /** The facts, the hierarchy that must be closed after the last question, and the coverage. */
    record Reading(Facts facts, ClassPathHierarchy hierarchy, Coverage coverage) {}

    static Reading read(Codebase codebase, Tests tests, CacheFolder cache, Consumer<String> progress) {
        return new FactsReader(codebase, tests, cache).read(progress);
    }

    private Reading read(Consumer<String> progress) {
        progress.accept("Reading sources and classes");
        OwnFacts own = OwnCode.read(codebase, parts(), this::classes, cache);
        notAnalysed.addAll(own.notAnalysed());
        List<TypeFact> written = sorted(Stream.concat(own.types().stream(), fromSourcesAlone(own).stream()));
        Namesakes namesakes = Namesakes.among(written, codebase.moduleFacts());
        List<TypeFact> types = namesakes.apart(written);
        ClassPathHierarchy hierarchy =
                new ClassPathHierarchy(types, classPath(), KnownHeaders.open(cache, classPath()));
        notAnalysed.addAll(hierarchy.unreadable());
        Facts facts = new Facts(
                types,
                hierarchy,
                own.files(),
                codebase.settings(),
                namesakes.inModules(),
                codebase.javaRelease(),
                codebase.springBoot());
        if (classPath().isEmpty() && callsUnknownLibraries(types, hierarchy)) {
            notAnalysed.add(new NotAnalysed(".", "no class path: calls into libraries were not followed"));
        }
        return new Reading(facts, hierarchy, coverage(own, types));
    }

    private Set<Part> parts() {
        return tests == Tests.INCLUDED ? EnumSet.allOf(Part.class) : EnumSet.of(Part.MAIN);
    }

    private Stream<ClassGroup> classes() {
        return codebase.modules().stream().flatMap(this::classes);
    }

    private Stream<ClassGroup> classes(Module module) {
        BytecodeReader reader = new BytecodeReader(codebase.root(), module);
        Supplier<ClassGroup> main = () ->
                module.classes().isEmpty() ? reader.compiledClasses(compiled(module, Part.MAIN)) : reader.mainClasses();
        Supplier<ClassGroup> test = () -> module.testClasses().isEmpty()
                ? reader.compiledTestClasses(compiled(module, Part.TEST))
                : reader.testClasses();
        return Stream.of(main, test).limit(parts().size()).map(Supplier::get);
    }

    /** A module without class files is compiled in memory, as far as it goes; no annotation processor is run. */
    private Map<String, byte[]> compiled(Module module, Part part) {
        Compiled compiled = InMemoryCompiler.compile(codebase, module, part, chances);
        notAnalysed.addAll(compiled.notAnalysed());
        return compiled.classes();
    }

    /** What has no class file and does not compile either: types by imports and declarations. */
    private List<TypeFact> fromSourcesAlone(OwnFacts own) {
        Set<String> files = Set.copyOf(own.uncompiledFiles());
        if (files.isEmpty()) {
            return List.of();
        }
        try (ClassPathHierarchy libraries = new ClassPathHierarchy(own.types(), classPath())) {
            return new SourceFacts(codebase, parts(), libraries).types(files);
        }
    }

    private List<Path> classPath() {
        return codebase.modules().stream()
                .flatMap(module -> module.classPath().stream())
                .distinct()
                .toList();
    }

    private static boolean callsUnknownLibraries(List<TypeFact> types, ClassPathHierarchy hierarchy) {
        return types.stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.calls().stream())
                .map(call -> call.target().owner())
                .distinct()
                .anyMatch(owner -> !owner.endsWith("[]") && !hierarchy.isKnown(owner));
    }

    private Coverage coverage(OwnFacts own, List<TypeFact> types) {
        return new Coverage(
                own.sourceFiles(),
                own.files().size(),
                own.files().stream().mapToInt(SourceFile::callSites).sum(),
                own.joinedCalls() + resolvedByImports(types),
                attribution(types),
                notAnalysed.stream()
                        .distinct()
                        .sorted(Comparator.comparing(NotAnalysed::file).thenComparing(NotAnalysed::reason))
                        .toList());
    }

    /** What initialises objects stands in each of their constructors, and is written once. */
    private static int resolvedByImports(List<TypeFact> types) {
        return (int) types.stream()
                .filter(type -> type.attribution() == Attribution.IMPORTS)
                .flatMap(FactsReader::resolvedCalls)
                .filter(SourceFacts::isWritten)
                .map(CallSite::site)
                .distinct()
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
