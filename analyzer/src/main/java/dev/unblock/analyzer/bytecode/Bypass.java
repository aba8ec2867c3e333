package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The ways through a method's code on which no exception is caught: whether one of them that ends well passes by certain calls. */
public final class Bypass {

    private final InsnList code;

    /** By a loop's last jump where it goes when it ends, and the conditions before its body that end it. */
    private final Map<AbstractInsnNode, AbstractInsnNode> ends = new HashMap<>();

    private final Set<AbstractInsnNode> conditions = new HashSet<>();

    Bypass(MethodNode method) {
        this.code = method.instructions;
        for (AbstractInsnNode at : code) {
            if (at instanceof JumpInsnNode jump && code.indexOf(jump.label) < code.indexOf(jump)) {
                noteLoop(jump);
            }
        }
    }

    /** A loop that is entered runs once at least. */
    private void noteLoop(JumpInsnNode back) {
        int start = code.indexOf(back.label);
        int end = code.indexOf(back);
        for (int i = start; i < end; i++) {
            if (code.get(i) instanceof JumpInsnNode jump
                    && jump.getOpcode() != Opcodes.GOTO
                    && jump.label == firstLabelAfter(back)) {
                conditions.add(jump);
                ends.put(back, jump.label);
            }
        }
    }

    private static AbstractInsnNode firstLabelAfter(AbstractInsnNode at) {
        AbstractInsnNode next = at.getNext();
        while (next != null && !(next instanceof LabelNode)) {
            next = next.getNext();
        }
        return next;
    }

    /** No way leads from the start to a return but through one of the calls. */
    public boolean isNone(Predicate<MethodKey> calls) {
        return returns(call -> false) && !returns(calls);
    }

    private boolean returns(Predicate<MethodKey> unless) {
        BitSet seen = new BitSet(code.size());
        Deque<AbstractInsnNode> open = new ArrayDeque<>();
        if (code.size() > 0) {
            open.add(code.getFirst());
        }
        while (!open.isEmpty()) {
            AbstractInsnNode at = open.remove();
            int index = code.indexOf(at);
            if (seen.get(index)) {
                continue;
            }
            seen.set(index);
            int operation = at.getOpcode();
            if (operation >= Opcodes.IRETURN && operation <= Opcodes.RETURN) {
                return true;
            }
            if (!(at instanceof MethodInsnNode call && unless.test(target(call)))) {
                open.addAll(next(at));
            }
        }
        return false;
    }

    private static MethodKey target(MethodInsnNode call) {
        return new MethodKey(Names.owner(call.owner), call.name, call.desc);
    }

    private List<AbstractInsnNode> next(AbstractInsnNode at) {
        List<AbstractInsnNode> next = new ArrayList<>();
        boolean goesOn = at.getOpcode() != Opcodes.GOTO && at.getOpcode() != Opcodes.ATHROW;
        if (at instanceof JumpInsnNode jump) {
            if (!conditions.contains(jump)) {
                next.add(jump.label);
            }
            Optional.ofNullable(ends.get(jump)).ifPresent(next::add);
        } else if (at instanceof TableSwitchInsnNode choice) {
            next.add(choice.dflt);
            next.addAll(choice.labels);
            goesOn = false;
        } else if (at instanceof LookupSwitchInsnNode choice) {
            next.add(choice.dflt);
            next.addAll(choice.labels);
            goesOn = false;
        }
        if (goesOn && at.getNext() != null) {
            next.add(at.getNext());
        }
        return next;
    }
}
