package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;

/** Latches that are down when they are waited for: all who count them have returned before, as a stream's elements have. */
final class CountedDown {

    private static final String LATCH = "java.util.concurrent.CountDownLatch";
    private static final Set<String> GO_THROUGH = Set.of("forEach", "forEachOrdered");

    private CountedDown() {}

    /** The method makes the latch, and gives it to nothing but streams and collections that it goes through before. */
    static boolean before(Inspection inspection, Wait wait) {
        Value receiver = wait.call().receiver().orElseGet(Value.Self::new);
        if (!wait.api().type().equals(LATCH) || !(receiver instanceof Value.Allocation latch)) {
            return false;
        }
        List<CallSite> given = wait.method().calls().stream()
                .filter(call -> isGiven(call, latch))
                .toList();
        return !given.isEmpty()
                && given.stream().allMatch(call -> goesThrough(inspection, call) && isBefore(call, wait));
    }

    private static boolean isGiven(CallSite call, Value latch) {
        return call.arguments().stream().flatMap(Value::parts).anyMatch(latch::equals)
                || Values.functions(call)
                        .anyMatch(function -> function.captured().contains(latch));
    }

    private static boolean goesThrough(Inspection inspection, CallSite call) {
        String owner = call.target().owner();
        return GO_THROUGH.contains(call.target().name())
                && (inspection.isSubtype(owner, "java.util.stream.BaseStream")
                        || inspection.isSubtype(owner, "java.lang.Iterable"));
    }

    private static boolean isBefore(CallSite call, Wait wait) {
        return call.index() < wait.call().index();
    }
}
