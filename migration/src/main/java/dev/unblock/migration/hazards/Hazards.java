package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers what stands in the way of a change, with evidence; an empty answer means that no fact speaks against it.
 *
 * <p>What lies in a method is looked up once, and what lies below or above it once, since many handlers share most of
 * what they reach.
 */
public final class Hazards {

    private final Reach reach;
    private final DeclaredSemantics declared;
    private final TransactionTemplates templates;
    private final ThreadBoundContext context;
    private final LockedSections locks;
    private final FixedSignatures signatures;
    private final Map<MethodKey, List<Sighting>> contexts = new HashMap<>();
    private final Map<MethodKey, List<Sighting>> threads = new HashMap<>();
    private final Map<MethodKey, List<Sighting>> held = new HashMap<>();
    private final Map<MethodKey, List<Sighting>> offloads = new HashMap<>();
    private final Map<MethodKey, List<Sighting>> waits = new HashMap<>();

    public Hazards(Program program, Reach reach) {
        this.reach = reach;
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
        return sorted(all(reach.below(top), this::context));
    }

    /**
     * Against running the method on another thread through its bean. Its own transaction, cache or retry runs there as
     * well and does no harm.
     */
    public List<Sighting> ofOffload(MethodKey method) {
        return known(offloads, method, key -> {
            List<MethodFact> below = reach.below(key);
            Stream<Sighting> asynchronous =
                    below.stream().limit(1).flatMap(declared::in).filter(seen -> seen.hazard() == Hazard.H18);
            return sorted(Stream.concat(all(below, this::thread), asynchronous));
        });
    }

    /** Against waiting for another thread inside the method: what its callers hold while it waits. */
    public List<Sighting> ofWaitingIn(MethodKey method) {
        return known(
                waits, method, key -> sorted(Stream.concat(all(reach.above(key), this::heldBy), locks.around(key))));
    }

    /** Against another return type of the method. */
    public List<Sighting> ofSignature(MethodFact method) {
        return sorted(signatures.in(method));
    }

    private List<Sighting> context(MethodFact method) {
        return known(contexts, method.key(), key -> context.in(method).toList());
    }

    /** What the method has of its own thread. */
    private List<Sighting> thread(MethodFact method) {
        return known(threads, method.key(), key -> Stream.concat(context(method).stream(), templates.in(method))
                .toList());
    }

    /** What the method holds while it calls. */
    private List<Sighting> heldBy(MethodFact method) {
        return known(held, method.key(), key -> Stream.concat(
                        declared.in(method).filter(seen -> seen.hazard() == Hazard.H1 || seen.hazard() == Hazard.H7),
                        templates.in(method))
                .toList());
    }

    /** Most methods have nothing to show. */
    private static Stream<Sighting> all(List<MethodFact> methods, Function<MethodFact, List<Sighting>> what) {
        List<Sighting> found = new ArrayList<>();
        methods.forEach(method -> found.addAll(what.apply(method)));
        return found.stream();
    }

    private static List<Sighting> known(
            Map<MethodKey, List<Sighting>> answers, MethodKey method, Function<MethodKey, List<Sighting>> answer) {
        List<Sighting> known = answers.get(method);
        if (known == null) {
            known = answer.apply(method);
            answers.put(method, known);
        }
        return known;
    }

    private static List<Sighting> sorted(Stream<Sighting> sightings) {
        return sightings.distinct().sorted().toList();
    }
}
