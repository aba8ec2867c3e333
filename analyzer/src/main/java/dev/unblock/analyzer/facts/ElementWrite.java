package dev.unblock.analyzer.facts;

import java.util.List;

/**
 * A store into an element of an array, {@code counts[i] = 1} or {@code counts[i]++}; what fills an array where it is made
 * is none.
 *
 * @param array where the array comes from
 * @param index where the number of the element comes from
 * @param written where the written value comes from
 * @param locks monitors and {@code Lock}s that are surely held here, outermost first
 */
public record ElementWrite(Value array, Value index, Value written, List<Value> locks, Site site) {

    public ElementWrite {
        locks = List.copyOf(locks);
    }

    /** The new value is computed from an element of the same array. */
    public boolean isUpdate() {
        return written.parts()
                .anyMatch(part -> part instanceof Value.Computed computed
                        && computed.operands().contains(array));
    }
}
