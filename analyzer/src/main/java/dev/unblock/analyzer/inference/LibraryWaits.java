package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.MethodCode;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.parallel.Beside;
import dev.unblock.model.Confidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door: which calls of a program into libraries wait, by the libraries' own code. */
public final class LibraryWaits {

    static final String UNCOUNTED = "uncounted.csv";

    private final List<Path> classPath;
    private final FactsCache cache;
    private final Confidence least;
    private Optional<Begun> begun = Optional.empty();

    private LibraryWaits(List<Path> classPath, FactsCache cache, Confidence least) {
        this.classPath = List.copyOf(classPath);
        this.cache = cache;
        this.least = least;
    }

    /** An answer that is being sought. */
    private record Begun(Facts facts, Beside<Map<MethodKey, Inference>> answer) {}

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

    /** Seeks the answer for this program on a thread of its own, so that it is there when it is asked for. */
    public void begin(Facts facts, Sinks sinks) {
        begun = Optional.of(new Begun(facts, Beside.begin("libraries", () -> found(facts, sinks))));
    }

    /** The program's calls that wait inside a library, by the method that is called. */
    public Map<MethodKey, Inference> in(Facts facts, Sinks sinks) {
        return begun.filter(sought -> sought.facts() == facts)
                .map(sought -> sought.answer().result())
                .orElseGet(() -> found(facts, sinks));
    }

    private Map<MethodKey, Inference> found(Facts facts, Sinks sinks) {
        if (classPath.isEmpty()) {
            return Map.of();
        }
        Question question = Question.of(facts);
        KnownAnswers answers = KnownAnswers.open(cache, classPath);
        String name = answers.nameOf(question, sinks, least);
        return answers.find(name).orElseGet(() -> {
            Map<MethodKey, Inference> inferred = inferred(question, facts.hierarchy(), sinks);
            answers.keep(name, inferred);
            return inferred;
        });
    }

    private Map<MethodKey, Inference> inferred(Question question, TypeHierarchy hierarchy, Sinks sinks) {
        try (LibraryCode code = LibraryCode.open(classPath, cache)) {
            LibraryTypes types = new LibraryTypes(code, hierarchy, question.types());
            Sinks known = sinks.asking(new SeenTypes(types, hierarchy));
            Map<MethodKey, Inference> all = Explored.of(question, types, known, Extent.OF_AN_ANALYSIS)
                    .inferences(types, new MethodCode(code::bytes));
            all.values().removeIf(inference -> inference.confidence().compareTo(least) > 0);
            return all;
        } finally {
            cache.shrink();
        }
    }
}
