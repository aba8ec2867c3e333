package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

final class AsyncWithoutExecutor implements CallRule {

    private static final Set<String> STARTS = Set.of("supplyAsync", "runAsync");

    private static final Set<String> HANDS_OVER = Set.of("submit", "execute", "invokeAll", "invokeAny");

    private static final Pattern TAKES_ANOTHER_STAGE =
            Pattern.compile("(thenCombine|thenAcceptBoth|runAfterBoth|applyToEither|acceptEither|runAfterEither)Async");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    /** The common pool is short of threads when much is handed to it. */
    @Override
    public boolean needsManyThreads() {
        return true;
    }

    @Override
    public String summary() {
        return "An asynchronous stage without an executor runs on the common pool, which the whole process shares.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        boolean stage = inspection.isSubtype(call.owner(), "java.util.concurrent.CompletionStage")
                && call.name().endsWith("Async")
                && !call.site().target().parameterTypes().contains("java.util.concurrent.Executor")
                && call.site().arguments().size() <= withoutExecutor(call.name())
                && inspection.program().method(call.site().target()).isEmpty();
        if (isHandedToCommonPool(inspection, call)) {
            return Optional.of(
                    Problem.at(call.method(), call.site())
                            .severity(Severity.LOW)
                            .message(
                                    "This task runs on the common pool: a thread or so per core for the whole process. If it"
                                            + " ever waits, everything that runs there waits with it. Give it a bounded executor of its own."));
        }
        return stage
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(
                                Lifecycle.ends(call.method()) || SetUp.is(inspection, call.method())
                                        ? Severity.INFO
                                        : STARTS.contains(call.name()) ? Severity.MEDIUM : Severity.LOW)
                        .message(
                                call.name()
                                        + " without an executor runs on the common pool: a thread or so per core for"
                                        + " the whole process. One slow task delays all others. Pass a bounded executor of its own.")
                        .remedy(Remedy.recipe("UseNamedExecutor", 1)))
                : Optional.empty();
    }

    /** Arguments at most; one more is an executor, whatever it is written as. */
    private static int withoutExecutor(String name) {
        return TAKES_ANOTHER_STAGE.matcher(name).matches() ? 2 : 1;
    }

    private static boolean isHandedToCommonPool(Inspection inspection, Call call) {
        return HANDS_OVER.contains(call.name())
                && inspection.isSubtype(call.owner(), "java.util.concurrent.Executor")
                && call.site().receiver().stream()
                        .flatMap(Values::chain)
                        .findFirst()
                        .filter(pool -> pool.target().name().equals("commonPool"))
                        .isPresent();
    }
}
