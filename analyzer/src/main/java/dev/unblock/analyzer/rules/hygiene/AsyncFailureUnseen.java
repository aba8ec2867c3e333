package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds asynchronous methods without a result that can fail, in programs that do not say who is told then. */
final class AsyncFailureUnseen implements Rule {

    private static final String HANDLER = "org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler";
    private static final String GIVES_IT = "getAsyncUncaughtExceptionHandler";
    private static final Set<String> CATCHES =
            Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "An @Async method without a result can fail, and nothing but a line of log tells of it.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return isTold(inspection)
                ? Stream.empty()
                : inspection.methods().flatMap(method -> judge(inspection, method).stream());
    }

    private static boolean isTold(Inspection inspection) {
        return inspection.types().anyMatch(type -> inspection.isSubtype(type.name(), HANDLER))
                || inspection
                        .methods()
                        .map(MethodFact::key)
                        .anyMatch(method -> method.name().equals(GIVES_IT)
                                || method.returnType().equals(HANDLER));
    }

    private static Optional<Problem> judge(Inspection inspection, MethodFact method) {
        boolean unseen = method.writtenIn().isEmpty()
                && method.key().returnType().equals("void")
                && !method.key().isConstructor()
                && SpringAnnotations.own(inspection, method, SpringAnnotations.ASYNC)
                        .isPresent();
        return unseen
                ? method.calls().stream()
                        .filter(call -> canFail(inspection, method, call))
                        .findFirst()
                        .map(call -> problem(method, call))
                : Optional.empty();
    }

    /** Another system is asked, or an exception made to be thrown; and no clause here takes what comes of it. */
    private static boolean canFail(Inspection inspection, MethodFact method, CallSite call) {
        boolean thrown = call.target().isConstructor()
                && inspection.isSubtype(call.target().owner(), "java.lang.RuntimeException");
        boolean asks = inspection.remote().at(method, call).isPresent()
                || inspection.database().at(method, call).isPresent();
        return (thrown && !isHandledBelow(inspection, method) || asks)
                && call.handled().stream().noneMatch(CATCHES::contains);
    }

    private static boolean isHandledBelow(Inspection inspection, MethodFact method) {
        return method.catches().stream()
                .anyMatch(clause -> clause.types().stream().anyMatch(CATCHES::contains));
    }

    private static Problem problem(MethodFact method, CallSite call) {
        String what = call.target().isConstructor()
                ? call.target().owner().substring(call.target().owner().lastIndexOf('.') + 1)
                : call.target().name();
        return Problem.at(method)
                .severity(Severity.INFO)
                .message("When this fails (by " + what
                        + ") its caller has long gone on, and the program names nobody who is told: Spring writes a line of"
                        + " log, no more. Handle the failure here, return a CompletableFuture, or set an"
                        + " AsyncUncaughtExceptionHandler.");
    }
}
