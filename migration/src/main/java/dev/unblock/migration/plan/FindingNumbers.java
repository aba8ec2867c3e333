package dev.unblock.migration.plan;

import dev.unblock.model.Finding;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings as numbers in the order of their ids, since large programs have large sets of them in many places. */
final class FindingNumbers {

    private final List<String> ids;
    private final Map<String, Integer> numbers = new HashMap<>();

    FindingNumbers(Collection<Finding> findings) {
        this.ids = findings.stream().map(Finding::id).distinct().sorted().toList();
        ids.forEach(id -> numbers.put(id, numbers.size()));
    }

    int of(String id) {
        return numbers.get(id);
    }

    BitSet of(Collection<String> wanted) {
        BitSet set = new BitSet(ids.size());
        wanted.forEach(id -> set.set(of(id)));
        return set;
    }

    /** Sorted. */
    List<String> ids(BitSet wanted) {
        return wanted.stream().mapToObj(ids::get).toList();
    }
}
