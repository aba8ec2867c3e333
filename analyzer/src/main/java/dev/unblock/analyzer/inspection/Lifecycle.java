package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import java.util.Set;

/** Methods that, by their names, start or end something as a whole, and so are called once in its life. */
public final class Lifecycle {

    private static final Set<String> STARTS = Set.of(
            "start",
            "startUp",
            "startup",
            "doStart",
            "init",
            "initialize",
            "open",
            "launch",
            "listen",
            "setup",
            "connect");
    private static final Set<String> ENDS = Set.of(
            "stop",
            "doStop",
            "shutdown",
            "shutDown",
            "shutdownNow",
            "close",
            "destroy",
            "dispose",
            "terminate",
            "stopAsync",
            "closeAsync",
            "shutdownAsync");

    private Lifecycle() {}

    /** Of a call, by the name of what it calls. */
    public static boolean ends(CallSite call) {
        return ENDS.contains(call.target().name());
    }

    public static boolean starts(MethodFact method) {
        return STARTS.contains(method.named().name());
    }

    public static boolean ends(MethodFact method) {
        return ENDS.contains(method.named().name());
    }
}
