package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;

final class ContendedRandom implements CallRule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "Threads draw random numbers from one generator and wait for each other.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean draws =
                call.owner().equals("java.util.Random") && call.name().startsWith("next") && isShared(inspection, call)
                        || call.owner().equals("java.lang.Math") && call.name().equals("random");
        return draws && isOnManyThreads(inspection, call.method())
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .message("All threads draw from one generator here and try again when another was faster:"
                                + " slow under load, though not wrong. Use ThreadLocalRandom.current()."))
                : Optional.empty();
    }

    private static boolean isShared(Inspection inspection, Call call) {
        return Values.receiverField(call.site())
                .filter(inspection.accesses()::isSharedField)
                .isPresent();
    }

    private static boolean isOnManyThreads(Inspection inspection, MethodFact method) {
        return !method.key().name().endsWith("init>")
                && (inspection.accesses().isConcurrent(List.of(method.key()))
                        || inspection.tasks().isInTask(method)
                        || inspection.isSubtype(method.key().owner(), "java.lang.Runnable"));
    }
}
