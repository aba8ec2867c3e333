package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.Set;
import java.util.stream.Stream;

/** Work that is told to stop by an interrupt: a {@code CompletableFuture} passes none on. */
final class Interruption implements HazardCheck {

    private static final String THREAD = "java.lang.Thread";
    private static final String FUTURE = "java.util.concurrent.Future";
    private static final Set<String> ASKS = Set.of("isInterrupted", "interrupted");
    private static final Set<String> TRUE = Set.of("true", "1");

    private final Program program;

    Interruption(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return method.calls().stream()
                .filter(this::reliesOnInterrupts)
                .map(call -> Sighting.of(
                        Hazard.H11,
                        method.key(),
                        call.site(),
                        method.named().signature() + " calls " + call.target().signature()
                                + ": an asynchronous stage does not pass an interrupt on to its work"));
    }

    private boolean reliesOnInterrupts(CallSite call) {
        String name = call.target().name();
        if (call.target().owner().equals(THREAD)) {
            return ASKS.contains(name) || name.equals("interrupt") && !restoresItsOwnFlag(call);
        }
        return name.equals("cancel")
                && program.facts().hierarchy().isSubtype(call.target().owner(), FUTURE)
                && call.arguments().stream().anyMatch(Interruption::isTrue);
    }

    private static boolean restoresItsOwnFlag(CallSite call) {
        return call.receiver()
                .filter(thread -> thread instanceof Value.Result result
                        && result.target().name().equals("currentThread"))
                .isPresent();
    }

    private static boolean isTrue(Value value) {
        return value instanceof Value.Constant constant && TRUE.contains(constant.text());
    }
}
