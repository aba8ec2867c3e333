package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.stream.Stream;

/** Answers what stands in the way of a change, with evidence; an empty answer means that no fact speaks against it. */
public final class Hazards {

    private final Reach reach;
    private final DeclaredSemantics declared;
    private final TransactionTemplates templates;
    private final ThreadBoundContext context;
    private final LockedSections locks;
    private final FixedSignatures signatures;

    public Hazards(Program program) {
        this.reach = new Reach(program);
        this.declared = new DeclaredSemantics(program);
        this.templates = new TransactionTemplates(program);
        this.context = new ThreadBoundContext(program);
        this.locks = new LockedSections(program);
        this.signatures = new FixedSignatures(program);
    }

    /** Against an asynchronous twin of the method: what its declaration promises would not hold for the twin. */
    public List<Sighting> ofTwin(MethodFact method) {
        return sorted(Stream.concat(declared.in(method), templates.in(method)));
    }

    /** Against running what follows a wait, here or in anything called from here, on another thread. */
    public List<Sighting> ofContinuation(MethodKey top) {
        return sorted(reach.below(top).stream().flatMap(context::in));
    }

    /**
     * Against running the method on another thread through its bean. Its own transaction, cache or retry runs there as
     * well and does no harm.
     */
    public List<Sighting> ofOffload(MethodKey method) {
        Stream<Sighting> below =
                reach.below(method).stream().flatMap(inner -> Stream.concat(context.in(inner), templates.in(inner)));
        Stream<Sighting> asynchronous =
                reach.below(method).stream().limit(1).flatMap(declared::in).filter(seen -> seen.hazard() == Hazard.H18);
        return sorted(Stream.concat(below, asynchronous));
    }

    /** Against waiting for another thread inside the method: what its callers hold while it waits. */
    public List<Sighting> ofWaitingIn(MethodKey method) {
        Stream<Sighting> above = reach.above(method).stream()
                .flatMap(caller -> Stream.concat(
                        declared.in(caller).filter(seen -> seen.hazard() == Hazard.H1 || seen.hazard() == Hazard.H7),
                        templates.in(caller)));
        return sorted(Stream.concat(above, locks.around(method)));
    }

    /** Against another return type of the method. */
    public List<Sighting> ofSignature(MethodFact method) {
        return sorted(signatures.in(method));
    }

    private static List<Sighting> sorted(Stream<Sighting> sightings) {
        return sightings.distinct().sorted().toList();
    }
}
