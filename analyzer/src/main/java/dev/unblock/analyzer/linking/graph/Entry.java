package dev.unblock.analyzer.linking.graph;

import dev.unblock.model.ThreadContext;
import java.util.Optional;

/** A method that a framework or the JVM calls, by number. */
public record Entry(int method, String kind, ThreadContext thread, Optional<String> route) {

    public static final String EVENT_LISTENER = "event-listener";

    /** Whoever publishes the event runs the method; the thread counts only if no publisher is found. */
    boolean isRunByPublisher() {
        return kind.equals(EVENT_LISTENER) && thread == ThreadContext.LISTENER;
    }
}
