package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.rules.Inspection.Call;
import dev.unblock.model.Severity;
import java.util.Set;

/** Calls that run once for every element: in a loop, or in a lambda that a stream or forEach calls. */
final class LoopCalls {

    private static final Set<String> PER_ELEMENT = Set.of(
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "mapToObj",
            "forEach",
            "forEachOrdered",
            "filter",
            "flatMap",
            "peek",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "removeIf",
            "replaceAll");

    private LoopCalls() {}

    static boolean isPerElement(Inspection inspection, Call call) {
        boolean loop = call.site().site().inLoop() && !Retries.isRetried(call.method(), call.site());
        return loop || isInElementLambda(inspection, call);
    }

    static Severity severity(Place place) {
        if (place.compareTo(Place.LISTENER) <= 0) {
            return Severity.HIGH;
        }
        return place.compareTo(Place.VIRTUAL) <= 0 ? Severity.MEDIUM : Severity.LOW;
    }

    private static boolean isInElementLambda(Inspection inspection, Call call) {
        return call.method().writtenIn().isPresent()
                && inspection.program().callers(call.method().key()).stream()
                        .anyMatch(edge -> edge.hop().isSameThread()
                                && PER_ELEMENT.contains(edge.site().target().name())
                                && (inspection.isSubtype(edge.site().target().owner(), "java.util.stream.BaseStream")
                                        || inspection.isSubtype(
                                                edge.site().target().owner(), "java.lang.Iterable")
                                        || inspection.isSubtype(
                                                edge.site().target().owner(), "java.util.Map")));
    }
}
