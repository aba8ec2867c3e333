package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loops that sleep between looks at something that would have told them by itself. */
final class Polling {

    private static final List<Source> SOURCES = List.of(
            new Source("java.util.concurrent.CompletableFuture", Set.of("isDone"), "whenComplete, or get with a limit"),
            new Source("java.util.concurrent.Future", Set.of("isDone"), "get with a limit"),
            new Source("java.util.concurrent.ExecutorService", Set.of("isTerminated"), "awaitTermination"),
            new Source("java.util.concurrent.CountDownLatch", Set.of("getCount"), "await with a limit"),
            new Source("java.lang.Process", Set.of("isAlive"), "onExit, or waitFor with a limit"),
            new Source("java.lang.Thread", Set.of("isAlive"), "join with a limit"),
            new Source(
                    "java.util.concurrent.BlockingQueue",
                    Set.of("poll", "peek", "isEmpty"),
                    "take, or poll with a limit"),
            new Source("java.io.File", Set.of("exists"), "a WatchService"),
            new Source("java.nio.file.Files", Set.of("exists", "notExists"), "a WatchService"));
    /** What a loop may do besides that waits for nothing and changes nothing. */
    private static final Set<String> ASIDE =
            Set.of("currentTimeMillis", "nanoTime", "sleep", "currentThread", "isInterrupted", "interrupted", "now");

    private static final String QUEUE = "java.util.concurrent.BlockingQueue";

    private record Source(String type, Set<String> looks, String callback) {}

    /**
     * A look.
     *
     * @param callback what would tell, in words
     */
    record Look(CallSite call, String callback) {}

    private Polling() {}

    /** What the loop around the sleep looks at, where that has a callback and the loop does nothing else. */
    static Optional<Look> lookBeside(Inspection inspection, Wait sleep) {
        if (sleep.kind() != Kind.SLEEP || !sleep.call().site().inLoop()) {
            return Optional.empty();
        }
        return innermost(inspection, sleep.call()).flatMap(loop -> look(inspection, sleep, loop));
    }

    private static Optional<LoopFact> innermost(Inspection inspection, CallSite call) {
        return inspection
                .loopsIn(call.site().file())
                .filter(loop -> loop.body().holds(call.site()))
                .max(Comparator.comparingInt(LoopFact::line));
    }

    private static Optional<Look> look(Inspection inspection, Wait sleep, LoopFact loop) {
        List<CallSite> calls = sleep.method().calls().stream()
                .filter(call -> loop.body().holds(call.site()))
                .toList();
        Optional<Look> look =
                calls.stream().flatMap(call -> look(inspection, call).stream()).findFirst();
        return look.filter(one -> inspection.isSubtype(one.call().target().owner(), QUEUE)
                || calls.stream().allMatch(call -> look(inspection, call).isPresent() || isAside(call)));
    }

    private static Optional<Look> look(Inspection inspection, CallSite call) {
        boolean untimed = !call.target().parameterTypes().contains("java.util.concurrent.TimeUnit");
        return SOURCES.stream()
                .filter(source ->
                        untimed && source.looks().contains(call.target().name()))
                .filter(source -> inspection.isSubtype(call.target().owner(), source.type()))
                .findFirst()
                .map(source -> new Look(call, source.callback()));
    }

    private static boolean isAside(CallSite call) {
        return ASIDE.contains(call.target().name()) && call.target().owner().startsWith("java.");
    }
}
