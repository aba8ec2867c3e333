package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What speaks against running single methods on virtual threads: waits that pin their carrier, and thread locals that cache. */
public final class VirtualThreadHazards {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    private final Program program;
    private final Sightings seen;
    private final Function<MethodKey, BitSet> seenBelow;
    private final List<String> suspects;
    private final Function<MethodKey, BitSet> locksBelow;

    public VirtualThreadHazards(Program program, Reach reach, PinnedWaits pins) {
        this.program = program;
        ThreadBoundContext contexts = new ThreadBoundContext(program);
        this.seen = Sightings.of(reach, method -> Stream.concat(pins.in(method), contexts.caches(method)));
        this.seenBelow = reach.fromBelow(seen.numbers());
        this.suspects = program.facts().types().stream()
                .filter(type -> !type.test() && isSuspect(type))
                .map(TypeFact::name)
                .sorted()
                .toList();
        this.locksBelow = reach.fromBelow(locks());
    }

    /** In the method and in everything it calls on its own thread. */
    public List<Sighting> below(MethodKey method) {
        return seen.list(seenBelow.apply(method));
    }

    /**
     * Classes with synchronized code or thread locals that none of these methods reaches. What code reaches under a lock may
     * wait unseen, in a library that is not at hand: such a class is not among them.
     */
    public List<String> unreached(Collection<MethodKey> methods) {
        BitSet reached = new BitSet();
        methods.forEach(method -> reached.or(locksBelow.apply(method)));
        return suspects.stream()
                .filter(type -> !reached.get(suspects.indexOf(type)))
                .toList();
    }

    private Map<MethodKey, BitSet> locks() {
        Map<MethodKey, BitSet> locks = new HashMap<>();
        program.methods().filter(VirtualThreadHazards::locks).forEach(method -> {
            int suspect = suspects.indexOf(method.named().owner());
            if (suspect >= 0) {
                BitSet here = new BitSet();
                here.set(suspect);
                locks.put(method.key(), here);
            }
        });
        return locks;
    }

    private static boolean locks(MethodFact method) {
        return method.is(Modifier.SYNCHRONIZED) || !method.monitors().isEmpty();
    }

    private boolean isSuspect(TypeFact type) {
        boolean locks = type.methods().stream().anyMatch(VirtualThreadHazards::locks);
        boolean keeps = type.fields().stream().anyMatch(field -> isThreadLocal(field.type()));
        return (locks || keeps) && type.methods().stream().noneMatch(VirtualThreadHazards::isNative);
    }

    private boolean isThreadLocal(String type) {
        return type.equals(THREAD_LOCAL) || program.facts().hierarchy().isSubtype(type, THREAD_LOCAL);
    }

    private static boolean isNative(MethodFact method) {
        return method.is(Modifier.NATIVE);
    }
}
