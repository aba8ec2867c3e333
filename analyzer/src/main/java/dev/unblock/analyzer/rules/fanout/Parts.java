package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Loops over parts of the application, such as handlers and checks: there are as many as it is built of, and each asks on
 * its own account, so that nobody could ask for all at once.
 */
final class Parts {

    private Parts() {}

    /** The element itself is what is called, and it waits by something that it holds. */
    static boolean asked(Inspection inspection, Call call, WaitsBelow waits) {
        List<CallEdge> leading = waits.edgesAt(call.method(), call.site()).stream()
                .filter(edge -> waits.in(edge.callee()).isPresent())
                .toList();
        return isElement(inspection, call)
                && !leading.isEmpty()
                && leading.stream().allMatch(edge -> isPart(inspection, edge) && asksByItself(inspection, edge, waits));
    }

    /** What the loop goes to next, what a lambda for elements is given, or the object of a method named for them. */
    private static boolean isElement(Inspection inspection, Call call) {
        Optional<Value> receiver = call.site().receiver();
        boolean next = receiver.filter(value -> value instanceof Value.Computed computed
                                && computed.operands().size() == 1
                        || value instanceof Value.Result result
                                && result.target().name().equals("next")
                        || value instanceof Value.Parameter
                                && call.method().writtenIn().isPresent())
                .isPresent();
        return next
                || Values.functions(call.site())
                        .anyMatch(element -> element.captured().isEmpty()
                                && inspection
                                        .program()
                                        .method(element.implementation())
                                        .filter(method -> method.writtenIn().isEmpty() && !method.is(Modifier.STATIC))
                                        .isPresent());
    }

    /** The one of its kind, or one of several that do the same in their own ways: no piece of data. */
    private static boolean isPart(Inspection inspection, CallEdge edge) {
        String owner = edge.callee().owner();
        return inspection.program().scope(owner) == Scope.SINGLETON || isOneOfSeveral(inspection, edge);
    }

    private static boolean isOneOfSeveral(Inspection inspection, CallEdge edge) {
        return inspection.program().facts().hierarchy().supertypes(edge.callee().owner()).stream()
                .flatMap(above -> inspection.program().type(above).stream())
                .flatMap(above -> above.methods().stream())
                .anyMatch(method -> method.is(Modifier.ABSTRACT)
                        && method.key().name().equals(edge.callee().name())
                        && method.key().descriptor().equals(edge.callee().descriptor()));
    }

    private static boolean asksByItself(Inspection inspection, CallEdge edge, WaitsBelow waits) {
        return inspection.program().method(edge.callee()).stream()
                .flatMap(method -> method.calls().stream().filter(step -> leads(method, step, waits)))
                .anyMatch(step ->
                        step.receiver().stream().anyMatch(object -> object instanceof Value.Self || isOfSelf(object)));
    }

    private static boolean leads(MethodFact method, CallSite step, WaitsBelow waits) {
        return waits.at(method, step).isPresent();
    }

    private static boolean isOfSelf(Value object) {
        return object instanceof Value.FieldRead read
                && read.object().filter(Value.Self.class::isInstance).isPresent();
    }
}
