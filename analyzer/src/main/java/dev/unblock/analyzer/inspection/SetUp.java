package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.program.Program.CallEdge;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Steps before the work begins or after it has ended, by their names, which no serving thread takes. */
public final class SetUp {

    private static final String NAMES = "((do|post)?(init|initialize|start|configure|setup|stop|close|shutdown|destroy)"
            + "|(do|post)(Init|Initialize|Start|Configure|Load|Stop|Close|Shutdown|Destroy)|postLoad)([A-Z].*)?";
    private static final Set<Place> SERVING =
            EnumSet.of(Place.REQUEST, Place.EVENT_LOOP, Place.LISTENER, Place.SCHEDULER, Place.COMMON_POOL);

    private SetUp() {}

    public static boolean is(Inspection inspection, MethodFact method) {
        return !SERVING.contains(inspection.place(method)) && isMeantAsOne(inspection, method);
    }

    /** By its name alone: a serving thread may come by, such as the first that needs what is set up. */
    public static boolean isMeantAsOne(Inspection inspection, MethodFact method) {
        return isNamedSo(method.named()) || isStepOf(inspection, method);
    }

    private static boolean isNamedSo(MethodKey method) {
        return method.name().matches(NAMES);
    }

    /** Called from nowhere else. */
    private static boolean isStepOf(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        return !method.is(Modifier.PUBLIC)
                && !callers.isEmpty()
                && callers.stream().allMatch(edge -> isNamedSo(edge.caller()));
    }
}
