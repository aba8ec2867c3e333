package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;

/**
 * A call that makes its thread wait.
 *
 * @param method the method or lambda it is written in
 * @param target what waits: the called method
 * @param api the row of the catalogue that says so
 * @param kind of the row, narrowed for streams to what they were opened on
 * @param bound whether a time limit ends it
 * @param surely false where the place is a guess, e.g. a stream that may also come from memory
 */
public record Wait(
        MethodFact method, CallSite call, MethodKey target, BlockingApi api, Kind kind, Bound bound, boolean surely) {

    /** Whether a time limit ends a wait. */
    public enum Bound {
        TIMED,
        UNTIMED,
        /** The client's own configuration decides. */
        BY_CLIENT
    }

    Wait withKind(Kind narrowed) {
        return new Wait(method, call, target, api, narrowed, bound, surely);
    }

    Wait withCertainty(boolean certain) {
        return new Wait(method, call, target, api, kind, bound, certain);
    }

    /** Written for people: {@code java.lang.Thread#sleep(long)}. */
    public String called() {
        return target.signature();
    }
}
