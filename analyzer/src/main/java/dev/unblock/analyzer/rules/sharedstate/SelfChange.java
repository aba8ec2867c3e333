package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import java.util.Optional;

/** Methods of the project that write a field of their object, or change what one holds, without a guard. */
final class SelfChange {

    private SelfChange() {}

    static boolean in(Inspection inspection, MethodFact method) {
        return !inspection.accesses().isGuarded(method)
                && (method.accesses().stream()
                                .anyMatch(access -> access.kind() == FieldAccess.Kind.WRITE
                                        && access.locks().isEmpty()
                                        && isOfItself(access.object()))
                        || method.calls().stream().anyMatch(SelfChange::changesOwnCollection));
    }

    private static boolean changesOwnCollection(CallSite call) {
        return Containers.changes(call.target().name())
                && call.locks().isEmpty()
                && !call.target().owner().startsWith("java.util.concurrent.")
                && call.receiver()
                        .filter(held -> held instanceof Value.FieldRead read && isOfItself(read.object()))
                        .isPresent();
    }

    private static boolean isOfItself(Optional<Value> object) {
        return object.filter(Value.Self.class::isInstance).isPresent();
    }
}
