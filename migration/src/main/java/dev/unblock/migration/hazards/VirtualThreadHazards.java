package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What speaks against running single methods on virtual threads: waits that pin their carrier, and thread locals that cache. */
public final class VirtualThreadHazards {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";

    private final Program program;
    private final Sightings seen;
    private final Function<MethodKey, BitSet> seenBelow;

    public VirtualThreadHazards(Program program, Reach reach, PinnedWaits pins) {
        this.program = program;
        ThreadBoundContext contexts = new ThreadBoundContext(program);
        this.seen = Sightings.of(reach, method -> Stream.concat(pins.in(method), contexts.caches(method)));
        this.seenBelow = reach.fromBelow(seen.numbers());
    }

    /** In the method and in everything it calls on its own thread. */
    public List<Sighting> below(MethodKey method) {
        return seen.list(seenBelow.apply(method));
    }

    /** Classes with synchronized code or thread locals: whoever has nothing {@link #below} does not reach these. */
    public List<String> suspects() {
        return program.facts().types().stream()
                .filter(type -> !type.test() && isSuspect(type))
                .map(TypeFact::name)
                .sorted()
                .toList();
    }

    private boolean isSuspect(TypeFact type) {
        boolean locks = type.methods().stream()
                .anyMatch(method ->
                        method.is(Modifier.SYNCHRONIZED) || !method.monitors().isEmpty());
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
