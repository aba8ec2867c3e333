package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Threads that share a name and a limit: an executor of the application, or threads that a framework or the JDK keeps for
 * it.
 *
 * @param id stable across runs: the bean, the field, the place where it is made, or the framework's own name
 * @param name as a reader of the code knows it, e.g. {@code reportExecutor}
 * @param made how it is built, e.g. {@code Executors.newFixedThreadPool(4)}, where that is known
 * @param file where it is built, relative to the project, with {@code /}; absent for pools of frameworks and the JDK
 * @param handOvers where the application hands work to it, sorted by file and line
 * @param entryPoints ids of entry points that begin on it, sorted
 * @param findings ids of findings that its threads can run into, in the order of the findings
 */
public record Pool(
        String id,
        String name,
        Origin origin,
        ThreadContext thread,
        Limit threads,
        Limit queue,
        Optional<String> made,
        Optional<String> file,
        Optional<Integer> line,
        List<HandOver> handOvers,
        List<String> entryPoints,
        List<String> findings) {

    public Pool {
        handOvers = List.copyOf(handOvers);
        entryPoints = List.copyOf(entryPoints);
        findings = List.copyOf(findings);
    }

    /** Where a pool comes from. */
    public enum Origin {
        /** The dependency injection makes it. */
        BEAN("bean"),
        /** A field of a class keeps it. */
        FIELD("field"),
        /** A method makes it and keeps it for itself. */
        LOCAL("local"),
        /** The web server, Spring, Reactor or another framework keeps it. */
        FRAMEWORK("framework"),
        /** The JDK keeps it. */
        JDK("jdk"),
        /** The way to where it is built was lost. */
        UNKNOWN("unknown");

        private final String label;

        Origin(String label) {
            this.label = label;
        }

        /** The word used in results and reports. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /**
     * How many threads there can be, or how many tasks can wait for them.
     *
     * @param number where it is known; of a queue, 0 for hand-overs without waiting
     */
    public record Limit(Bounds kind, Optional<Integer> number) {}

    /** Whether there is a limit. */
    public enum Bounds {
        BOUNDED("bounded"),
        UNBOUNDED("unbounded"),
        UNKNOWN("unknown");

        private final String label;

        Bounds(String label) {
            this.label = label;
        }

        /** The word used in results and reports. */
        @JsonValue
        public String label() {
            return label;
        }
    }

    /** A place where the application hands a task to the pool. */
    public record HandOver(String method, String file, int line) {}
}
