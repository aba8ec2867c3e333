package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class SessionObjectChanged implements CallRule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "An object in the HTTP session or servlet context is changed, which parallel requests share.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean changed = call.site()
                        .receiver()
                        .filter(SessionObjectChanged::isOfSession)
                        .isPresent()
                && !call.owner().startsWith("java.util.concurrent.")
                && changes(inspection, call)
                && !isMadeRightBefore(call)
                && !inspection.accesses().isBuilding(call.method())
                && inspection.lockSets().at(call.method(), call.site().locks()).isEmpty();
        return changed ? Optional.of(problem(call)) : Optional.empty();
    }

    private static boolean isOfSession(Value receiver) {
        return receiver.alternatives().flatMap(SessionObjectChanged::wholes).anyMatch(SessionObjectChanged::isShared);
    }

    /** The object may be the session's or one made in the branch that the call stands in, the line before as a rule: that one it is. */
    private static boolean isMadeRightBefore(Call call) {
        List<String> made = call.site().receiver().stream()
                .flatMap(Value::alternatives)
                .filter(Value.Allocation.class::isInstance)
                .map(value -> ((Value.Allocation) value).type())
                .toList();
        return call.method().calls().stream()
                .filter(other -> other.target().isConstructor()
                        && made.contains(other.target().owner()))
                .anyMatch(other -> {
                    int lines = call.site().site().line() - other.site().endLine();
                    return lines == 0 || lines == 1;
                });
    }

    private static boolean changes(Inspection inspection, Call call) {
        return Containers.changes(call.name())
                || call.site().target().isSetter()
                || inspection
                        .program()
                        .method(call.site().target())
                        .filter(method -> SelfChange.in(inspection, method))
                        .isPresent();
    }

    /** The value, and what it was read from: {@code cart} and the attribute for {@code cart.items}. */
    private static Stream<Value> wholes(Value part) {
        return Stream.iterate(Optional.of(part), Optional::isPresent, one -> one.flatMap(SessionObjectChanged::whole))
                .map(Optional::get);
    }

    private static Optional<Value> whole(Value part) {
        if (part instanceof Value.FieldRead read) {
            return read.object();
        }
        return part instanceof Value.Result result && !isShared(part) && isPart(result)
                ? result.receiver()
                : Optional.empty();
    }

    /** What is asked for by a property or out of a collection; what a registry gives for a type is none of its parts. */
    private static boolean isPart(Value.Result result) {
        return result.arguments().isEmpty() || result.target().owner().startsWith("java.util.");
    }

    private static boolean isShared(Value object) {
        return object instanceof Value.Result result
                && (result.target().name().equals("getAttribute")
                        || result.target().name().equals("getValue"))
                && result.target().owner().matches("(javax|jakarta)\\.servlet\\.(http\\.HttpSession|ServletContext)");
    }

    private static Problem problem(Call call) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.MEDIUM)
                .message("The object is kept in the session or servlet context and changed here with " + call.name()
                        + ": parallel requests of one user, on other request threads, do the same to the same object."
                        + " Put a changed copy there, or use a concurrent collection.");
    }
}
