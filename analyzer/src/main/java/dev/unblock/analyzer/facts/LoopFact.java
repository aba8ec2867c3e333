package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;

/**
 * A loop, as it is written.
 *
 * @param line of the keyword
 * @param body what is repeated, conditions included
 * @param over what it goes through, as written, e.g. {@code orders}; empty for loops that only test a condition
 * @param turns how often it turns, where the text alone tells
 * @param progress whether it changes anything by its own text
 * @param drive what keeps it going
 * @param success what becomes of it when all goes well
 * @param element the type of what it goes through, as written, without package and type arguments; empty where not told
 * @param once parts that run in one turn at most: the loop is over then, or what asks for them has been given
 * @param sought what is asked to see whether the loop has found what it looks for, and so is over
 */
public record LoopFact(
        int line,
        Span body,
        String over,
        Optional<Integer> turns,
        Progress progress,
        Drive drive,
        Success success,
        String element,
        List<Span> once,
        List<Span> sought) {

    public LoopFact {
        once = List.copyOf(once);
        sought = List.copyOf(sought);
    }

    /** The place runs in one turn at most. */
    public boolean runsOnce(Site site) {
        return once.stream().anyMatch(part -> part.holds(site));
    }

    /** What the place gives decides whether the loop has found what it looks for. */
    public boolean seeks(Site site) {
        return sought.stream().anyMatch(part -> part.holds(site));
    }

    /** What keeps a loop going. */
    public enum Drive {
        /** There is a further element, or number. */
        ELEMENTS,
        /** Something holds, or nothing has ended it. */
        CONDITION
    }

    /** What becomes of a loop when a {@code try} in it goes well. */
    public enum Success {
        /** It is over: the loop only tries again. */
        ENDS,
        GOES_ON
    }

    /** Whether the next turn can differ by what the loop itself assigns, counts or goes on to. */
    public enum Progress {
        NONE,
        SOME
    }
}
