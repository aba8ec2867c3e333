package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which methods wait, themselves or in what they call on the same thread. Files and locks do not count. */
final class WaitsBelow {

    private final Map<MethodKey, Wait> nearest;

    private WaitsBelow(Map<MethodKey, Wait> nearest) {
        this.nearest = nearest;
    }

    static WaitsBelow of(Program program, Waits waits) {
        Map<MethodKey, Wait> nearest = new HashMap<>();
        Deque<MethodKey> next = new ArrayDeque<>();
        waits.all().filter(WaitsBelow::counts).forEach(wait -> {
            if (nearest.putIfAbsent(wait.method().key(), wait) == null) {
                next.add(wait.method().key());
            }
        });
        while (!next.isEmpty()) {
            MethodKey method = next.remove();
            for (CallEdge edge : program.callers(method)) {
                if (edge.hop().isSameThread() && nearest.putIfAbsent(edge.caller(), nearest.get(method)) == null) {
                    next.add(edge.caller());
                }
            }
        }
        return new WaitsBelow(nearest);
    }

    /** The nearest wait below the method. */
    Optional<Wait> in(MethodKey method) {
        return Optional.ofNullable(nearest.get(method));
    }

    private static boolean counts(Wait wait) {
        return wait.kind().group() != Group.FILE && wait.kind().group() != Group.LOCK;
    }
}
