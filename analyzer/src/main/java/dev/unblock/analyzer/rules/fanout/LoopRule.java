package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Repeats;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.inspection.WaitsBelow;
import dev.unblock.analyzer.lazyloading.LazyTouch;
import dev.unblock.analyzer.lazyloading.Turning;
import dev.unblock.model.Confidence;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A rule about calls that wait once for every element: in a loop, or in what a stream or collection calls.
 *
 * <p>Loops of a few fixed turns are no such thing, nor are loops that try the same again or read one answer piece by
 * piece.
 */
interface LoopRule extends CallRule {

    Set<String> ITERATES = Set.of("hasNext", "next", "hasMoreElements", "nextElement");

    /** Calls that give what came since the last one. */
    Set<String> GIVE_THE_NEXT =
            Set.of("poll", "receive", "receiveNoWait", "receiveMessage", "receiveMessages", "take", "basicGet");

    /** Calls that send what many turns have collected. */
    Set<String> SEND_MANY = Set.of("executeBatch", "executeLargeBatch", "batchUpdate");

    String FETCH =
            "Fetch it with the query that loads its owner (join fetch, @EntityGraph), or in batches (@BatchSize).";

    /** What leads to waits of the kind that the rule is about. */
    WaitsBelow waits(Inspection inspection);

    /** Of these, the waits that are sure to come once the call is made. */
    WaitsBelow sureWaits(Inspection inspection);

    /** Whom they wait for, e.g. {@code the database}. */
    String whom();

    String advice();

    /** Another rule says of the same call what costs more, as where one interface has a store of each kind. */
    default boolean isToldBetter(Inspection inspection, Call call, Wait wait) {
        return false;
    }

    @Override
    default Family family() {
        return Family.FAN_OUT;
    }

    @Override
    default boolean isAboutTraffic() {
        return true;
    }

    @Override
    default Optional<Problem> judge(Inspection inspection, Call call) {
        return repeat(inspection, call).flatMap(repeat -> waits(inspection)
                .mostlyAt(call.method(), call.site())
                .filter(wait -> wait.api().latency() > 1 && isAnew(inspection, call, wait))
                .filter(wait -> !isForMany(inspection, call, wait)
                        && !isOwnConnection(call, wait)
                        && !isNextPortion(repeat, wait)
                        && !Flushes.isLeftTo(inspection, wait)
                        && !isToldBetter(inspection, call, wait)
                        && !(wait.kind().group() == Group.REMOTE && isFailover(inspection, call))
                        && !(wait.kind().group() == Group.DATABASE && Parts.asked(inspection, call, waits(inspection))))
                .map(wait -> problem(inspection, call, repeat, told(inspection, call, wait))));
    }

    /** Rather one that is sure to come than one of a branch. */
    private Wait told(Inspection inspection, Call call, Wait wait) {
        return wait.call().equals(call.site()) || wait.loads().isPresent()
                ? wait
                : Doubt.surely(inspection, call, sureWaits(inspection))
                        .filter(sure -> sure.api().latency() > 1 && sure.loads().isEmpty())
                        .orElse(wait);
    }

    /** A socket somewhere below is the code's own connection, opened once and kept, more likely than one an element. */
    private static boolean isOwnConnection(Call call, Wait wait) {
        return wait.kind() == Kind.SOCKET && !wait.call().equals(call.site());
    }

    /** A loop without elements takes portion after portion, as many as there are. */
    private static boolean isNextPortion(Repeat repeat, Wait wait) {
        return repeat.over().isEmpty() && GIVE_THE_NEXT.contains(wait.target().name());
    }

    /** The call takes a whole collection, or asks for the next element by itself: the loop goes from portion to portion. */
    private static boolean isForMany(Inspection inspection, Call call, Wait wait) {
        List<String> types = call.site().target().parameterTypes();
        boolean here = wait.call().equals(call.site());
        return ITERATES.contains(call.name())
                || takesPortions(inspection, call)
                || here && SEND_MANY.contains(wait.target().name())
                || IntStream.range(
                                0,
                                Math.min(types.size(), call.site().arguments().size()))
                        .filter(at -> inspection.isSubtype(types.get(at), "java.lang.Iterable"))
                        .anyMatch(
                                at -> here || isElement(call.site().arguments().get(at)));
    }

    /** {@code portions.forEach(this::load)}, of a method that takes a collection. */
    private static boolean takesPortions(Inspection inspection, Call call) {
        return inspection.repeats().perElement(call.method(), call.site()).isPresent()
                && Values.functions(call.site())
                        .map(function -> function.implementation().parameterTypes())
                        .anyMatch(
                                types -> types.size() == 1 && inspection.isSubtype(types.get(0), "java.lang.Iterable"));
    }

    /** What the loop goes to next: of an array, or from an iterator. */
    private static boolean isElement(Value value) {
        return value.parts()
                .anyMatch(part -> part instanceof Value.Computed computed
                                && computed.operands().size() == 1
                        || part instanceof Value.Result result
                                && result.target().name().equals("next"));
    }

    /** What is loaded when first touched is loaded again only for another entity: that which the turn gives. */
    private static boolean isAnew(Inspection inspection, Call call, Wait wait) {
        if (wait.loads().isEmpty() || !wait.isOncePerLoop()) {
            return true;
        }
        boolean isNext = inspection
                .program()
                .callees(call.method().key(), call.site())
                .anyMatch(edge -> edge.callee().equals(wait.method().key()));
        return isNext && wait.loads().stream().anyMatch(touch -> isOfTheTurn(call, given(call.site(), touch)));
    }

    private static Optional<Value> given(CallSite call, LazyTouch touch) {
        return touch.root() instanceof Value.Parameter parameter
                ? call.arguments().stream().skip(parameter.index()).findFirst()
                : call.receiver();
    }

    private static boolean isOfTheTurn(Call call, Optional<Value> entity) {
        return entity.filter(value -> Turning.changes(call.method(), value)).isPresent();
    }

    /** The innermost loop or stream that turns often and calls this; of a stream with a lambda, that is told inside of it. */
    private static Optional<Repeat> repeat(Inspection inspection, Call call) {
        return isStreamWithLambda(inspection, call) ? Optional.empty() : repeatOf(inspection, call);
    }

    private static boolean isStreamWithLambda(Inspection inspection, Call call) {
        return inspection.repeats().perElement(call.method(), call.site()).isPresent()
                && Values.functions(call.site())
                        .flatMap(function -> inspection.program().method(function.implementation()).stream())
                        .anyMatch(body -> body.writtenIn().isPresent());
    }

    private static Optional<Repeat> repeatOf(Inspection inspection, Call call) {
        return inspection.repeats().around(call.method(), call.site()).stream()
                .filter(Repeats::isLong)
                .reduce((outer, inner) -> inner)
                .filter(repeat -> !isPaced(inspection, call)
                        && !isTriedAgain(inspection, call)
                        && !inspection.repeats().isOpenEnded(call.site().site()))
                .or(() -> inElementLambda(inspection, call))
                .or(() -> ofReference(inspection, call));
    }

    /** A loop from partner to partner that is over with the first that answers. */
    private static boolean isFailover(Inspection inspection, Call call) {
        return !call.site().handled().isEmpty()
                && inspection
                        .repeats()
                        .innermost(call.site().site())
                        .filter(loop -> loop.success() == LoopFact.Success.ENDS)
                        .isPresent();
    }

    /** A loop without elements that is over once its try goes well, or a call that only follows a failure in one. */
    private static boolean isTriedAgain(Inspection inspection, Call call) {
        Site site = call.site().site();
        return inspection
                .repeats()
                .innermost(site)
                .filter(loop -> loop.over().isEmpty())
                .filter(loop -> loop.success() == LoopFact.Success.ENDS
                        || inspection.choices().isAfterFailure(site))
                .isPresent();
    }

    /** A loop that pauses at every turn, as a thread does that looks after something now and then. */
    private static boolean isPaced(Inspection inspection, Call call) {
        return inspection
                .repeats()
                .innermost(call.site().site())
                .filter(loop -> loop.over().isEmpty())
                .filter(loop -> inspection.waits().in(call.method().key()).stream()
                        .anyMatch(wait -> wait.kind() == Kind.SLEEP
                                && loop.body().holds(wait.call().site())))
                .isPresent();
    }

    private static Optional<Repeat> inElementLambda(Inspection inspection, Call call) {
        if (call.method().writtenIn().isEmpty()) {
            return Optional.empty();
        }
        return inspection.program().callers(call.method().key()).stream()
                .filter(edge -> edge.hop().isSameThread())
                .flatMap(edge -> inspection.program().method(edge.caller()).stream()
                        .flatMap(caller -> inspection.repeats().perElement(caller, edge.site()).stream()))
                .findFirst();
    }

    /** A stream that is given a method of the project by its name, as in {@code ids.forEach(this::load)}. */
    private static Optional<Repeat> ofReference(Inspection inspection, Call call) {
        return inspection.repeats().perElement(call.method(), call.site()).filter(repeat -> inspection
                .program()
                .callees(call.method().key(), call.site())
                .flatMap(edge -> inspection.program().method(edge.callee()).stream())
                .anyMatch(callee -> callee.writtenIn().isEmpty()));
    }

    private Problem problem(Inspection inspection, Call call, Repeat repeat, Wait wait) {
        boolean here = wait.call().equals(call.site());
        Optional<Doubt> doubt = Doubt.about(inspection, call, repeat, wait, this);
        return Problem.at(call.method(), call.site())
                .severity(doubt.isPresent() ? Severity.INFO : severity(inspection, call))
                .confidence(here ? Confidence.HIGH : Confidence.MEDIUM)
                .waitsIn(wait)
                .message(name(wait.target()) + (here ? "" : ", which " + call.name() + " leads to,") + " asks " + whom()
                        + " once for " + Repeats.words(repeat) + ": the time adds up, about "
                        + wait.api().latency() + " ms each"
                        + repeat.turns().map(turns -> ", " + turns + " times").orElse(", however many there are") + ". "
                        + (wait.loads().isPresent() ? FETCH : advice(inspection, wait))
                        + doubt.map(reason -> " " + reason.words()).orElse(""));
    }

    private String advice(Inspection inspection, Wait wait) {
        return advice()
                + Batches.of(inspection, wait)
                        .map(many -> " Here " + many + " takes many at once.")
                        .orElse("");
    }

    private static String name(MethodKey target) {
        return Descriptors.simpleName(target.owner()) + "." + target.name();
    }

    private static Severity severity(Inspection inspection, Call call) {
        Place place = inspection.place(call.method());
        if (place.compareTo(Place.LISTENER) <= 0) {
            return Severity.HIGH;
        }
        return place.compareTo(Place.VIRTUAL) <= 0 ? Severity.MEDIUM : Severity.LOW;
    }
}
