package dev.unblock.analyzer.source.written;

import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method, constructor, initialiser or lambda as written, with what stands directly in it.
 *
 * @param name of the method; {@code <init>} and {@code <clinit>} for the others; of a lambda, the name of the method
 *     that it is written in
 * @param parameters simple names of the parameters' types as written, without type arguments; of lambdas, {@code ?}
 *     where not written
 * @param around of a lambda, the index of the body that it stands in, among the bodies of its type
 * @param site of the name; of a lambda, of its arrow's left side
 * @param firstLine of the whole declaration, annotations left out
 * @param calls in the order of their evaluation
 */
public record WrittenBody(
        Kind kind,
        String name,
        List<String> parameters,
        Optional<Integer> around,
        Site site,
        int firstLine,
        int endLine,
        List<WrittenCall> calls,
        List<WrittenCatch> catches,
        List<WrittenMonitor> monitors) {

    public WrittenBody {
        parameters = List.copyOf(parameters);
        calls = List.copyOf(calls);
        catches = List.copyOf(catches);
        monitors = List.copyOf(monitors);
    }

    /** The kinds of bodies. Initialisers gather everything that runs before a constructor's own statements. */
    public enum Kind {
        METHOD,
        CONSTRUCTOR,
        INITIALIZER,
        STATIC_INITIALIZER,
        LAMBDA
    }

    /**
     * A catch clause.
     *
     * @param types as written, without package unless written with it
     * @param firstCall index of the first call of the body inside the clause, up to {@code lastCall}, exclusive
     */
    public record WrittenCatch(List<String> types, Set<Use> uses, int firstCall, int lastCall, Site site) {

        public WrittenCatch {
            types = List.copyOf(types);
            uses = Set.copyOf(uses);
        }
    }

    /** A {@code synchronized} block. */
    public record WrittenMonitor(Site site, int endLine) {}
}
