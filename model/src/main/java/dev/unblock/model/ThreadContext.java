package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of thread that runs a piece of code, which decides what a wait costs there. */
public enum ThreadContext {
    /** A web server's request thread: one of about 200. */
    REQUEST("request"),
    /** A thread that serves many connections and must never wait. */
    EVENT_LOOP("event-loop"),
    /** The process-wide fork-join pool. */
    COMMON_POOL("common-pool"),
    /** An executor with a limit on its threads, or one thread that lives as long as the application. */
    BOUNDED_POOL("bounded-pool"),
    /** An executor without a limit on its threads, or a new thread for every task. */
    UNBOUNDED_POOL("unbounded-pool"),
    /** A scheduler's thread, by default the only one. */
    SCHEDULER("scheduler"),
    /** A message or event listener's thread. */
    LISTENER("listener"),
    /** A virtual thread. */
    VIRTUAL("virtual"),
    /** The thread that starts the application. */
    STARTUP("startup"),
    /** The main thread of a program. */
    MAIN("main"),
    /** A test's thread. */
    TEST("test");

    private final String label;

    ThreadContext(String label) {
        this.label = label;
    }

    /** The word used in results and reports, e.g. {@code event-loop}. */
    @JsonValue
    public String label() {
        return label;
    }
}
