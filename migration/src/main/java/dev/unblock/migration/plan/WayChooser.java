package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.migration.hazards.Sighting;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan.Choice;
import dev.unblock.model.Plan.Way;
import dev.unblock.model.ThreadContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says which way an entry point should go, why, and why not the others. */
final class WayChooser {

    private static final int VIRTUAL_THREADS = 21;
    private static final int UNPINNED = 24;

    private final Facts facts;
    private final Capacity capacity;

    WayChooser(Facts facts, Capacity capacity) {
        this.facts = facts;
        this.capacity = capacity;
    }

    Way nothingWaits(EntryPoint entry) {
        return new Way(
                entry.id(), Choice.LEAVE_ALONE, "Nothing below it waits, as far as the analysis sees.", Map.of());
    }

    Way notARequest(EntryPoint entry, WaitSet waits) {
        return entry.thread() == ThreadContext.EVENT_LOOP ? eventLoop(entry, waits) : otherThread(entry, waits);
    }

    /** The worst place to wait: no recipe takes the handler off the loop, but a person should. */
    private static Way eventLoop(EntryPoint entry, WaitSet waits) {
        String because = String.format(
                Locale.ROOT,
                "It waits at %d place(s) on an event loop: meanwhile every connection of that loop stands still. Run it on an"
                        + " executor of its own (Netty: an EventExecutorGroup for the handler; Reactor: boundedElastic), by"
                        + " hand: where the loop is set up decides how.",
                waits.size());
        return new Way(entry.id(), Choice.EXECUTOR_OFFLOAD, because, againstWaitingOnLoops());
    }

    /** A handler that leaves the loop by itself. */
    Way offLoop(EntryPoint entry, String gain) {
        return new Way(entry.id(), Choice.EXECUTOR_OFFLOAD, gain, againstWaitingOnLoops());
    }

    private static Map<String, String> againstWaitingOnLoops() {
        return Map.of(label(Choice.LEAVE_ALONE), "One slow partner or query stops all that the loop serves.");
    }

    private static Way otherThread(EntryPoint entry, WaitSet waits) {
        return new Way(
                entry.id(),
                Choice.LEAVE_ALONE,
                String.format(
                        Locale.ROOT,
                        "It waits at %d place(s), but on %s thread: no request thread is held. Bound its waits (wave 0)"
                                + " and leave its structure.",
                        waits.size(),
                        withArticle(entry.thread().label())),
                Map.of());
    }

    private static String withArticle(String label) {
        return ("aeiou".indexOf(label.charAt(0)) < 0 ? "a " : "an ") + label;
    }

    Way asyncClient(EntryPoint entry, WaitSet waits, String gain) {
        Map<String, String> against = new LinkedHashMap<>();
        against.put(label(Choice.VIRTUAL_THREADS), againstVirtualThreads());
        against.put(
                label(Choice.EXECUTOR_OFFLOAD),
                "It would move " + waits.size() + " wait(s) to a pool's threads instead of freeing them.");
        against.put(label(Choice.LEAVE_ALONE), "A request thread stays busy for all of the wait.");
        return new Way(entry.id(), Choice.ASYNC_CLIENT, gain, against);
    }

    Way offload(EntryPoint entry, String gain, List<Obstacle> obstacles) {
        Map<String, String> against = new LinkedHashMap<>();
        against.put(label(Choice.ASYNC_CLIENT), told(obstacles));
        against.put(label(Choice.VIRTUAL_THREADS), againstVirtualThreads());
        against.put(
                label(Choice.LEAVE_ALONE),
                "Each request waits for all calls in turn although they need nothing of" + " each other.");
        return new Way(entry.id(), Choice.EXECUTOR_OFFLOAD, gain, against);
    }

    /** Neither clients nor structure can change: only cheaper threads can help, or nothing. */
    Way threadsOrNothing(EntryPoint entry, WaitSet waits, List<Obstacle> obstacles, Optional<Sighting> pinned) {
        boolean onlyDatabase = waits.stream().allMatch(NoCounterpart::isDatabase);
        Map<String, String> against = new LinkedHashMap<>();
        against.put(label(Choice.ASYNC_CLIENT), told(obstacles));
        against.put(label(Choice.EXECUTOR_OFFLOAD), noGainByOffloading(waits));
        if (supportsVirtualThreads() && pinned.isEmpty()) {
            against.put(label(Choice.LEAVE_ALONE), "Its waits hold platform threads: " + cap(waits) + ".");
            String because = onlyDatabase ? virtualThreads() + " " + isolated() : virtualThreads();
            return new Way(entry.id(), Choice.VIRTUAL_THREADS, because, against);
        }
        against.put(label(Choice.VIRTUAL_THREADS), againstVirtualThreads(pinned));
        String because = onlyDatabase ? "It waits for the database alone: " + pooled() : noChange(told(obstacles));
        return new Way(entry.id(), Choice.LEAVE_ALONE, because, against);
    }

    /** A step was there, and cannot be taken. */
    Way declined(EntryPoint entry, Sighting why) {
        return new Way(entry.id(), Choice.LEAVE_ALONE, noChange(told(why)), Map.of());
    }

    private static String noChange(String because) {
        return "No change here is both safe and worth it today: " + because;
    }

    /** Before virtual threads: the wait stays what it is, but no request thread is kept by it. */
    Way isolate(EntryPoint entry, String gain, List<Obstacle> obstacles) {
        Map<String, String> against = new LinkedHashMap<>();
        against.put(label(Choice.ASYNC_CLIENT), told(obstacles));
        against.put(label(Choice.VIRTUAL_THREADS), againstVirtualThreads());
        against.put(
                label(Choice.LEAVE_ALONE),
                "While what it waits for is slow, its requests take the request threads of all other routes.");
        return new Way(entry.id(), Choice.EXECUTOR_OFFLOAD, gain, against);
    }

    /** A handler that says by itself that it waits on a virtual thread. */
    Way virtualThreads(EntryPoint entry, String gain, List<Obstacle> obstacles) {
        Map<String, String> against = new LinkedHashMap<>();
        against.put(label(Choice.ASYNC_CLIENT), told(obstacles));
        against.put(
                label(Choice.EXECUTOR_OFFLOAD), "It would hold a pool's thread for all of the wait instead of none.");
        against.put(label(Choice.LEAVE_ALONE), "Each request holds a worker's thread for all of its waits.");
        return new Way(entry.id(), Choice.VIRTUAL_THREADS, gain, against);
    }

    private String noGainByOffloading(WaitSet waits) {
        return waits.size() < 2
                ? "No gain: a single wait takes as long on another thread, and two threads are busy with it instead of one."
                : "No gain that is safe: the waits depend on each other, change something, or share what may change.";
    }

    private String cap(WaitSet waits) {
        int millis = capacity.millis(waits);
        return capacity.requestThreads() + " of them carry at most " + capacity.perSecond(millis) + " requests/s at "
                + millis + " ms each (guess)";
    }

    /** What cheaper threads are good for where they bring no more answers. */
    private String isolated() {
        return "Its own answers come no sooner, since the connection pool (" + connections()
                + ") is their cap; but requests that queue for a connection no longer take the threads of other routes.";
    }

    private String pooled() {
        return "the connection pool (" + connections()
                + ") is the cap, so more threads would only wait for a connection: no gain.";
    }

    String connections() {
        return facts.settings().getOrDefault("spring.datasource.hikari.maximum-pool-size", "10");
    }

    boolean supportsVirtualThreads() {
        return facts.javaRelease() >= VIRTUAL_THREADS && bootAtLeast(3, 2);
    }

    private String virtualThreads() {
        String pinning = facts.javaRelease() < UNPINNED
                ? " Before JDK 24 a wait inside synchronized pins its carrier (H25); none is seen here."
                : "";
        return "JDK " + facts.javaRelease()
                + " has virtual threads: spring.threads.virtual.enabled=true makes each wait"
                + " cheap without changing code. Limit what is scarce (connections, partners) by itself." + pinning;
    }

    private String againstVirtualThreads(Optional<Sighting> pinned) {
        return pinned.filter(seen -> supportsVirtualThreads())
                .map(seen -> seen.evidence() + " and would pin its carrier before JDK 24 (" + seen.hazard() + ", "
                        + seen.file() + ":" + seen.line() + ").")
                .orElseGet(this::againstVirtualThreads);
    }

    private String againstVirtualThreads() {
        if (facts.javaRelease() < VIRTUAL_THREADS) {
            return "The project is built for JDK " + facts.javaRelease()
                    + "; virtual threads need 21, better 24 (H25).";
        }
        if (facts.springBoot().isEmpty()) {
            return "There is no Spring Boot here, whose setting would give virtual threads to all requests (H25).";
        }
        if (!bootAtLeast(3, 2)) {
            return "spring.threads.virtual.enabled needs Spring Boot 3.2.";
        }
        return "Possible as well, and less change; every thread-per-request limit then has to be set anew (H25).";
    }

    private boolean bootAtLeast(int major, int minor) {
        Optional<String> version = facts.springBoot().filter(text -> text.matches("\\d+\\.\\d+.*"));
        return version.map(text -> text.split("[.-]"))
                .filter(parts -> Integer.parseInt(parts[0]) > major
                        || Integer.parseInt(parts[0]) == major && Integer.parseInt(parts[1]) >= minor)
                .isPresent();
    }

    private static String told(List<Obstacle> obstacles) {
        return obstacles.stream()
                .map(Obstacle::first)
                .sorted()
                .findFirst()
                .map(WayChooser::told)
                .orElse("No recipe fits these waits.");
    }

    private static String told(Sighting seen) {
        return seen.evidence() + " (" + seen.hazard() + ", " + seen.file() + ":" + seen.line() + ")";
    }

    static boolean isRequest(EntryPoint entry) {
        return entry.thread() == ThreadContext.REQUEST;
    }

    private static String label(Choice choice) {
        return switch (choice) {
            case VIRTUAL_THREADS -> "virtual-threads";
            case EXECUTOR_OFFLOAD -> "executor-offload";
            case ASYNC_CLIENT -> "async-client";
            case LEAVE_ALONE -> "leave-alone";
        };
    }
}
