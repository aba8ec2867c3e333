package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.Confidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The door: which calls of a program into libraries wait, by the libraries' own code. */
public final class LibraryWaits {

    static final String UNCOUNTED = "uncounted.csv";

    private final List<Path> classPath;
    private final FactsCache cache;
    private final Confidence least;

    private LibraryWaits(List<Path> classPath, FactsCache cache, Confidence least) {
        this.classPath = List.copyOf(classPath);
        this.cache = cache;
        this.least = least;
    }

    /**
     * Only what is highly sure: of what is less so, too much turned out wrong when it was read by hand.
     *
     * @param classPath of the program's libraries; without any, nothing is inferred
     */
    public static LibraryWaits of(List<Path> classPath, FactsCache cache) {
        return new LibraryWaits(classPath, cache, Confidence.HIGH);
    }

    /** With what is as sure as this, or surer. */
    public LibraryWaits downTo(Confidence confidence) {
        return new LibraryWaits(classPath, cache, confidence);
    }

    /** Nothing is inferred. */
    public static LibraryWaits none() {
        return new LibraryWaits(List.of(), FactsCache.none(), Confidence.HIGH);
    }

    /** The program's calls that wait inside a library, by the method that is called. */
    public Map<MethodKey, Inference> in(Facts facts, Sinks sinks) {
        if (classPath.isEmpty()) {
            return Map.of();
        }
        try (LibraryCode code = LibraryCode.open(classPath, cache)) {
            return inferred(facts, sinks, code);
        } finally {
            cache.shrink();
        }
    }

    private Map<MethodKey, Inference> inferred(Facts facts, Sinks sinks, LibraryCode code) {
        LibraryTypes types = new LibraryTypes(code::find, facts.hierarchy(), facts.types());
        LibraryGraph graph = new LibraryGraph(types, new Boundary(types), new Counted(sinks, types));
        facts.types().stream().map(TypeFact::name).forEach(graph::make);
        calls(facts).forEach(call -> madeBy(call, graph));
        Map<MethodKey, Node> roots = new TreeMap<>();
        called(facts).forEach((called, dispatch) -> {
            if (!called.owner().startsWith("java.") && sinks.of(called) == Sinks.Verdict.NOT_KNOWN) {
                graph.root(called, dispatch).ifPresent(node -> roots.put(called, node));
            }
        });
        Reach reach = new Reach(graph.explore());
        Map<MethodKey, Inference> inferred = new TreeMap<>();
        roots.forEach((called, node) -> reach.from(node, called)
                .filter(inference -> inference.confidence().compareTo(least) <= 0)
                .ifPresent(inference -> inferred.put(called, inference)));
        return inferred;
    }

    private static Stream<CallSite> calls(Facts facts) {
        return facts.types().stream()
                .flatMap(type -> type.methods().stream())
                .map(MethodFact::calls)
                .flatMap(List::stream);
    }

    private static void madeBy(CallSite call, LibraryGraph graph) {
        if (call.target().isConstructor() && call.receiver().isEmpty()) {
            graph.make(call.target().owner());
        }
        for (Value argument : call.arguments()) {
            if (argument instanceof Value.Functional lambda) {
                graph.makeLambda(lambda);
            }
        }
    }

    private static Map<MethodKey, CallSite.Dispatch> called(Facts facts) {
        Map<MethodKey, CallSite.Dispatch> called = new TreeMap<>();
        calls(facts).forEach(call -> called.putIfAbsent(call.target(), call.dispatch()));
        return called;
    }
}
