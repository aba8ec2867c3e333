package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;

/** Finds attempts to stop work that goes on all the same. */
final class FutileCancel implements CallRule {

    private static final String FUTURE = "java.util.concurrent.Future";
    private static final String COMPLETABLE = "java.util.concurrent.CompletableFuture";

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "Work is cancelled in a way that does not stop it.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (interruptsDeafThread(inspection, call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.LOW)
                    .message(
                            "This thread's task does not end by an interrupt: it never looks whether it was interrupted, or catches"
                                    + " the exception and goes on. Let its loop end then.")
                    .remedy(Remedy.manual("H11: the task has to look for itself.")));
        }
        if (cancelsDeafTask(inspection, call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .message(
                            "The task behind this future never looks whether it was interrupted, or catches the interrupt and"
                                    + " goes on: cancel(true) only sets a flag that nobody heeds, and the work goes on to its end. Let"
                                    + " its loop look at Thread.currentThread().isInterrupted(), and end.")
                    .remedy(Remedy.manual("H11: the task has to look for itself.")));
        }
        return cancelsRunningStage(inspection, call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .message("cancel(true) on a CompletableFuture only completes the future: its task is not"
                                + " interrupted and goes on to the end on its thread. Submit it to an executor and cancel that"
                                + " Future, give the call itself a timeout, or let the task look at a flag.")
                        .remedy(Remedy.manual("H11: cancelling a CompletableFuture does not interrupt.")))
                : Optional.empty();
    }

    private static boolean interruptsDeafThread(Inspection inspection, Call call) {
        return call.name().equals("interrupt")
                && inspection.isSubtype(call.owner(), "java.lang.Thread")
                && call.site().receiver().stream()
                        .flatMap(thread ->
                                inspection.program().makers(call.method().key(), thread).stream())
                        .anyMatch(made -> DeafTask.isRunBy(inspection, made));
    }

    private static boolean cancelsRunningStage(Inspection inspection, Call call) {
        return call.name().equals("cancel")
                && inspection.isSubtype(call.owner(), COMPLETABLE)
                && call.site().arguments().stream().anyMatch(FutileCancel::isTrue)
                && call.site().receiver().stream()
                        .flatMap(future ->
                                inspection.program().origins(call.method().key(), future).stream())
                        .flatMap(Value::alternatives)
                        .flatMap(Values::chain)
                        .anyMatch(FutileCancel::startsTask);
    }

    /** What other APIs give as a future, as HttpClient.sendAsync does, may well stop its work. */
    private static boolean startsTask(Value.Result link) {
        return link.target().name().endsWith("Async") && link.target().owner().startsWith("java.util.concurrent.");
    }

    /** A loop of the task's own that never looks up: nothing else could go on for long. */
    private static boolean cancelsDeafTask(Inspection inspection, Call call) {
        boolean cancels = call.name().equals("cancel")
                && inspection.isSubtype(call.owner(), FUTURE)
                && !inspection.isSubtype(call.owner(), COMPLETABLE)
                && call.site().arguments().stream().anyMatch(FutileCancel::isTrue);
        return cancels
                && call.site().receiver().stream()
                        .flatMap(future ->
                                inspection.program().makers(call.method().key(), future).stream())
                        .anyMatch(made -> DeafTask.isSubmitted(inspection, made));
    }

    private static boolean isTrue(Value value) {
        return Values.text(value)
                .filter(text -> text.equals("true") || text.equals("1"))
                .isPresent();
    }
}
