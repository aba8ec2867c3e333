package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.MethodRule;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;

final class AsyncReturnTypeNotFuture implements MethodRule {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "hashCode", "equals", "clone");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "An @Async method returns a value that does not exist yet when it returns.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, MethodFact method) {
        String type = method.key().returnType();
        return SpringAnnotations.own(inspection, method, SpringAnnotations.ASYNC)
                .or(() -> ofItsType(inspection, method))
                .filter(async -> !type.equals("void") && !type.equals("java.lang.Void"))
                .filter(async -> !Futures.isFuture(inspection, type))
                .map(async -> Problem.at(method)
                        .severity(Severity.HIGH)
                        .message("@Async hands " + method.key().name() + " to another thread, but its caller gets a "
                                + type
                                + " at once: null in older Spring versions, an exception since 6.0. Return a"
                                + " CompletableFuture.")
                        .remedy(Remedy.manual("H18: callers have to be changed with it.")));
    }

    /** What the type says of all methods that others call through its proxy, but for those that every object has. */
    private static Optional<AnnotationFact> ofItsType(Inspection inspection, MethodFact method) {
        boolean called = method.is(Modifier.PUBLIC)
                && !method.is(Modifier.STATIC)
                && !method.key().isConstructor()
                && !OF_EVERY_OBJECT.contains(method.key().name());
        return called ? SpringAnnotations.async(inspection, method) : Optional.empty();
    }
}
