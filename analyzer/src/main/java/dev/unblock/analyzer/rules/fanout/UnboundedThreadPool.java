package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.ExecutorCalls;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SpringAnnotations;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class UnboundedThreadPool implements CallRule {

    private static final String SPRING_POOL = "org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor";
    /** Each worker that they give has a thread of its own. */
    private static final Set<String> RX_SCHEDULERS = Set.of(
            "io.reactivex.rxjava3.schedulers.Schedulers",
            "io.reactivex.schedulers.Schedulers",
            "rx.schedulers.Schedulers");

    private static final String SIMPLE = "org.springframework.core.task.SimpleAsyncTaskExecutor";

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A thread pool that makes as many threads as there are tasks.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        return isUnbounded(call)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(
                                isTool(call.method()) || isForKnownTasks(inspection, call)
                                        ? Severity.INFO
                                        : Severity.HIGH)
                        .message(
                                "This pool has no limit on its threads: a burst of tasks, or a slow partner, makes"
                                        + " thousands of them and takes the process down. Give it a maximum and a bounded queue.")
                        .related(TaskGivers.places(inspection, call))
                        .remedy(Remedy.recipe("BoundExecutorFactory", 1)))
                : Optional.empty();
    }

    /** No request, message or timetable is known to bring it tasks, in an application in which they are known. */
    private static boolean isForKnownTasks(Inspection inspection, Call call) {
        return TaskGivers.areInside(inspection, call)
                || inspection.isApplication()
                        && !isBean(inspection, call.method())
                        && !TaskGivers.bringTraffic(inspection, call);
    }

    /** Whoever is given the bean, or Spring itself, gives it tasks. */
    private static boolean isBean(Inspection inspection, MethodFact method) {
        return SpringAnnotations.own(inspection, method, "org.springframework.context.annotation.Bean")
                .isPresent();
    }

    /** It makes such pools for others, and how they are used is said elsewhere. */
    private static boolean isTool(MethodFact method) {
        return method.is(Modifier.STATIC)
                && method.is(Modifier.PUBLIC)
                && !method.key().isConstructor();
    }

    private static boolean isUnbounded(Call call) {
        if (call.name().equals("newThread") && RX_SCHEDULERS.contains(call.owner())) {
            return true;
        }
        if (call.owner().equals("java.util.concurrent.Executors")) {
            return call.name().equals("newCachedThreadPool")
                    || call.name().equals("newThreadPerTaskExecutor") && !isGivenVirtualThreads(call);
        }
        if (ExecutorCalls.makes(call, SIMPLE)) {
            return call.method().calls().stream()
                    .noneMatch(c -> c.target().name().equals("setConcurrencyLimit")
                            || c.target().name().equals("setVirtualThreads"));
        }
        return ExecutorCalls.makes(call, SPRING_POOL) && growsByItsQueue(call)
                || ExecutorCalls.makes(call, "java.util.concurrent.ThreadPoolExecutor") && hasNoMaximum(call.site());
    }

    /** Spring's pool makes a thread when its queue is full, up to a maximum that is the largest number by default. */
    private static boolean growsByItsQueue(Call call) {
        return set(call, "setQueueCapacity").anyMatch(size -> !Values.isLargestInt(size))
                && set(call, "setMaxPoolSize").allMatch(Values::isLargestInt);
    }

    private static Stream<Value> set(Call call, String setter) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals(setter))
                .flatMap(other -> other.arguments().stream());
    }

    /** {@code Thread.ofVirtual().factory()}: as many as there are tasks, but cheap; what they use is another matter. */
    private static boolean isGivenVirtualThreads(Call call) {
        return call.site().arguments().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().name().equals("ofVirtual"));
    }

    private static boolean hasNoMaximum(CallSite call) {
        List<Value> arguments = call.arguments();
        return arguments.size() > 1 && Values.isLargestInt(arguments.get(1));
    }
}
