package dev.unblock.migration.plan;

import dev.unblock.migration.plan.WaitIndex.WaitingCall;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/** Some of all waits, in their order. */
final class WaitSet {

    private final List<WaitingCall> all;
    private final BitSet numbers;

    WaitSet(List<WaitingCall> all, BitSet numbers) {
        this.all = all;
        this.numbers = numbers;
    }

    boolean isEmpty() {
        return numbers.isEmpty();
    }

    int size() {
        return numbers.cardinality();
    }

    Stream<WaitingCall> stream() {
        return numbers.stream().mapToObj(all::get);
    }
}
