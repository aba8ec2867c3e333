package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.program.Program;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Waits inside synchronized code and in initialisers of classes, which before Java 24 keep the carrier of a virtual
 * thread. A {@code Lock} keeps none.
 */
public final class PinnedWaits implements HazardCheck {

    private static final int UNPINNED = 24;

    private final Program program;
    private final Function<MethodKey, List<Wait>> waitsIn;
    private final Predicate<MethodKey> waitsBelow;

    /**
     * @param waitsIn the waits in a method's own body
     * @param waitsBelow whether it waits itself, or something that it calls on its thread
     */
    public PinnedWaits(Program program, Function<MethodKey, List<Wait>> waitsIn, Predicate<MethodKey> waitsBelow) {
        this.program = program;
        this.waitsIn = waitsIn;
        this.waitsBelow = waitsBelow;
    }

    /** The first of them, by place. */
    public Optional<Sighting> first() {
        return program.methods().flatMap(this::in).min(Comparator.naturalOrder());
    }

    /**
     * Methods that synchronized code calls and that do not wait, as {@code com.shop.Orders#count}; constructors are {@code
     * <init>}. Only those that can be followed: the project's own, and those of libraries that are at hand. None is needed
     * where nothing pins.
     */
    public List<String> harmless() {
        if (program.facts().javaRelease() >= UNPINNED) {
            return List.of();
        }
        Set<String> harmless = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        program.methods().forEach(method -> method.calls().stream()
                .filter(call -> isPinned(method, call))
                .forEach(call -> (isHarmless(method, call) ? harmless : others).addAll(names(call.target()))));
        harmless.removeAll(others);
        return List.copyOf(harmless);
    }

    private boolean isHarmless(MethodFact method, CallSite call) {
        List<MethodKey> callees = program.callees(method.key(), call)
                .filter(edge -> edge.hop().isSameThread())
                .map(Program.CallEdge::callee)
                .toList();
        return isFollowed(call, callees)
                && callees.stream().noneMatch(waitsBelow)
                && waitsIn.apply(method.key()).stream()
                        .noneMatch(wait -> wait.call().equals(call));
    }

    private boolean isFollowed(CallSite call, List<MethodKey> callees) {
        return !callees.isEmpty()
                || call.attribution() != Attribution.IMPORTS
                        && program.type(call.target().owner()).isEmpty()
                        && program.facts().hierarchy().isKnown(call.target().owner());
    }

    /** By the type that the call names and by the one that declares it. */
    private Set<String> names(MethodKey target) {
        Set<String> names = new TreeSet<>(Set.of(target.owner() + "#" + target.name()));
        program.facts()
                .hierarchy()
                .declaringType(target.owner(), target.name(), target.descriptor())
                .ifPresent(owner -> names.add(owner + "#" + target.name()));
        return names;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        if (program.facts().javaRelease() >= UNPINNED) {
            return Stream.empty();
        }
        return Stream.concat(direct(method), below(method)).distinct();
    }

    private Stream<Sighting> direct(MethodFact method) {
        return waitsIn.apply(method.key()).stream()
                .filter(wait -> isPinned(method, wait.call()))
                .map(wait -> sighting(method, wait.call(), wait.called() + " waits"));
    }

    private Stream<Sighting> below(MethodFact method) {
        return program.callees(method.key()).stream()
                .filter(edge -> edge.hop().isSameThread() && isPinned(method, edge.site()))
                .filter(edge -> waitsBelow.test(edge.callee()))
                .map(edge -> sighting(method, edge.site(), edge.callee().signature() + " waits"));
    }

    private static boolean isPinned(MethodFact method, CallSite call) {
        return method.is(Modifier.SYNCHRONIZED)
                || method.key().name().equals("<clinit>")
                || call.locks().stream().anyMatch(lock -> method.monitors().stream()
                        .anyMatch(monitor -> monitor.lock().equals(lock)));
    }

    private static Sighting sighting(MethodFact method, CallSite call, String what) {
        String where = method.key().name().equals("<clinit>") ? "an initialiser of its class" : "synchronized code";
        return Sighting.of(Hazard.H25, method.key(), call.site(), what + " inside " + where);
    }
}
