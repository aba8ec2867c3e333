package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.LoopFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Code of the project's own that keeps the processor busy by its shape: a loop of very many turns by its text, loops three
 * deep that only calculate, a method that calls itself twice. What waits in between is left to others.
 */
final class HeavyCode {

    private static final int MANY_TURNS = 1_000_000;
    private static final int DEEP = 3;

    private HeavyCode() {}

    /** Where it is so, and what it is, in words. */
    record Heavy(MethodFact method, Site site, String words) {

        Problem problem() {
            return Problem.at(method, site, method.key().signature());
        }
    }

    static Optional<Heavy> in(Inspection inspection, MethodFact method) {
        if (!inspection.waits().in(method.key()).isEmpty()) {
            return Optional.empty();
        }
        return recursion(method).or(() -> loop(inspection, method));
    }

    /** {@code f(n - 1) + f(n - 2)}, with a number that counts down and nothing in which answers are kept. */
    private static Optional<Heavy> recursion(MethodFact method) {
        List<CallSite> again = method.calls().stream()
                .filter(call -> call.target().equals(method.key())
                        && call.arguments().stream().anyMatch(HeavyCode::isCountedDown))
                .toList();
        boolean calculates = again.size() > 1
                && method.accesses().isEmpty()
                && method.calls().size() == again.size()
                && method.elementWrites().isEmpty();
        return calculates
                ? Optional.of(new Heavy(method, again.get(0).site(), "a calculation that calls itself twice"))
                : Optional.empty();
    }

    private static boolean isCountedDown(Value argument) {
        return argument instanceof Value.Computed computed
                && computed.operands().size() == 2
                && computed.operands().get(0) instanceof Value.Parameter
                && computed.operands().get(1) instanceof Value.Constant;
    }

    private static Optional<Heavy> loop(Inspection inspection, MethodFact method) {
        List<LoopFact> loops = inspection
                .loopsIn(method.site().file())
                .filter(loop -> loop.line() >= method.site().line() && loop.line() <= method.endLine())
                .toList();
        return loops.stream()
                .filter(loop ->
                        loop.turns().filter(turns -> turns >= MANY_TURNS).isPresent() || isDeep(method, loops, loop))
                .findFirst()
                .map(loop -> new Heavy(
                        method,
                        new Site(method.site().file(), loop.line(), 0, loop.line(), 0),
                        "a calculation in loops"));
    }

    /** Innermost of three or more that go from number to number, and calculate with arrays or the like. */
    private static boolean isDeep(MethodFact method, List<LoopFact> loops, LoopFact loop) {
        long around = loops.stream()
                .filter(outer -> outer.drive() == LoopFact.Drive.ELEMENTS
                        && outer.over().isEmpty()
                        && outer.turns().isEmpty()
                        && outer.body().firstLine() <= loop.line()
                        && outer.body().lastLine() >= loop.body().lastLine())
                .count();
        return around >= DEEP
                && method.elementWrites().stream().anyMatch(write -> loop.body().holds(write.site()))
                && method.calls().stream().noneMatch(call -> loop.body().holds(call.site()) && !isMath(call));
    }

    private static boolean isMath(CallSite call) {
        return call.target().owner().equals("java.lang.Math");
    }
}
