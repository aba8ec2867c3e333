package dev.unblock.analyzer.bytecode;

import java.util.Arrays;
import org.objectweb.asm.tree.analysis.Value;

/**
 * Where a stack slot or local variable got its value: the instructions that can have made it.
 *
 * <p>Parameters and caught exceptions have no instruction; they have negative numbers.
 */
final class Producers implements Value {

    private static final int MOST = 12;
    private static final int FIRST_CAUGHT = -100_000;
    private static final int[] NONE = {};

    private final int size;
    private final int[] ids;

    private Producers(int size, int[] ids) {
        this.size = size;
        this.ids = ids;
    }

    static Producers unknown(int size) {
        return new Producers(size, NONE);
    }

    static Producers instruction(int size, int index) {
        return new Producers(size, new int[] {index});
    }

    static Producers local(int size, int slot) {
        return new Producers(size, new int[] {-1 - slot});
    }

    static Producers caught(int block) {
        return new Producers(1, new int[] {FIRST_CAUGHT - block});
    }

    static boolean isCaught(int id) {
        return id <= FIRST_CAUGHT;
    }

    static int caughtBlock(int id) {
        return FIRST_CAUGHT - id;
    }

    static int slot(int id) {
        return -1 - id;
    }

    @Override
    public int getSize() {
        return size;
    }

    int[] ids() {
        return ids;
    }

    boolean isOnly(int id) {
        return ids.length == 1 && ids[0] == id;
    }

    Producers widened(int newSize) {
        return new Producers(newSize, ids);
    }

    /** Either; once too many come together, the trail is lost for good, which also ends the analysis. */
    Producers or(Producers other) {
        if (equals(other)) {
            return this;
        }
        int both = Math.min(size, other.size);
        if (ids.length == 0 || other.ids.length == 0) {
            return unknown(both);
        }
        int[] union = union(ids, other.ids);
        return union.length > MOST ? unknown(both) : new Producers(both, union);
    }

    /** Of two that are sorted; by hand, as the analysis of a method does this for each slot wherever ways meet. */
    private static int[] union(int[] one, int[] other) {
        int[] union = new int[one.length + other.length];
        int size = 0;
        int left = 0;
        int right = 0;
        while (left < one.length && right < other.length) {
            int next = Math.min(one[left], other[right]);
            left += one[left] == next ? 1 : 0;
            right += other[right] == next ? 1 : 0;
            union[size++] = next;
        }
        while (left < one.length) {
            union[size++] = one[left++];
        }
        while (right < other.length) {
            union[size++] = other[right++];
        }
        return size == union.length ? union : Arrays.copyOf(union, size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Producers that && size == that.size && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(ids);
    }
}
