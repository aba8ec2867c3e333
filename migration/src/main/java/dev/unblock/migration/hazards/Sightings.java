package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** All sightings of one sort, by the method that each was seen in, and numbered in their order. */
final class Sightings {

    private final Map<MethodKey, List<Sighting>> byMethod;
    private final List<Sighting> ordered;
    private final Map<MethodKey, BitSet> numbers = new HashMap<>();

    private Sightings(Map<MethodKey, List<Sighting>> byMethod) {
        this.byMethod = byMethod;
        this.ordered = byMethod.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        Map<Sighting, Integer> known = new HashMap<>();
        ordered.forEach(sighting -> known.put(sighting, known.size()));
        byMethod.forEach((method, seen) -> {
            BitSet here = new BitSet();
            seen.forEach(sighting -> here.set(known.get(sighting)));
            numbers.put(method, here);
        });
    }

    static Sightings of(Reach reach, Function<MethodFact, Stream<Sighting>> check) {
        Map<MethodKey, List<Sighting>> byMethod = new TreeMap<>();
        for (MethodFact method : reach.methods()) {
            List<Sighting> seen = check.apply(method).toList();
            if (!seen.isEmpty()) {
                byMethod.putIfAbsent(method.key(), seen);
            }
        }
        return new Sightings(byMethod);
    }

    static Sightings of(Map<MethodKey, List<Sighting>> byMethod) {
        return new Sightings(byMethod);
    }

    /** What was seen in the method. */
    Stream<Sighting> in(MethodKey method) {
        return byMethod.getOrDefault(method, List.of()).stream();
    }

    /** By method the numbers of what was seen in it. */
    Map<MethodKey, BitSet> numbers() {
        return numbers;
    }

    /** Those with these numbers, sorted. */
    List<Sighting> list(BitSet wanted) {
        return wanted.stream().mapToObj(ordered::get).toList();
    }

    /** Says each sighting with what is asked of the method it was seen in. */
    void forEach(Function<MethodKey, BitSet> ofMethod, BiConsumer<Sighting, BitSet> told) {
        byMethod.forEach((method, seen) -> {
            BitSet set = ofMethod.apply(method);
            if (!set.isEmpty()) {
                seen.forEach(sighting -> told.accept(sighting, set));
            }
        });
    }
}
