package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.Set;

/** Calls that wait elsewhere, but not here, by what their documentation says of just this use. */
final class NoWait {

    private static final String FORK_JOIN_TASK = "java.util.concurrent.ForkJoinTask";
    private static final Set<String> SERVLET_STREAMS =
            Set.of("jakarta.servlet.ServletInputStream", "javax.servlet.ServletInputStream");

    private NoWait() {}

    static boolean is(TypeHierarchy hierarchy, MethodFact method, CallSite call, BlockingApi api) {
        return isJoinedByTask(hierarchy, method, api) || isReady(method, call);
    }

    /** A task that joins another works at the pool's other tasks meanwhile ({@code ForkJoinPool}'s documentation). */
    private static boolean isJoinedByTask(TypeHierarchy hierarchy, MethodFact method, BlockingApi api) {
        return api.type().equals(FORK_JOIN_TASK)
                && hierarchy.isSubtype(method.named().owner(), FORK_JOIN_TASK);
    }

    /** A servlet's stream that was asked whether it is ready gives what is there ({@code ServletInputStream.isReady}). */
    private static boolean isReady(MethodFact method, CallSite call) {
        return SERVLET_STREAMS.contains(call.target().owner())
                && call.target().name().startsWith("read")
                && method.calls().stream()
                        .anyMatch(before -> before.index() < call.index()
                                && before.target().name().equals("isReady")
                                && before.receiver().equals(call.receiver()));
    }
}
