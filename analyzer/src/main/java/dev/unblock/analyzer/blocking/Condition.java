package dev.unblock.analyzer.blocking;

import java.util.Arrays;
import java.util.Optional;

/** When a call of the catalogue waits: the closed list of what can be asked about its place. */
public enum Condition {
    ALWAYS(""),
    /** Usually; another implementation behind the same name may not wait. */
    LIKELY("likely"),
    /** The object called on was opened on a file, socket, connection, process or console. */
    OPENED_ON_IO("opened-on-io"),
    /** An argument was. */
    ARGUMENT_ON_IO("argument-on-io"),
    /** The object called on is not known to be in memory. */
    UNLESS_IN_MEMORY("unless-in-memory"),
    /** It is made on a field that carries the row's annotation. */
    INJECTED("injected"),
    /** No class of the project implements the interface: a proxy sends the call elsewhere. */
    BY_PROXY("by-proxy"),
    /** The future is not known to be complete. */
    NOT_COMPLETED("not-completed"),
    /** The queue has a capacity, so that putting can wait. */
    BOUNDED_QUEUE("bounded-queue"),
    /** The channel was not switched to non-blocking. */
    BLOCKING_CHANNEL("blocking-channel"),
    /** The first argument is not written as an address. */
    HOST_BY_NAME("host-by-name"),
    /** The last argument, a number of flags, does not say that no answer is wanted. */
    ANSWERED("answered");

    private final String label;

    Condition(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static Optional<Condition> of(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
    }
}
