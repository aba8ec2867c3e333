package dev.unblock.migration.plan;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import dev.unblock.model.Finding;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tasks of {@code CompletableFuture} that wait for one client only, or for time to pass: the wait can go, and the task with
 * it.
 */
final class PoolTasks {

    private static final int THREAD_SAFE = 1;
    private static final int ASYNC_CLIENTS = 4;
    private static final Set<String> STARTERS = Set.of("supplyAsync", "runAsync");

    private final Program program;
    private final WaitIndex waits;
    private final StepBook book;
    private final Set<String> gone = new TreeSet<>();

    PoolTasks(Program program, WaitIndex waits, StepBook book) {
        this.program = program;
        this.waits = waits;
        this.book = book;
    }

    /** A recipe that takes a wait off a pool's thread. */
    private record Cure(String recipe, int wave, String title) {}

    /**
     * Adds a step for each such task.
     *
     * @return ids of findings about how the tasks are started, which are no more
     */
    Set<String> plan(List<Finding> findings) {
        program.methods()
                .flatMap(starter -> program.callees(starter.key()).stream()
                        .filter(PoolTasks::startsATask)
                        .map(edge -> new Task(starter, edge)))
                .forEach(task -> plan(task, findings));
        return gone;
    }

    private record Task(MethodFact starter, CallEdge start) {}

    private static boolean startsATask(CallEdge edge) {
        return edge.site().target().owner().equals("java.util.concurrent.CompletableFuture")
                && STARTERS.contains(edge.site().target().name())
                && !edge.hop().isSameThread();
    }

    /** A single wait, in the task itself: what else waits there would go on to need the thread. */
    private void plan(Task task, List<Finding> findings) {
        List<WaitingCall> own = waits.in(task.start().callee());
        boolean lambda = program.method(task.start().callee())
                .flatMap(MethodFact::writtenIn)
                .isPresent();
        if (!lambda || own.size() != 1 || waits.below(task.start().callee()).size() != 1) {
            return;
        }
        Optional<MethodFact> method = program.method(task.starter().named());
        Optional<Cure> cure = cure(own.get(0), task.start());
        if (method.isEmpty() || cure.isEmpty()) {
            return;
        }
        StepDraft step = book.ofMethod(
                        cure.get().recipe(), cure.get().wave(), cure.get().title(), method.get())
                .resolves(own.get(0).findings());
        if (own.get(0).kind() == Kind.SLEEP) {
            List<String> started = startedWithoutExecutor(method.get(), findings);
            step.resolves(started);
            gone.addAll(started);
        }
    }

    /** What no longer waits needs no executor of its own; two tasks of one method could not be told apart. */
    private static List<String> startedWithoutExecutor(MethodFact method, List<Finding> findings) {
        List<String> ids = findings.stream()
                .filter(finding -> finding.rule().equals("AsyncWithoutExecutor")
                        && finding.method().equals(method.key().signature()))
                .map(Finding::id)
                .toList();
        return ids.size() == 1 ? ids : List.of();
    }

    private static Optional<Cure> cure(WaitingCall wait, CallEdge start) {
        String owner = wait.seen().target().owner();
        if (wait.kind() == Kind.SLEEP) {
            boolean common = start.hop()
                    .context()
                    .filter(ThreadContext.COMMON_POOL::equals)
                    .isPresent();
            return common
                    ? Optional.of(new Cure("SleepToDelay", THREAD_SAFE, "Start later, without sleeping, the task of"))
                    : Optional.empty();
        }
        if (!start.site().target().name().equals("supplyAsync")) {
            return Optional.empty();
        }
        if (owner.startsWith("software.amazon.awssdk.services.")) {
            return client("AwsClientToAsyncClient", "AWS");
        }
        if (owner.startsWith("io.lettuce.core.api.sync.")) {
            return client("LettuceSyncToAsync", "Redis");
        }
        return owner.startsWith("org.springframework.web.client.RestClient$")
                ? client("RestClientToWebClientFuture", "HTTP")
                : Optional.empty();
    }

    private static Optional<Cure> client(String recipe, String name) {
        return Optional.of(new Cure(recipe, ASYNC_CLIENTS, "Use the asynchronous " + name + " client in"));
    }
}
