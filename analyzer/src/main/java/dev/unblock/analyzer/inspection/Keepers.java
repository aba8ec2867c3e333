package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.List;
import java.util.Set;

/** Code that makes what somebody keeps: a map's or cache's missing value, or what is made once for all. */
public final class Keepers {

    private static final Set<String> FILLS =
            Set.of("computeIfAbsent", "compute", "computeIfPresent", "get", "getAll", "getUnchecked", "getOrCreate");
    private static final Set<String> ONCE = Set.of("compareAndSet", "getAndSet");

    private Keepers() {}

    /** All who call the method keep what it gives. */
    public static boolean keepWhatItMakes(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        return !callers.isEmpty() && callers.stream().allMatch(edge -> fills(inspection, edge.site()));
    }

    private static boolean fills(Inspection inspection, CallSite call) {
        String owner = call.target().owner();
        return FILLS.contains(call.target().name())
                && (inspection.isSubtype(owner, "java.util.Map") || owner.endsWith("Cache"));
    }

    /** All who call the method have won a race for it, as by {@code started.compareAndSet(false, true)}. */
    public static boolean runOnce(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        return !callers.isEmpty()
                && callers.stream().allMatch(edge -> inspection.program().method(edge.caller()).stream()
                        .flatMap(caller -> caller.calls().stream())
                        .filter(call -> ONCE.contains(call.target().name())
                                && call.target().owner().equals("java.util.concurrent.atomic.AtomicBoolean"))
                        .anyMatch(call -> inspection
                                .choices()
                                .isConditionOf(call.site(), edge.site().site())));
    }
}
