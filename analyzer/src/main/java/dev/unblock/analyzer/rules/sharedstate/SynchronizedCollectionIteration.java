package dev.unblock.analyzer.rules.sharedstate;

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

final class SynchronizedCollectionIteration implements CallRule {

    private static final Set<String> WALKS = Set.of("iterator", "listIterator", "stream", "spliterator");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A synchronized collection is walked through without holding its lock.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!WALKS.contains(call.name())
                || !call.site().locks().isEmpty()
                || inspection.accesses().isGuarded(call.method())
                || inspection.accesses().isBuilding(call.method())) {
            return Optional.empty();
        }
        return call.site().receiver().stream()
                        .flatMap(Value::parts)
                        .flatMap(part -> Values.field(part).stream())
                        .flatMap(field -> inspection.program().valuesOf(field).stream())
                        .anyMatch(SynchronizedCollectionIteration::isSynchronized)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message(
                                "Each call on a synchronized collection is safe, but walking through it takes many: a change in"
                                        + " between ends in a ConcurrentModificationException. Hold its lock meanwhile, or use a"
                                        + " concurrent collection."))
                : Optional.empty();
    }

    private static boolean isSynchronized(Value value) {
        return value instanceof Value.Result result
                && result.target().owner().equals("java.util.Collections")
                && result.target().name().startsWith("synchronized");
    }
}
