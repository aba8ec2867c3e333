package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Pool;
import dev.unblock.model.Remedy;
import dev.unblock.model.Suppression;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;

/** The model's enums in plain words. */
public final class Words {

    private Words() {}

    /** What a wait costs on this kind of thread. */
    public static String cost(ThreadContext thread) {
        return switch (thread) {
            case REQUEST -> "One of about 200 server threads is held for the whole wait: capacity.";
            case EVENT_LOOP -> "Every connection on that loop stands still while one waits.";
            case COMMON_POOL -> "The process-wide pool has about as many threads as cores; a few waits starve it.";
            case BOUNDED_POOL -> "Fine while the pool is sized for the waits and tasks do not wait for each other.";
            case UNBOUNDED_POOL -> "Nothing limits the number of threads: a slow partner becomes memory.";
            case SCHEDULER -> "Spring's default scheduler has one thread: every other job is late.";
            case LISTENER -> "The queue or partition behind this listener stalls.";
            case VIRTUAL -> "Cheap, unless the thread is pinned (JDK before 24) or nothing limits the partner's load.";
            case STARTUP -> "Makes the start slower, once.";
            case MAIN -> "Usually fine.";
            case TEST -> "Makes tests slower, nothing else.";
        };
    }

    /** How many such threads there can be. */
    public static String limit(ThreadContext thread) {
        return switch (thread) {
            case REQUEST -> "bounded: the server's, usually 200";
            case EVENT_LOOP -> "bounded: about one per core";
            case COMMON_POOL -> "bounded: cores less one, for all";
            case BOUNDED_POOL -> "bounded: by its own size";
            case UNBOUNDED_POOL -> "no limit";
            case SCHEDULER -> "bounded: one thread by default";
            case LISTENER -> "bounded: one per consumer by default";
            case VIRTUAL -> "no limit, but cheap";
            case STARTUP, MAIN -> "one thread";
            case TEST -> "one thread a test";
        };
    }

    /** Whether nothing limits their number. */
    public static boolean isUnlimited(ThreadContext thread) {
        return thread == ThreadContext.UNBOUNDED_POOL || thread == ThreadContext.VIRTUAL;
    }

    public static String name(ThreadContext thread) {
        return switch (thread) {
            case REQUEST -> "request thread";
            case EVENT_LOOP -> "event loop";
            case COMMON_POOL -> "common pool";
            case BOUNDED_POOL -> "bounded pool";
            case UNBOUNDED_POOL -> "unbounded pool";
            case SCHEDULER -> "scheduler";
            case LISTENER -> "listener";
            case VIRTUAL -> "virtual thread";
            case STARTUP -> "start-up";
            case MAIN -> "main thread";
            case TEST -> "test thread";
        };
    }

    /** Where a pool comes from. */
    public static String name(Pool.Origin origin) {
        return switch (origin) {
            case BEAN -> "bean";
            case FIELD -> "field";
            case LOCAL -> "made where it is used";
            case FRAMEWORK -> "framework";
            case JDK -> "JDK";
            case UNKNOWN -> "not known";
        };
    }

    public static String name(Family family) {
        return switch (family) {
            case BLOCKING -> "Blocking";
            case SHARED_STATE -> "Shared state";
            case FAN_OUT -> "Fan-out";
            case HYGIENE -> "Hygiene";
        };
    }

    /** The name of a part of the score, which is that of a family but for the start. */
    public static String part(String name) {
        return Arrays.stream(Family.values())
                .filter(family -> family.label().equals(name))
                .findFirst()
                .map(Words::name)
                .orElseGet(() -> name.equals("start") ? "Start" : name);
    }

    public static String meaning(Family family) {
        return switch (family) {
            case BLOCKING -> "A thread waits for something else.";
            case SHARED_STATE -> "State that several threads change without a guard.";
            case FAN_OUT -> "Work handed out without a limit.";
            case HYGIENE -> "Asynchronous code that loses results, errors, interrupts or resources.";
        };
    }

    public static String name(Plan.Choice choice) {
        return switch (choice) {
            case VIRTUAL_THREADS -> "virtual threads";
            case EXECUTOR_OFFLOAD -> "executor offload";
            case ASYNC_CLIENT -> "async client";
            case LEAVE_ALONE -> "leave alone";
        };
    }

    public static String name(Plan.State state) {
        return switch (state) {
            case PROPOSED -> "proposed";
            case KEPT -> "kept";
            case REVERTED -> "reverted";
            case NOTHING_TO_DO -> "nothing to do";
            case SKIPPED -> "skipped";
        };
    }

    /** What a step's state says has happened. */
    public static String meaning(Plan.State state) {
        return switch (state) {
            case PROPOSED -> "not applied yet";
            case KEPT -> "applied, compiled, tests passed, a second run changed nothing";
            case REVERTED -> "applied, failed its proof, taken back byte for byte";
            case NOTHING_TO_DO -> "the recipe found nothing left to change";
            case SKIPPED -> "not tried, since it needs a step that was not kept";
        };
    }

    public static String name(Remedy.Automation automation) {
        return switch (automation) {
            case AUTOMATIC -> "automatic";
            case ASSISTED -> "assisted: a recipe proposes, a person decides";
            case MANUAL -> "by hand";
        };
    }

    public static String name(Suppression.Standing standing) {
        return switch (standing) {
            case ACTIVE -> "silences";
            case OVER -> "over: open again";
            case UNUSED -> "silences nothing";
            case UNKNOWN_RULE -> "no such rule";
        };
    }

    public static String name(Finding.Status status) {
        return switch (status) {
            case OPEN -> "open";
            case BASELINE -> "accepted in the baseline";
            case SUPPRESSED -> "suppressed in the source";
        };
    }
}
