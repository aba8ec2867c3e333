package dev.unblock.migration.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What waiting costs, by Little's law: busy threads = requests per second × seconds each one waits. With a fixed number
 * of threads that caps the requests per second. Latencies are guesses by kind of wait; only a measurement knows them.
 */
final class Capacity {

    /** Of Tomcat and, on machines of up to 25 cores, of Quarkus. */
    private static final int DEFAULT_REQUEST_THREADS = 200;

    private static final List<String> SIZES = List.of("server.tomcat.threads.max", "quarkus.thread-pool.max-threads");

    private final int requestThreads;

    Capacity(Map<String, String> settings) {
        this.requestThreads = threads(settings);
    }

    private static int threads(Map<String, String> settings) {
        return SIZES.stream()
                .map(key -> settings.getOrDefault(key, ""))
                .filter(given -> given.matches("\\d{1,6}") && !given.matches("0+"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(DEFAULT_REQUEST_THREADS);
    }

    int requestThreads() {
        return requestThreads;
    }

    int millis(WaitSet waits) {
        return Math.max(
                1, waits.stream().mapToInt(wait -> wait.seen().api().latency()).sum());
    }

    /** For a handler whose waits all become asynchronous. */
    String freed(WaitSet waits) {
        int millis = millis(waits);
        return String.format(
                Locale.ROOT,
                "Frees the request thread for the whole wait: %d wait(s), about %d ms (guess). Today %d threads answer at"
                        + " most %d requests/s here (%d / %.3f s, Little's law); afterwards waiting holds no thread, and the"
                        + " partners set the cap.",
                waits.size(),
                millis,
                requestThreads,
                perSecond(millis),
                requestThreads,
                millis / 1000.0);
    }

    /** For a handler whose waits move to an executor of as many threads, some of them at the same time. */
    String moved(WaitSet waits) {
        int millis = millis(waits);
        return String.format(
                Locale.ROOT,
                "Moves %d wait(s), about %d ms (guess), from the request thread to an executor of %d threads, where"
                        + " independent ones run at the same time: answers come sooner, and a slow partner no longer takes"
                        + " the request threads of other routes. The cap stays %d requests/s (%d / %.3f s, Little's law): as"
                        + " many calls wait at partners as before, and no more.",
                waits.size(),
                millis,
                requestThreads,
                perSecond(millis),
                requestThreads,
                millis / 1000.0);
    }

    /** For requests of Spring that wait on virtual threads. */
    String unheld(WaitSet waits, String connections) {
        return unheld(waits, connections, "a semaphore, @ConcurrencyLimit");
    }

    /** For requests that wait on virtual threads, with what limits calls there. */
    String unheld(WaitSet waits, String connections, String limits) {
        int millis = millis(waits);
        return String.format(
                Locale.ROOT,
                "Today %d threads answer at most %d requests/s where one waits about %d ms (guess; %d / %.3f s, Little's law);"
                        + " afterwards a wait holds no platform thread, and no number of threads limits requests. Set anew"
                        + " what is scarce: the connection pool (%s) caps queries, partners need a limit of their own (%s).",
                requestThreads,
                perSecond(millis),
                millis,
                requestThreads,
                millis / 1000.0,
                connections,
                limits);
    }

    /** For requests that wait on an event loop today, and on an executor for blocking work afterwards. */
    String offLoop(WaitSet waits) {
        int millis = millis(waits);
        return String.format(
                Locale.ROOT,
                "Takes %d wait(s), about %d ms (guess), off the event loop. Today one loop answers at most %d requests/s of all"
                        + " its connections while such requests come (1 / %.3f s, Little's law), and each of them stops the others;"
                        + " afterwards each holds a thread of the executor for blocking work. Set anew what is scarce: that"
                        + " executor takes as many as come.",
                waits.size(),
                millis,
                Math.round(1000.0 / millis),
                millis / 1000.0);
    }

    /** For a handler whose work waits on an executor of as many threads, so that others do not queue behind it. */
    String isolated(WaitSet waits, String connections) {
        int millis = millis(waits);
        return String.format(
                Locale.ROOT,
                "Moves %d wait(s), about %d ms (guess), from the request thread to an executor of %d threads. Its own answers come"
                        + " no sooner, and no more of them (at most %d requests/s: %d / %.3f s, Little's law; %d connections to the database"
                        + " where it waits for that); but while partners or the database are slow, request threads stay free for"
                        + " routes that need neither.",
                waits.size(),
                millis,
                requestThreads,
                perSecond(millis),
                requestThreads,
                millis / 1000.0,
                Integer.parseInt(connections.matches("\\d{1,6}") ? connections : "10"));
    }

    /** For a method whose independent waits run at the same time. */
    String overlapped(List<WaitSet> branches) {
        int before = branches.stream().mapToInt(this::millis).sum();
        int after = branches.stream().mapToInt(this::millis).max().orElse(before);
        return String.format(
                Locale.ROOT,
                "Waits for the slowest of %d calls instead of all in turn: about %d ms instead of %d ms (guess). The executor"
                        + " has as many threads as there are request threads, so the cap stays %d requests/s (%d / %.3f s,"
                        + " Little's law): answers come sooner, not more of them.",
                branches.size(),
                after,
                before,
                perSecond(before),
                requestThreads,
                before / 1000.0);
    }

    long perSecond(int millis) {
        return Math.round(requestThreads * 1000.0 / millis);
    }
}
