package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Operand stack and local variables by slots, as one pass over the code sees them. What comes from another way than the
 * one just passed is unknown; taking from an empty stack gives the unknown too.
 */
final class OriginStack {

    static final Value UNKNOWN = new Value.Unknown(Optional.empty());

    private final List<Value> slots = new ArrayList<>();
    private final Map<Integer, Value> locals = new HashMap<>();

    void push(Value value) {
        slots.add(value);
    }

    void pushUnknown(int count) {
        for (int i = 0; i < count; i++) {
            slots.add(UNKNOWN);
        }
    }

    Value pop() {
        return slots.isEmpty() ? UNKNOWN : slots.remove(slots.size() - 1);
    }

    /** Takes a value of one or two slots. */
    Value pop(int size) {
        Value top = pop();
        return size == 2 ? pop() : top;
    }

    void drop(int count) {
        for (int i = 0; i < count; i++) {
            pop();
        }
    }

    void clear() {
        slots.clear();
    }

    void load(int local) {
        push(locals.getOrDefault(local, UNKNOWN));
    }

    void store(int local) {
        locals.put(local, pop());
    }

    void set(int local, Value value) {
        locals.put(local, value);
    }

    /** After its constructor ran, an object is known by what it was given. */
    void replace(Value before, Value after) {
        slots.replaceAll(value -> value == before ? after : value);
    }

    /** The instructions that copy or swap slots. */
    void rearrange(int operation) {
        switch (operation) {
            case Opcodes.DUP -> copy(1, 0);
            case Opcodes.DUP_X1 -> copy(1, 1);
            case Opcodes.DUP_X2 -> copy(1, 2);
            case Opcodes.DUP2 -> copy(2, 0);
            case Opcodes.DUP2_X1 -> copy(2, 1);
            case Opcodes.DUP2_X2 -> copy(2, 2);
            default -> swap();
        }
    }

    private void copy(int count, int below) {
        List<Value> top = take(count);
        List<Value> under = take(below);
        slots.addAll(top);
        slots.addAll(under);
        slots.addAll(top);
    }

    private void swap() {
        Value top = pop();
        Value second = pop();
        push(top);
        push(second);
    }

    private List<Value> take(int count) {
        Value[] taken = new Value[count];
        for (int i = count - 1; i >= 0; i--) {
            taken[i] = pop();
        }
        return List.of(taken);
    }
}
