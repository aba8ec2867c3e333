package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets to a finding, under which circumstances, and what it costs each time.
 *
 * @param entryPoints how many entry points reach the place; {@link Finding#paths} shows the nearest of them
 * @param byThread how many of them by the kind of thread that runs the place then, by label
 * @param gate the method that most blocking paths through here share: a fix there clears them
 * @param repeats loops around the place, up the path too, outermost first
 * @param lock a lock that is held meanwhile
 * @param transaction a database transaction that is open meanwhile
 * @param limit what bounds the wait
 * @param estimate what it costs
 * @param blocked ids of the entry points whose own thread gets here, sorted; of more than 500 only the first 20; for
 *     findings of the blocking family
 */
public record Exposure(
        int entryPoints,
        Map<String, Integer> byThread,
        Optional<Gate> gate,
        List<Repeat> repeats,
        Optional<Held> lock,
        Optional<Held> transaction,
        Optional<Limit> limit,
        Optional<Estimate> estimate,
        // Results of the first versions have no such list.
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> blocked) {

    public Exposure {
        byThread = Sorted.map(byThread);
        repeats = List.copyOf(repeats);
        blocked = List.copyOf(blocked);
    }

    /** An exposure without the list of entry points. */
    public Exposure(
            int entryPoints,
            Map<String, Integer> byThread,
            Optional<Gate> gate,
            List<Repeat> repeats,
            Optional<Held> lock,
            Optional<Held> transaction,
            Optional<Limit> limit,
            Optional<Estimate> estimate) {
        this(entryPoints, byThread, gate, repeats, lock, transaction, limit, estimate, List.of());
    }

    public Exposure withBlocked(List<String> ids) {
        return new Exposure(entryPoints, byThread, gate, repeats, lock, transaction, limit, estimate, ids);
    }

    public Exposure withGate(Optional<Gate> changed) {
        return new Exposure(entryPoints, byThread, changed, repeats, lock, transaction, limit, estimate, blocked);
    }

    /**
     * A method that all ways to some blocking findings go through, as near to the waits as possible.
     *
     * @param paths pairs of a finding and an entry point that reaches it: what a fix here clears
     */
    public record Gate(String method, String file, int line, int findings, int entryPoints, int paths) {}

    /**
     * Something that makes the place run more than once per call of the entry point.
     *
     * @param over what is gone through, e.g. {@code orders}; empty where only a condition is tested
     * @param turns how often, where the code tells
     */
    public record Repeat(String file, int line, String over, Optional<Integer> turns) {}

    /**
     * Something that is held while the thread waits.
     *
     * @param what in words, e.g. {@code lock seats}
     * @param method that takes or opens it
     * @param onEveryPath whether all ways here go through that method; else it is so on some
     */
    public record Held(String what, String method, String file, int line, boolean onEveryPath) {}

    /**
     * What ends the wait at the latest.
     *
     * @param by {@code argument}, {@code client}, {@code transaction}, or {@code nothing}
     * @param millis after how long, where the code tells
     */
    public record Limit(String by, Optional<Long> millis) {}

    /**
     * What the wait costs, guessed; docs/ranking.md has the assumptions.
     *
     * @param millis how long the thread waits here during one call of the entry point: {@code each} times {@code times}
     * @param each how long one wait takes
     * @param times how often it happens; waiting in turn for tasks that run side by side counts once
     * @param thread the kind of thread that waits, where one is known: the worst of those that come here
     * @param how the assumptions behind the figures, for a person
     */
    public record Estimate(double millis, double each, int times, Optional<ThreadContext> thread, String how) {}
}
