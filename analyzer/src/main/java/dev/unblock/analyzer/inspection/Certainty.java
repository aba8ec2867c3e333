package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.stream.IntStream;

/** Which calls of a method are made whenever the method runs, as far as its branches tell. */
final class Certainty {

    private final Program program;
    private final Choices choices;
    private final WaitsBelow waits;

    /** @param waits where each branch leads to one of these, either way is sure */
    Certainty(Program program, Choices choices, WaitsBelow waits) {
        this.program = program;
        this.choices = choices;
        this.waits = waits;
    }

    boolean isSure(MethodKey caller, CallSite call) {
        return program.method(caller)
                .filter(method -> isSure(method, call.site()))
                .isPresent();
    }

    private boolean isSure(MethodFact method, Site site) {
        return choices.in(site.file()).stream()
                .filter(choice -> isOf(method, choice))
                .allMatch(choice -> {
                    int arm = choice.armOf(site);
                    return arm == ChoiceFact.NONE || arm == choice.usual() || isEitherWay(method, choice);
                });
    }

    private static boolean isOf(MethodFact method, ChoiceFact choice) {
        Span first = choice.arms().get(0);
        return first.firstLine() >= method.site().line() && first.lastLine() <= method.endLine();
    }

    private boolean isEitherWay(MethodFact method, ChoiceFact choice) {
        List<Site> waiting = method.calls().stream()
                .filter(call -> waits.at(method, call).isPresent())
                .map(CallSite::site)
                .toList();
        return choice.arms().size() > 1
                && IntStream.range(0, choice.arms().size())
                        .allMatch(arm -> waiting.stream().anyMatch(site -> choice.armOf(site) == arm));
    }
}
