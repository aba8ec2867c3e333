package dev.unblock.migration.plan;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Hazards;
import dev.unblock.migration.hazards.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a call may run on an executor's thread: it reads, goes to a bean, and shares nothing that may change. */
final class FacadeRules {

    private final Program program;
    private final WaitIndex waits;
    private final Hazards hazards;
    private final ReadOnly readOnly;
    private final ExecutorBeans executors;
    private final Map<MethodKey, Optional<Sighting>> whyNot = new HashMap<>();

    FacadeRules(Program program, WaitIndex waits, Hazards hazards, ReadOnly readOnly, ExecutorBeans executors) {
        this.program = program;
        this.waits = waits;
        this.hazards = hazards;
        this.readOnly = readOnly;
        this.executors = executors;
    }

    /** What speaks against it; empty when nothing does. */
    List<Sighting> against(MethodFact caller, CallEdge edge) {
        List<Sighting> against = new ArrayList<>(hazards.ofItsThread(edge.callee()));
        against.addAll(ofTheCall(caller, edge));
        return against.stream().sorted().toList();
    }

    /** What speaks against it but for {@link Hazards#ofItsThread}. */
    List<Sighting> ofTheCall(MethodFact caller, CallEdge edge) {
        List<Sighting> against = new ArrayList<>(hazards.asynchronous(edge.callee()));
        whyNot.computeIfAbsent(edge.callee(), this::whyNot).ifPresent(against::add);
        noBean(caller, edge).ifPresent(against::add);
        mutableArgument(caller, edge).ifPresent(against::add);
        hazards.lazyResult(edge.callee()).ifPresent(against::add);
        if (against.isEmpty()) {
            noExecutor(caller, edge).ifPresent(against::add);
        }
        return against;
    }

    private Optional<Sighting> whyNot(MethodKey callee) {
        return waits.below(callee).stream()
                .filter(wait -> wait.kind().group() != Kind.Group.REMOTE)
                .findFirst()
                .map(NoCounterpart::of)
                .or(() -> readOnly.whyNot(callee));
    }

    /** A façade stands beside a bean and calls it: the call has to go to another bean, by its class. */
    private Optional<Sighting> noBean(MethodFact caller, CallEdge edge) {
        MethodKey callee = edge.callee();
        if (callee.owner().equals(caller.key().owner())) {
            return Optional.of(sighting(Hazard.H17, caller, edge, "it calls a method of its own class"));
        }
        boolean isBean = program.scope(callee.owner()) == Program.Scope.SINGLETON;
        boolean byClass = program.type(edge.site().target().owner())
                .filter(type -> type.kind() == TypeFact.Kind.CLASS)
                .isPresent();
        boolean callable = program.method(callee)
                .filter(method -> !method.is(Modifier.STATIC) && !method.is(Modifier.PRIVATE))
                .isPresent();
        return isBean && byClass && callable
                ? Optional.empty()
                : Optional.of(sighting(Hazard.H19, caller, edge, "it does not call a bean by its class"));
    }

    /** Said last: it is no reason where the call cannot move anyhow. */
    private Optional<Sighting> noExecutor(MethodFact caller, CallEdge edge) {
        return executors.whyNot().map(why -> sighting(Hazard.H24, caller, edge, why));
    }

    private Optional<Sighting> mutableArgument(MethodFact caller, CallEdge edge) {
        List<String> types = edge.callee().parameterTypes();
        List<Value> arguments = edge.site().arguments();
        for (int at = 0; at < Math.min(types.size(), arguments.size()); at++) {
            if (!readOnly.isImmutable(types.get(at))) {
                return Optional.of(sighting(
                        Hazard.H9, caller, edge, "it passes an object that may change (" + types.get(at) + ")"));
            }
        }
        return Optional.empty();
    }

    private static Sighting sighting(Hazard hazard, MethodFact caller, CallEdge edge, String evidence) {
        return Sighting.of(
                hazard,
                caller.named(),
                edge.site().site(),
                caller.named().signature() + " calls " + edge.callee().signature() + ": " + evidence);
    }
}
