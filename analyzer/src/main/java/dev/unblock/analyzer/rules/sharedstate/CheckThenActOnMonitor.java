package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.LoopFact.Drive;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class CheckThenActOnMonitor implements CallRule {

    /** Done twice, these do no more than once. */
    private static final String REPEATABLE =
            "(close|stop|shutdown|cancel|release|destroy|disconnect|flush|clear|start|init|open|connect|log|set|notify).*";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A synchronized method is asked and another one acts on the answer, with the lock given up in between.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call act) {
        Optional<MethodFact> acting = locking(inspection, act.site());
        if (acting.isEmpty()
                || !changesSomething(acting.get())
                || act.name().matches(REPEATABLE)
                || isHeld(inspection, act)) {
            return Optional.empty();
        }
        Set<FieldKey> touched = fields(acting.get());
        return act.method().calls().stream()
                .filter(check -> check.index() < act.site().index() && check.result() == Outcome.USED)
                .filter(check -> check.receiver().equals(act.site().receiver())
                        && !check.target().equals(act.site().target()))
                .filter(check -> decides(inspection, check, act.site()))
                .filter(check -> locking(inspection, check).stream()
                        .filter(asked -> FieldWrites.isPrimitive(asked.key().returnType()))
                        .flatMap(asked -> fields(asked).stream())
                        .anyMatch(field -> touched.contains(field) && isChanged(inspection, field)))
                .findFirst()
                .map(check -> problem(act, check));
    }

    /** By an {@code if}, or by what keeps a loop going. */
    private static boolean decides(Inspection inspection, CallSite check, CallSite act) {
        return inspection.choices().isConditionOf(check.site(), act.site())
                || inspection
                        .loopsIn(act.site().file())
                        .anyMatch(loop -> loop.drive() == Drive.CONDITION
                                && loop.line() == check.site().line()
                                && loop.body().holds(act.site()));
    }

    /** The method of the program that the call runs, where it takes the lock of the object it is called on. */
    private static Optional<MethodFact> locking(Inspection inspection, CallSite call) {
        return inspection
                .program()
                .method(call.target())
                .filter(method -> method.is(Modifier.SYNCHRONIZED) && !method.is(Modifier.STATIC));
    }

    /** The same lock around both; or one of the caller's own, which guards what only the caller has. */
    private static boolean isHeld(Inspection inspection, Call act) {
        Optional<Value> object = act.site().receiver();
        if (object.isEmpty() || object.get() instanceof Value.Allocation) {
            return true;
        }
        Set<Value> held = inspection.lockSets().at(act.method(), act.site().locks());
        return held.contains(object.get()) || !held.isEmpty() && !(object.get() instanceof Value.Parameter);
    }

    /** What only looks does nothing that the answer could be wrong for. */
    private static boolean changesSomething(MethodFact method) {
        return method.accesses().stream().anyMatch(access -> access.written().isPresent())
                || !method.elementWrites().isEmpty()
                || method.calls().stream()
                        .anyMatch(call -> Containers.changes(call.target().name())
                                && Values.receiverField(call).isPresent());
    }

    private static Set<FieldKey> fields(MethodFact method) {
        return method.accesses().stream().map(FieldAccess::field).collect(Collectors.toSet());
    }

    private static boolean isChanged(Inspection inspection, FieldKey field) {
        return inspection.accesses().uses(field).stream()
                .anyMatch(use -> use.isWrite() && !inspection.accesses().isConstructing(use.method()));
    }

    private static Problem problem(Call act, CallSite check) {
        return Problem.at(act.method(), act.site())
                .severity(Severity.INFO)
                .message(check.target().name() + " is asked in line "
                        + check.site().line() + " and " + act.name()
                        + " acts on the answer here: each takes the lock, but between them another thread can change what"
                        + " was asked. Hold the lock around both, or let one method do both.");
    }
}
