package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.program.Program.Capacity;
import dev.unblock.model.ThreadContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where code runs, as far as the cost of a wait goes: the worst of its threads. */
public enum Place {
    EVENT_LOOP("an event-loop thread", "stops everything else that this thread serves"),
    COMMON_POOL("a thread of the common pool", "starves everything else in this process that uses that pool"),
    REQUEST("a request thread", "takes one of about 200 request threads for as long as it lasts"),
    SCHEDULER("the scheduler's thread", "delays every other scheduled job, since there is one thread by default"),
    LISTENER("a listener's thread", "stalls the messages behind this one"),
    UNBOUNDED_POOL("a thread made for the task", "holds one of any number of threads"),
    BOUNDED_POOL("a background thread", "holds one of a limited number of threads"),
    VIRTUAL("a virtual thread", "is cheap unless it pins its carrier"),
    STARTUP("the thread that starts the application", "makes the start longer"),
    MAIN("the main thread", "makes the program longer"),
    TEST("a test's thread", "makes the test longer"),
    NOWHERE("a thread that no known entry point starts", "costs whoever calls it");

    private static final int USUAL_REQUEST_THREADS = 200;

    private final String words;
    private final String cost;

    Place(String words, String cost) {
        this.words = words;
        this.cost = cost;
    }

    public String words() {
        return words;
    }

    /** What a wait costs there, in an application that can do this much at a time. */
    public String cost(Capacity capacity) {
        if (this == REQUEST && capacity.requestThreads() != USUAL_REQUEST_THREADS) {
            return "takes one of " + capacity.requestThreads() + " request threads for as long as it lasts";
        }
        if (this == SCHEDULER && capacity.schedulerThreads() > 1) {
            return "takes one of the scheduler's " + capacity.schedulerThreads() + " threads for as long as it lasts";
        }
        return cost;
    }

    /** The kind of thread; empty where there is none. */
    public Optional<ThreadContext> thread() {
        return Stream.of(ThreadContext.values())
                .filter(thread -> of(thread) == this)
                .findFirst();
    }

    /** Many threads can be here at once. */
    public boolean isConcurrent() {
        return compareTo(VIRTUAL) <= 0 && this != SCHEDULER;
    }

    static Place worst(Set<ThreadContext> threads) {
        Place worst = NOWHERE;
        for (ThreadContext thread : threads) {
            Place place = of(thread);
            worst = place.compareTo(worst) < 0 ? place : worst;
        }
        return worst;
    }

    /** The kind of thread whose waits cost most. */
    public static Optional<ThreadContext> worstOf(Collection<ThreadContext> threads) {
        return threads.stream().min(Comparator.comparing(Place::of).thenComparing(Comparator.naturalOrder()));
    }

    private static Place of(ThreadContext thread) {
        return switch (thread) {
            case EVENT_LOOP -> EVENT_LOOP;
            case COMMON_POOL -> COMMON_POOL;
            case REQUEST -> REQUEST;
            case SCHEDULER -> SCHEDULER;
            case LISTENER -> LISTENER;
            case UNBOUNDED_POOL -> UNBOUNDED_POOL;
            case BOUNDED_POOL -> BOUNDED_POOL;
            case VIRTUAL -> VIRTUAL;
            case STARTUP -> STARTUP;
            case MAIN -> MAIN;
            case TEST -> TEST;
        };
    }
}
