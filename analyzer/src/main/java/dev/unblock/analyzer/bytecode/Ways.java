package dev.unblock.analyzer.bytecode;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;

/**
 * Which ways through a method can pass by an instruction, told in one pass over its code.
 *
 * <p>As long as a jump ahead has not landed, or once the method may have returned, an instruction is not on every way.
 * Code behind a handler's label runs only after an exception, until a jump of ordinary code lands.
 */
final class Ways {

    private final Set<Label> awaited = new HashSet<>();
    private final Set<Label> passed = new HashSet<>();
    private final Set<Label> handlers = new HashSet<>();
    private boolean left;
    private boolean returned;
    private boolean handling;

    void handler(Label label) {
        handlers.add(label);
    }

    /** A jump; code goes on behind it unless it is unconditional. */
    void jump(Label to) {
        if (!handling && !passed.contains(to)) {
            awaited.add(to);
        }
    }

    /** Nothing goes on behind this: a jump, a return, a throw. */
    void leave() {
        left = true;
    }

    void leaveByReturn() {
        returned |= !handling;
        left = true;
    }

    /** @return whether code before the label does not go on behind it, so that the stack there is another way's */
    boolean land(Label label) {
        passed.add(label);
        boolean expected = awaited.remove(label);
        boolean newWay = left;
        if (expected) {
            handling = false;
        } else if (handlers.contains(label) && left) {
            handling = true;
        }
        if (expected || handlers.contains(label)) {
            left = false;
        }
        return newWay && (expected || handlers.contains(label));
    }

    boolean afterException() {
        return handling;
    }

    /** Every run that ends well passes here. */
    boolean always() {
        return awaited.isEmpty() && !returned && !handling;
    }
}
