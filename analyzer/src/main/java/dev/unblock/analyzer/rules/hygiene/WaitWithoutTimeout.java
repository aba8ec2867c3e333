package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Timed;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Lifecycle;
import dev.unblock.analyzer.inspection.Locks;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class WaitWithoutTimeout implements Rule {

    private static final Set<String> LIMITS = Set.of("orTimeout", "completeOnTimeout", "timeout");
    private static final Set<String> LAST = Set.of("currentThread", "closeFuture", "terminationFuture");

    private static final Set<String> QUEUES_AND_PERMITS = Set.of(
            "java.util.concurrent.BlockingQueue",
            "java.util.concurrent.BlockingDeque",
            "java.util.concurrent.TransferQueue",
            "java.util.concurrent.SynchronousQueue",
            "java.util.concurrent.Semaphore");

    private static final Set<String> WHEN_DONE = Set.of("addListener", "whenComplete", "whenCompleteAsync");

    /** Netty ends the shutdown of its threads after 15 seconds by itself. */
    private static final Set<String> ENDS_ITSELF = Set.of("shutdownGracefully");

    /** What Netty does with a channel of its own, without an answer from the other side. */
    private static final Set<String> ENDS_CHANNEL = Set.of("close", "disconnect", "deregister");

    /**
     * Clients whose requests have a limit by default: Kafka's admin and producer (1 and 2 min), Cassandra's driver (2 s),
     * and Netty while it connects (30 s) or binds.
     */
    private static final List<String> LIMITED_CLIENTS = List.of(
            "org.apache.kafka.clients.",
            "org.apache.kafka.common.KafkaFuture",
            "com.datastax.oss.driver.",
            "io.netty.bootstrap.");

    private static final Pattern LIMIT_NAME = Pattern.compile("(?i).*(timeout|deadline|maxwait).*");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A wait for another thread without a time limit, where a limit could be given.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .waits()
                .all()
                .filter(WaitWithoutTimeout::isUnlimited)
                .filter(wait -> !isForChange(inspection, wait) && !CountedDown.before(inspection, wait))
                .filter(wait -> !isForTheEnd(wait) && !isAskedWithLimit(wait) && !isChosen(inspection, wait))
                .filter(wait -> !isDone(inspection, wait) && !isForWork(inspection, wait))
                .map(wait -> problem(inspection, wait));
    }

    /** What a library waits for inside itself, only the library can limit. */
    private static boolean isUnlimited(Wait wait) {
        return wait.bound() == Wait.Bound.UNTIMED
                && wait.inferred().isEmpty()
                && (wait.api().timed() == Timed.ARGUMENT || isForNextDone(wait) || isForTurn(wait))
                && (wait.kind().group() == Group.TASK
                        || wait.kind() == Kind.PROCESS
                        || isForTurn(wait)
                        || isForMessage(wait))
                && !wait.target().owner().endsWith("ForkJoinTask")
                && wait.call().receiver().stream()
                        .flatMap(Values::chain)
                        .noneMatch(link -> LIMITS.contains(link.target().name())
                                || ENDS_ITSELF.contains(link.target().name())
                                || ENDS_CHANNEL.contains(link.target().name())
                                        && wait.target().owner().startsWith("io.netty."));
    }

    /** The client that gave the future ends it in time, whatever happens to its partner. */
    private static boolean isOfLimitedClient(Wait wait) {
        return LIMITED_CLIENTS.stream()
                .anyMatch(client -> wait.target().owner().startsWith(client)
                        || wait.call().receiver().stream()
                                .flatMap(Values::chain)
                                .anyMatch(link -> link.target().owner().startsWith(client)));
    }

    /** {@code consumer.receive()} of JMS, which waits until somebody sends something. */
    private static boolean isForMessage(Wait wait) {
        return wait.kind() == Kind.MESSAGING && wait.target().name().startsWith("receive");
    }

    /** For the next of some tasks to end, which {@code poll} would do with a limit. */
    private static boolean isForNextDone(Wait wait) {
        return wait.api().type().equals("java.util.concurrent.CompletionService")
                && wait.target().name().equals("take");
    }

    /** For room, a permit or an element, for which other methods of the same type wait with a limit. */
    private static boolean isForTurn(Wait wait) {
        return QUEUES_AND_PERMITS.contains(wait.api().type()) && wait.api().timed() == Timed.NEVER;
    }

    /** A worker waits for its next piece of work for as long as there is none. */
    private static boolean isForWork(Inspection inspection, Wait wait) {
        Place place = inspection.place(wait);
        boolean background = place.compareTo(Place.LISTENER) > 0;
        return wait.target().name().startsWith("take")
                && isForTurn(wait)
                && background
                && (place != Place.NOWHERE || wait.call().site().inLoop());
    }

    /** Who waits on a monitor or condition for its state to change does so for as long as it takes: no thread is lent. */
    private static boolean isForChange(Inspection inspection, Wait wait) {
        String type = wait.api().type();
        return (type.equals("java.lang.Object") || type.equals("java.util.concurrent.locks.Condition"))
                && inspection.place(wait).compareTo(Place.LISTENER) > 0;
    }

    /** For what ends with the process, or has ended already. */
    private static boolean isForTheEnd(Wait wait) {
        boolean lasts = wait.call().receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> LAST.contains(link.target().name()));
        boolean done = wait.method().key().name().equals("done")
                && wait.call().receiver().filter(Value.Self.class::isInstance).isPresent();
        return lasts || done;
    }

    /** In a function that the future is given to be called when it is done: {@code future.addListener(() -> future.get())}. */
    private static boolean isDone(Inspection inspection, Wait wait) {
        return wait.kind() == Kind.FUTURE
                && wait.method().writtenIn().isPresent()
                && inspection.program().callers(wait.method().key()).stream()
                        .map(CallEdge::site)
                        .anyMatch(given -> WHEN_DONE.contains(given.target().name())
                                && given.target().owner().equals(wait.target().owner()));
    }

    /** Who was asked for the future was given a limit, as in {@code client.send(request, timeoutMillis).get()}. */
    private static boolean isAskedWithLimit(Wait wait) {
        return wait.call().receiver().stream()
                .flatMap(Values::chain)
                .flatMap(link -> link.arguments().stream())
                .flatMap(argument -> name(wait.method(), argument).stream())
                .anyMatch(name -> LIMIT_NAME.matcher(name).matches());
    }

    private static Optional<String> name(MethodFact method, Value value) {
        if (value instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()) {
            return Optional.of(method.parameters().get(parameter.index()).name());
        }
        if (value instanceof Value.FieldRead read) {
            return Optional.of(read.field().name());
        }
        return value instanceof Value.Result result
                ? Optional.of(result.target().name())
                : Optional.empty();
    }

    /** Beside it stands the same wait with a limit, for those who want one. */
    private static boolean isChosen(Inspection inspection, Wait wait) {
        Site site = wait.call().site();
        return inspection.waits().in(wait.method().key()).stream()
                .filter(other -> other.bound() == Wait.Bound.TIMED
                        && other.target().name().equals(wait.target().name()))
                .anyMatch(other -> inspection.choices().in(site.file()).stream().anyMatch(choice -> {
                    int here = choice.armOf(site);
                    int there = choice.armOf(other.call().site());
                    return here != ChoiceFact.NONE && there != ChoiceFact.NONE && here != there;
                }));
    }

    private static Problem problem(Inspection inspection, Wait wait) {
        boolean future = wait.kind() == Kind.FUTURE;
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .severity(severity(inspection, wait))
                .waitsIn(wait)
                .message(wait.target().name()
                        + " waits without a time limit: if what it waits for never comes, this thread is gone for good."
                        + " Give it a limit" + (future ? " (get with a timeout, or orTimeout on the future)." : "."))
                .remedy(
                        future
                                ? Remedy.recipe("BoundFutureWaits", 0)
                                : Remedy.manual("The right limit depends on what is waited for."));
    }

    /** A reactive chain waits for clients that have limits of their own, as a rule, which are not at hand. */
    private static Severity severity(Inspection inspection, Wait wait) {
        if (isOfLimitedClient(wait) || wait.target().owner().startsWith("reactor.core.publisher.")) {
            return Severity.INFO;
        }
        Place place = inspection.place(wait);
        boolean atEdge = place == Place.NOWHERE && inspection.isApplication();
        boolean background = place.compareTo(Place.LISTENER) > 0;
        if (isOfOwnTask(wait)) {
            return ofOwnTask(inspection, wait, place);
        }
        if (wait.kind() == Kind.PROCESS && background) {
            return Severity.INFO;
        }
        if (atEdge || Lifecycle.starts(wait.method()) && background) {
            return Severity.INFO;
        }
        return Lifecycle.ends(wait.method()) ? Severity.LOW : severity(place);
    }

    /** For code of the application itself, which may well be sure to end or have limits of its own. */
    private static boolean isOfOwnTask(Wait wait) {
        return wait.target().owner().startsWith("java.");
    }

    /** Loud only where somebody else is kept waiting meanwhile, and it is not this code that has started what it waits for. */
    private static Severity ofOwnTask(Inspection inspection, Wait wait, Place place) {
        if (Lifecycle.starts(wait.method()) || Lifecycle.ends(wait.method())) {
            return Severity.INFO;
        }
        if (place == Place.EVENT_LOOP) {
            return Severity.HIGH;
        }
        if (place == Place.REQUEST && isStartedElsewhere(wait)) {
            return Severity.MEDIUM;
        }
        boolean atEdge = place == Place.NOWHERE && inspection.isApplication();
        boolean held = Locks.heldAt(wait.method(), wait.call()).isPresent() && !Waited.releasesLock(wait);
        return held && !atEdge ? Severity.LOW : Severity.INFO;
    }

    /** What a field holds: a queue, a latch or a result that other code is to serve. */
    private static boolean isStartedElsewhere(Wait wait) {
        return Values.receiverField(wait.call()).isPresent();
    }

    private static Severity severity(Place place) {
        return switch (place) {
            case EVENT_LOOP, COMMON_POOL, REQUEST -> Severity.HIGH;
            case SCHEDULER, LISTENER, UNBOUNDED_POOL, BOUNDED_POOL, VIRTUAL -> Severity.MEDIUM;
            case NOWHERE -> Severity.LOW;
            case STARTUP, MAIN, TEST -> Severity.INFO;
        };
    }
}
