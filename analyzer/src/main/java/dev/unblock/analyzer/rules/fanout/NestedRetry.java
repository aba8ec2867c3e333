package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Reach.Start;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds retries below retries: by annotation, by template or by hand. */
final class NestedRetry implements Rule {

    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.retry.annotation.Retryable",
            "org.springframework.resilience.annotation.Retryable",
            "io.github.resilience4j.retry.annotation.Retry",
            "org.eclipse.microprofile.faulttolerance.Retry",
            "io.micronaut.retry.annotation.Retryable");
    private static final List<String> TEMPLATES = List.of(
            "org.springframework.retry.RetryOperations",
            "org.springframework.core.retry.RetryOperations",
            "io.github.resilience4j.retry.Retry");

    /** Elements of the annotations that name the errors after which something is tried again. */
    private static final List<String> ERRORS = List.of("retryFor", "value", "include", "includes", "retryOn");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A call that is tried again tries again below: the tries multiply.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Map<MethodKey, Start> retried = retried(inspection);
        Map<MethodKey, Start> below = new HashMap<>();
        inspection.methods().forEach(method -> starts(inspection, method, retried, below));
        Reach reach = Reach.narrow(inspection.program(), below, edge -> isPastProxy(inspection, edge));
        return inspection
                .methods()
                .filter(method -> retried.containsKey(method.key()))
                .flatMap(method -> reach
                        .start(method.key())
                        .filter(outer -> !outer.method().named().equals(method.named())
                                && !areOfOtherErrors(inspection, outer.method(), method))
                        .map(outer -> problem(retried.get(method.key()), outer))
                        .stream());
    }

    /** Methods that retry something, and where. */
    private static Map<MethodKey, Start> retried(Inspection inspection) {
        Map<MethodKey, Start> retried = new HashMap<>();
        inspection.methods().forEach(method -> annotation(inspection, method)
                .map(found -> new Start(method, method.site(), "annotation"))
                .or(() -> method.calls().stream()
                        .filter(call -> isTemplate(
                                        inspection,
                                        call.target().owner(),
                                        call.target().name())
                                || inspection.repeats().isRetried(method, call)
                                        && (inspection.remote().at(method, call).isPresent()
                                                || inspection
                                                        .database()
                                                        .at(method, call)
                                                        .isPresent()))
                        .findFirst()
                        .map(call -> new Start(method, call.site(), "loop")))
                .ifPresent(start -> retried.put(method.key(), start)));
        return retried;
    }

    /** What each of them calls while it retries. */
    private static void starts(
            Inspection inspection, MethodFact method, Map<MethodKey, Start> retried, Map<MethodKey, Start> below) {
        Start start = retried.get(method.key());
        if (start == null) {
            return;
        }
        inspection.program().callees(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread() && !isPastProxy(inspection, edge))
                .filter(edge -> start.reason().equals("annotation")
                        || edge.site().site().equals(start.site())
                        || isTemplate(
                                inspection,
                                edge.site().target().owner(),
                                edge.site().target().name()))
                .forEach(edge -> below.putIfAbsent(edge.callee(), start));
    }

    /** That somebody comes by: who calls the method on its own object passes no proxy, and so is not tried again. */
    private static Optional<AnnotationFact> annotation(Inspection inspection, MethodFact method) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        boolean passed = !callers.isEmpty() && callers.stream().allMatch(NestedRetry::isOnSelf);
        return passed ? Optional.empty() : annotation(method);
    }

    private static Optional<AnnotationFact> annotation(MethodFact method) {
        return method.annotations().stream()
                .filter(annotation -> ANNOTATIONS.contains(annotation.type()))
                .findFirst();
    }

    /** What the inner one tries again for is never what the outer one does, by their annotations. */
    private static boolean areOfOtherErrors(Inspection inspection, MethodFact outer, MethodFact inner) {
        List<String> above = errors(outer);
        List<String> below = errors(inner);
        return !above.isEmpty()
                && !below.isEmpty()
                && above.stream().noneMatch(error -> below.stream()
                        .anyMatch(other -> inspection.isSubtype(error, other) || inspection.isSubtype(other, error)));
    }

    private static List<String> errors(MethodFact method) {
        return annotation(method).stream()
                .flatMap(retry -> ERRORS.stream().flatMap(element -> retry.texts(element).stream()))
                .toList();
    }

    private static boolean isPastProxy(Inspection inspection, CallEdge edge) {
        return isOnSelf(edge)
                && inspection
                        .program()
                        .method(edge.callee())
                        .flatMap(NestedRetry::annotation)
                        .isPresent();
    }

    private static boolean isOnSelf(CallEdge edge) {
        return edge.site().receiver().filter(Value.Self.class::isInstance).isPresent();
    }

    private static boolean isTemplate(Inspection inspection, String owner, String name) {
        return name.startsWith("execute") && TEMPLATES.stream().anyMatch(type -> inspection.isSubtype(owner, type));
    }

    private static Problem problem(Start inner, Start outer) {
        return Problem.at(inner.method(), inner.site(), "retry")
                .confidence(Confidence.MEDIUM)
                .message(
                        "This is tried again although " + outer.method().named().name()
                                + ", which leads here, is tried again too: three tries of three are nine calls to a partner that is in"
                                + " trouble already. Retry in one place only, the nearest to the call or the outermost.")
                .related(List.of(new Location(outer.site().file(), outer.site().line(), "tried again here, too")));
    }
}
