package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers what stands in the way of a change, with evidence; an empty answer means that no fact speaks against it.
 *
 * <p>What lies in a method is looked up once. What lies below or above it is known as numbers: most methods of a large
 * program reach the same, so lists of it for each would not fit into memory.
 */
public final class Hazards {

    private final Program program;
    private final Reach reach;
    private final DeclaredSemantics declared;
    private final TransactionTemplates templates;
    private final FixedSignatures signatures;
    private final LazyEntities lazy;
    private final Sightings contexts;
    private final Sightings threads;
    private final Sightings held;
    private final Sightings locked;
    private final Function<MethodKey, BitSet> contextsBelow;
    private final Function<MethodKey, BitSet> threadsBelow;
    private final Function<MethodKey, BitSet> heldAbove;
    private final Function<MethodKey, BitSet> lockedAbove;

    public Hazards(Program program, Waits waits, Reach reach) {
        this.program = program;
        this.lazy = new LazyEntities(program, waits);
        this.reach = reach;
        this.declared = new DeclaredSemantics(program);
        this.templates = new TransactionTemplates(program);
        this.signatures = new FixedSignatures(program);
        ThreadBoundContext context = new ThreadBoundContext(program);
        this.contexts = Sightings.of(reach, context::in);
        this.threads = Sightings.of(reach, method -> Stream.concat(contexts.in(method.key()), templates.in(method)));
        this.held = Sightings.of(reach, this::heldBy);
        this.locked = Sightings.of(LockedSections.in(program));
        this.contextsBelow = reach.fromBelow(contexts.numbers());
        this.threadsBelow = reach.fromBelow(threads.numbers());
        this.heldAbove = reach.fromAbove(held.numbers());
        this.lockedAbove = reach.fromAboveUnlocked(locked.numbers());
    }

    /** Against an asynchronous twin of the method: what its declaration promises would not hold for the twin. */
    public List<Sighting> ofTwin(MethodFact method) {
        return sorted(Stream.concat(declared.in(method), templates.in(method)));
    }

    /** Whether {@link #ofTwin} tells what the annotation means, of each method for which it holds. */
    public boolean tells(String annotation) {
        return declared.tells(annotation);
    }

    /** Against running what follows a wait, here or in anything called from here, on another thread. */
    public List<Sighting> ofContinuation(MethodKey top) {
        return contexts.list(contextsBelow.apply(top));
    }

    /**
     * Against running the method on another thread through its bean: what it has of its own thread, there or further
     * down. Its own transaction, cache or retry runs there as well and does no harm.
     */
    public List<Sighting> ofItsThread(MethodKey method) {
        return threads.list(threadsBelow.apply(method));
    }

    /** Whether {@link #ofItsThread} has anything. */
    public boolean usesItsThread(MethodKey method) {
        return !threadsBelow.apply(method).isEmpty();
    }

    /** Against offloading the method: it is asynchronous already. */
    public List<Sighting> asynchronous(MethodKey method) {
        return program.method(method).stream()
                .flatMap(declared::in)
                .filter(seen -> seen.hazard() == Hazard.H18)
                .toList();
    }

    /** Says each sighting of {@link #ofItsThread} for any of these methods, with what those methods stand for. */
    public void forEachOfTheirThread(Map<MethodKey, BitSet> offloaded, BiConsumer<Sighting, BitSet> told) {
        threads.forEach(reach.fromAbove(offloaded), told);
    }

    /** Whether callers hold something while the method waits for another thread. */
    public boolean isHeldWhileWaiting(MethodKey method) {
        return !heldAbove.apply(method).isEmpty() || !lockedAbove.apply(method).isEmpty();
    }

    /** Says each thing that is held above some of these waiting methods, with what those methods stand for. */
    public void forEachHeld(Map<MethodKey, BitSet> waiting, BiConsumer<Sighting, BitSet> told) {
        held.forEach(reach.fromBelow(waiting), told);
        locked.forEach(reach.fromBelowUnlocked(waiting), told);
    }

    /** Against giving what the method returns to another thread: it may still have to ask the method's session. */
    public Optional<Sighting> lazyResult(MethodKey method) {
        return program.method(method).flatMap(lazy::handedOut);
    }

    /** Against another return type of the method. */
    public List<Sighting> ofSignature(MethodFact method) {
        return sorted(signatures.in(method));
    }

    /** The same, where its own class may call its work under another name. */
    public List<Sighting> ofSignatureElsewhere(MethodFact method) {
        return sorted(signatures.elsewhere(method));
    }

    /** The same, where the interface that promises it may change along. */
    public List<Sighting> ofSignatureElsewhere(MethodFact method, MethodFact contract) {
        return sorted(signatures.elsewhere(method, contract));
    }

    /** What the method holds while it calls. */
    private Stream<Sighting> heldBy(MethodFact method) {
        return Stream.concat(
                declared.in(method).filter(seen -> seen.hazard() == Hazard.H1 || seen.hazard() == Hazard.H7),
                templates.in(method));
    }

    private static List<Sighting> sorted(Stream<Sighting> sightings) {
        return sightings.distinct().sorted().toList();
    }
}
