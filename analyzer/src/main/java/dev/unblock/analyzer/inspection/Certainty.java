package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Which calls of a method are made whenever the method runs, as far as its branches tell. */
final class Certainty {

    private final Program program;
    private final Choices choices;
    private final WaitsBelow waits;
    private final Map<MethodKey, List<ChoiceFact>> doubtful = new ConcurrentHashMap<>();

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
        return doubtful.computeIfAbsent(method.key(), key -> doubtful(method)).stream()
                .noneMatch(choice -> {
                    int arm = choice.armOf(site);
                    return arm != ChoiceFact.NONE && arm != choice.usual();
                });
    }

    /** Choices of which some arm does not lead to a wait. */
    private List<ChoiceFact> doubtful(MethodFact method) {
        List<ChoiceFact> own = choices.in(method.site().file()).stream()
                .filter(choice -> isOf(method, choice))
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        List<Site> waiting = method.calls().stream()
                .filter(call -> waits.at(method, call).isPresent())
                .map(CallSite::site)
                .toList();
        return own.stream().filter(choice -> !isEitherWay(choice, waiting)).toList();
    }

    private static boolean isOf(MethodFact method, ChoiceFact choice) {
        Span first = choice.arms().get(0);
        return first.firstLine() >= method.site().line() && first.lastLine() <= method.endLine();
    }

    private static boolean isEitherWay(ChoiceFact choice, List<Site> waiting) {
        return choice.arms().size() > 1
                && IntStream.range(0, choice.arms().size())
                        .allMatch(arm -> waiting.stream().anyMatch(site -> choice.armOf(site) == arm));
    }
}
