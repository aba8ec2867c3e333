package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.analyzer.lazyloading.LazyTouch;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A call that makes its thread wait.
 *
 * @param method the method or lambda it is written in
 * @param target what waits: the called method
 * @param api the row of the catalogue that says so
 * @param kind of the row, narrowed for streams to what they were opened on
 * @param bound whether a time limit ends it
 * @param certainty less than sure where the place is a guess, e.g. a stream that may also come from memory
 * @param inferred the way through a library to what waits, where no row names the call itself
 * @param loads what is loaded from the database because the call touches it first
 */
public record Wait(
        MethodFact method,
        CallSite call,
        MethodKey target,
        BlockingApi api,
        Kind kind,
        Bound bound,
        Certainty certainty,
        Optional<Inference> inferred,
        Optional<LazyTouch> loads) {

    private static final Set<String> SENDS = Set.of("send", "convertAndSend", "publish", "basicPublish");

    /** A wait that a row of the catalogue names. */
    Wait(
            MethodFact method,
            CallSite call,
            MethodKey target,
            BlockingApi api,
            Kind kind,
            Bound bound,
            Certainty certainty) {
        this(method, call, target, api, kind, bound, certainty, Optional.empty(), Optional.empty());
    }

    /** Whether a time limit ends a wait. */
    public enum Bound {
        TIMED,
        UNTIMED,
        /** The client's own configuration decides. */
        BY_CLIENT
    }

    /** Nothing about the place leaves a way open on which the call does not wait. */
    public boolean surely() {
        return certainty == Certainty.SURE;
    }

    /** The same call on something that is open on this: it takes as long as that takes. */
    Wait on(Opened opened) {
        BlockingApi there = opened.opener().kind() == api.kind() ? api : api.like(opened.opener());
        return new Wait(
                method,
                call,
                target,
                there,
                opened.opener().kind(),
                bound,
                certainty.and(opened.certainty()),
                inferred,
                loads);
    }

    Wait withCertainty(Certainty other) {
        return new Wait(method, call, target, api, kind, bound, certainty.and(other), inferred, loads);
    }

    /** A loop around the call does not make it wait again. */
    public boolean isOncePerLoop() {
        return loads.filter(touch -> touch.turns() != LazyTouch.Turns.EACH).isPresent();
    }

    /** Goes on with something that was opened before: a part of it each time, and all of it in the time of the row. */
    public boolean isPartOfReading() {
        return api.condition() == Condition.OPENED_ON_IO;
    }

    /** Reads or writes, on the same line, what the other call opens there: together they are one wait. */
    public boolean usesAtOnce(Wait opening) {
        boolean onOpened = kind.group() == Kind.Group.FILE
                || api.condition() == Condition.OPENED_ON_IO
                || api.condition() == Condition.ARGUMENT_ON_IO;
        return onOpened
                && kind == opening.kind
                && call.index() != opening.call.index()
                && call.site().line() == opening.call.site().line()
                && Stream.concat(call.receiver().stream(), call.arguments().stream())
                        .flatMap(Value::parts)
                        .anyMatch(opening.call::gives);
    }

    /** Written for people: {@code java.lang.Thread#sleep(long)}. */
    public String called() {
        return target.signature();
    }

    /** A message is handed to a client or broker, and nobody waits for an answer to it. */
    public boolean isMessageSent() {
        return kind() == Kind.MESSAGING && SENDS.contains(target().name());
    }
}
