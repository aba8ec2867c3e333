package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.model.Confidence;
import dev.unblock.model.Remedy;
import dev.unblock.model.Remedy.Automation;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;

/** Says of a wait what waits, where, what it costs, and what to do. */
final class WaitProblem {

    private WaitProblem() {}

    static Problem of(Inspection inspection, Wait wait) {
        Place place = inspection.place(wait);
        return Problem.at(wait.method(), wait.call().site(), wait.called())
                .related(ThroughLibrary.steps(wait))
                .severity(WaitSeverity.of(place, wait))
                .confidence(confidence(wait))
                .message(message(inspection, wait, place))
                .waitsIn(wait)
                .remedy(remedy(place, wait));
    }

    private static Confidence confidence(Wait wait) {
        Confidence seen = wait.call().attribution() == Attribution.IMPORTS ? Confidence.MEDIUM : Confidence.HIGH;
        return switch (wait.certainty()) {
            case SURE -> seen;
            case LIKELY -> seen == Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
            case GUESSED -> Confidence.LOW;
        };
    }

    private static String message(Inspection inspection, Wait wait, Place place) {
        boolean guessed = place == Place.REQUEST && isCalledByOthersAlone(inspection);
        return name(wait.target()) + " waits for " + whatFor(wait) + ThroughLibrary.words(wait) + " on "
                + (guessed ? "its caller's thread, taken for a request thread" : place.words())
                + reached(inspection, wait, place)
                + repeated(inspection, wait) + "; it "
                + (guessed
                        ? "holds that thread for as long as it lasts"
                        : place.cost(inspection.program().capacity()))
                + ". "
                + advice(place, wait);
    }

    /** As a library is: nothing in the code says on which threads it runs. */
    private static boolean isCalledByOthersAlone(Inspection inspection) {
        return inspection.program().entryPoints().stream()
                .filter(entry -> entry.thread() == ThreadContext.REQUEST)
                .allMatch(entry -> entry.kind().equals("public-api"));
    }

    private static String name(MethodKey target) {
        String type = Descriptors.simpleName(target.owner());
        return target.isConstructor() ? "new " + type : type + "." + target.name();
    }

    private static String whatFor(Wait wait) {
        String what =
                switch (wait.kind()) {
                    case HTTP -> "an HTTP answer";
                    case GRPC -> "a gRPC answer";
                    case MESSAGING -> "a message broker";
                    case REDIS -> "Redis";
                    case GRID -> "the data grid";
                    case SEARCH -> "the search server";
                    case CLOUD -> "a cloud service";
                    case MAIL -> "the mail server";
                    case LDAP -> "the directory server";
                    case FTP -> "a file server";
                    case SOCKET -> "the network";
                    case DNS -> "name resolution";
                    case JDBC, JPA, DATA, MONGO -> "the database" + loading(wait);
                    case FILE -> "the disk";
                    case CONSOLE -> "somebody who types";
                    case PROCESS -> "another process";
                    case SLEEP -> "time to pass";
                    case FUTURE, JOIN -> "another task's result";
                    case LATCH -> "a signal from another thread";
                    case QUEUE -> "a queue";
                    case SYNC_BRIDGE -> "an asynchronous pipeline";
                    case LOCK -> "a lock or permit";
                    case DECLARED -> "what its author declared as blocking";
                    case NONE -> throw new IllegalStateException("rows of kind none are no waits");
                };
        return wait.bound() == Wait.Bound.UNTIMED && wait.kind().group() == Group.TASK
                ? what + ", without a time limit,"
                : what;
    }

    private static String loading(Wait wait) {
        return wait.loads()
                .map(touch -> touch.association().field().signature())
                .map(field -> ", which loads " + field.substring(field.lastIndexOf('.') + 1) + " only now,")
                .orElse("");
    }

    private static String reached(Inspection inspection, Wait wait, Place place) {
        MethodKey method = wait.method().key();
        int entryPoints = inspection.routes().entryPoints(method);
        int onSuchThread = place.thread()
                .map(thread -> inspection.routes().entryPointsByThread(method).getOrDefault(thread, 0))
                .orElse(0);
        String all = entryPoints <= 1 ? "" : ", reached from " + entryPoints + " entry points";
        return onSuchThread == 0 || onSuchThread >= entryPoints
                ? all
                : all + ", from " + onSuchThread + " of them on such a thread";
    }

    private static String repeated(Inspection inspection, Wait wait) {
        return inspection.repeats().around(wait).stream()
                .reduce((outer, inner) -> inner)
                .map(repeat -> ", once for " + Repeats.words(repeat))
                .orElse("");
    }

    private static String advice(Place place, Wait wait) {
        String counterpart = wait.api()
                .counterpart()
                .map(other -> "Its asynchronous counterpart is " + other + ".")
                .orElse("There is no asynchronous counterpart.");
        return switch (place) {
            case EVENT_LOOP -> "Compose instead of waiting, or move it to a pool for blocking work. " + counterpart;
            case COMMON_POOL -> "Give the task a bounded executor of its own. " + counterpart;
            case REQUEST, SCHEDULER, LISTENER ->
                wait.loads().isPresent()
                        ? "Fetch it with the query that loads its owner (join fetch, @EntityGraph)."
                        : wait.kind().group() == Group.DATABASE
                                ? "Keep it short; a bounded pool or virtual threads can carry it."
                                : "Offload it to a bounded executor, or compose. " + counterpart;
            case VIRTUAL -> "Use a ReentrantLock instead of synchronized, or Java 24.";
            case UNBOUNDED_POOL -> "Limit how many there can be. " + counterpart;
            case BOUNDED_POOL, STARTUP, MAIN, TEST, NOWHERE -> counterpart;
        };
    }

    private static Remedy remedy(Place place, Wait wait) {
        if (place.compareTo(Place.LISTENER) > 0) {
            return Remedy.manual("Nobody scarce is kept waiting here.");
        }
        if (wait.target().owner().equals("java.net.http.HttpClient")
                && wait.target().name().equals("send")) {
            return Remedy.recipe("HttpClientSendToSendAsync", 4);
        }
        if (place == Place.EVENT_LOOP && isMonoBlock(wait)) {
            return Remedy.recipe("RemoveBlockInOperator", 3);
        }
        return switch (wait.kind().group()) {
            case REMOTE -> assisted(place == Place.COMMON_POOL ? "UseNamedExecutor" : "CreateAsyncFacade");
            case TASK -> assisted("ComposeAsyncTwin");
            case DATABASE ->
                Remedy.manual("Transactions are bound to their thread (H1); decide per entry point between virtual"
                        + " threads, a bounded pool, or leaving it.");
            case SLEEP -> Remedy.manual("Schedule the rest of the work instead of sleeping.");
            case FILE, PROCESS, LOCK, NOTHING ->
                Remedy.manual("Usually short: measure before you move it to another thread.");
        };
    }

    /** Inside an operator's lambda: what is waited for elsewhere has no chain to become part of. */
    private static boolean isMonoBlock(Wait wait) {
        return !wait.method().named().equals(wait.method().key())
                && wait.target().owner().equals("reactor.core.publisher.Mono")
                && wait.target().name().equals("block");
    }

    private static Remedy assisted(String recipe) {
        int wave =
                switch (recipe) {
                    case "UseNamedExecutor" -> 1;
                    case "CreateAsyncFacade" -> 2;
                    default -> 3;
                };
        return new Remedy(Optional.of(recipe), Optional.of(wave), Automation.ASSISTED, List.of(), Optional.empty());
    }
}
