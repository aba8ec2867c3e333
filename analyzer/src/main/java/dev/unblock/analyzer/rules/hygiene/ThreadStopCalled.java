package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;

/** Finds threads that are ended or halted from outside, wherever they are. */
final class ThreadStopCalled implements CallRule {

    private static final Set<String> BY_FORCE = Set.of("stop", "suspend", "resume", "destroy");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread is stopped, suspended or resumed from outside, with whatever it holds.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean forced = BY_FORCE.contains(call.name())
                && call.site().target().parameterTypes().isEmpty()
                && (call.owner().equals("java.lang.Thread") || call.owner().equals("java.lang.ThreadGroup")
                        || inspection.isSubtype(call.owner(), "java.lang.Thread")
                                && inspection.program().method(call.site().target()).isEmpty()
                                && inspection.program().type(call.owner()).isPresent()
                                && !isDeclared(inspection, call));
        return forced
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.HIGH)
                        .message(call.name()
                                + "() acts on the thread wherever it is: objects stay half changed, locks stay held, and from Java"
                                + " 20 on it only throws. Interrupt the thread, and let its work end by itself."))
                : Optional.empty();
    }

    /** The class has a method of its own with that name. */
    private static boolean isDeclared(Inspection inspection, Call call) {
        return inspection.program().type(call.owner()).stream()
                .flatMap(type -> type.methods().stream())
                .anyMatch(method -> method.key().name().equals(call.name()));
    }
}
