package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.stream.Stream;

final class ThreadLocalRandomKept implements Rule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A field keeps the random generator of the thread that happened to fill it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection.types().flatMap(type -> type.fields().stream()).flatMap(field -> {
            List<Use> keeping = inspection.accesses().uses(field.key()).stream()
                    .filter(ThreadLocalRandomKept::isKept)
                    .toList();
            return keeping.isEmpty() ? Stream.empty() : Stream.of(problem(field, keeping));
        });
    }

    private static boolean isKept(Use use) {
        return use.access().written().stream()
                .flatMap(Value::alternatives)
                .anyMatch(value -> value instanceof Value.Result result
                        && result.target().owner().equals("java.util.concurrent.ThreadLocalRandom")
                        && result.target().name().equals("current"));
    }

    private static Problem problem(FieldFact field, List<Use> keeping) {
        return Problem.on(
                        field,
                        keeping.stream()
                                .map(use -> use.method().key())
                                .distinct()
                                .toList())
                .severity(Severity.MEDIUM)
                .message("Field " + field.key().name()
                        + " keeps the ThreadLocalRandom of the thread that filled it: other"
                        + " threads that use it can draw the same numbers, without being told. Call"
                        + " ThreadLocalRandom.current() at each use.")
                .related(keeping.stream().map(FieldRule::location).distinct().toList());
    }
}
