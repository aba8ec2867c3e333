package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class NullReturnedAsFuture implements MethodRule {

    private static final Set<String> LOOKS_UP = Set.of("get", "remove", "poll", "peek", "getOrDefault");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A method that promises a future returns null.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        String type = method.key().returnType();
        boolean promises = Futures.isFuture(inspection, type) || Futures.isPublisher(inspection, type);
        List<Value> returned =
                method.returned().stream().flatMap(Value::alternatives).toList();
        boolean returnsNull = returned.stream().anyMatch(Values::isNull);
        return promises && returnsNull && !saysSo(method) && returned.stream().noneMatch(this::isLookedUp)
                ? Optional.of(Problem.at(method)
                        .severity(Severity.HIGH)
                        .message("This method promises a " + type
                                + " and returns null in one way: the caller's next stage fails far from here. Return a"
                                + " completed or failed one."))
                : Optional.empty();
    }

    private static boolean saysSo(MethodFact method) {
        return method.annotations().stream()
                .map(AnnotationFact::type)
                .anyMatch(type -> type.endsWith("Nullable") || type.endsWith("CheckForNull"));
    }

    /** A future that was kept somewhere: null says that there is none, as {@code Map.get} does. */
    private boolean isLookedUp(Value value) {
        return value instanceof Value.FieldRead
                || value instanceof Value.Result result
                        && LOOKS_UP.contains(result.target().name())
                        && result.target().owner().startsWith("java.util.");
    }
}
