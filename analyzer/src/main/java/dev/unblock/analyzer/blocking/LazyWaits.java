package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.lazyloading.LazyTouch;
import dev.unblock.analyzer.lazyloading.LazyTouches;
import dev.unblock.analyzer.program.Program;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls that wait for the database because they touch something of an entity that is not loaded yet. */
final class LazyWaits {

    /** As a find by its key takes. */
    private static final int LATENCY = 10;

    private final LazyTouches touches;

    /** @param row what the catalogue says of a called method */
    LazyWaits(Program program, Function<MethodKey, Optional<BlockingApi>> row) {
        this.touches = LazyTouches.of(program, called -> row.apply(called)
                .filter(api -> api.kind().group() == Kind.Group.DATABASE)
                .isPresent());
    }

    /** By the index of the call. */
    Map<Integer, Wait> in(MethodFact method) {
        return touches.in(method).stream()
                .map(touch -> wait(method, touch))
                .collect(Collectors.toMap(wait -> wait.call().index(), Function.identity()));
    }

    private static Wait wait(MethodFact method, LazyTouch touch) {
        CallSite call = touch.call();
        BlockingApi api = new BlockingApi(
                call.target().owner(),
                call.target().name(),
                Optional.empty(),
                Kind.JPA,
                Timed.CLIENT,
                Optional.empty(),
                LATENCY,
                Condition.ALWAYS,
                "JPA specification: loaded when first touched");
        return new Wait(
                method,
                call,
                call.target(),
                api,
                Kind.JPA,
                Wait.Bound.BY_CLIENT,
                Certainty.LIKELY,
                Optional.empty(),
                Optional.of(touch));
    }
}
