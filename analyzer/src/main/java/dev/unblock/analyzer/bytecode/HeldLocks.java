package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.LockTypes;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which monitors and {@code Lock}s are surely held at each instruction.
 *
 * <p>A forward data flow over the method: taking a lock adds it, releasing an equal one removes it, and where paths meet
 * only what all of them hold stays. {@code tryLock} holds on the branch that saw {@code true}.
 */
final class HeldLocks {

    private final Flow flow;
    private final ValueTrees trees;
    private final @Nullable List<Held>[] before;

    /** A lock and the instruction that took it. */
    private record Held(Value lock, int takenAt) {}

    HeldLocks(Flow flow, ValueTrees trees) {
        this.flow = flow;
        this.trees = trees;
        this.before = newStates(flow.length());
        if (anyLocking()) {
            propagate();
        }
    }

    /** Outermost first. */
    List<Value> at(int index) {
        List<Held> held = before[index];
        return held == null ? List.of() : held.stream().map(Held::lock).toList();
    }

    /** The last line on which the lock taken by this instruction is held. */
    int lastLineOf(int takenAt) {
        int last = flow.line(takenAt);
        for (int i = 0; i < flow.length(); i++) {
            List<Held> held = before[i];
            if (held != null && held.stream().anyMatch(lock -> lock.takenAt() == takenAt)) {
                last = Math.max(last, flow.line(i));
            }
        }
        return last;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable List<Held>[] newStates(int length) {
        return new List[length];
    }

    private boolean anyLocking() {
        for (int i = 0; i < flow.length(); i++) {
            if (flow.at(i).getOpcode() == Opcodes.MONITORENTER || isLockCall(i)) {
                return true;
            }
        }
        return false;
    }

    private void propagate() {
        Deque<Integer> open = new ArrayDeque<>();
        before[0] = List.of();
        open.add(0);
        while (!open.isEmpty()) {
            int at = open.remove();
            List<Held> in = before[at];
            for (int to : flow.nextOnException(at)) {
                enter(to, in, open);
            }
            for (int to : flow.next(at)) {
                enter(to, after(at, to, in), open);
            }
        }
    }

    private void enter(int to, List<Held> state, Deque<Integer> open) {
        List<Held> known = before[to];
        List<Held> merged = known == null ? state : common(known, state);
        if (!merged.equals(known)) {
            before[to] = merged;
            open.add(to);
        }
    }

    private static List<Held> common(List<Held> some, List<Held> others) {
        return some.stream()
                .filter(held -> others.stream().anyMatch(other -> sameLock(held.lock(), other.lock())))
                .toList();
    }

    private List<Held> after(int at, int to, List<Held> in) {
        AbstractInsnNode node = flow.at(at);
        if (!flow.isReachable(at)) {
            return in;
        }
        if (node.getOpcode() == Opcodes.MONITORENTER) {
            return with(in, new Held(trees.stack(at, 0), at));
        }
        if (node.getOpcode() == Opcodes.MONITOREXIT) {
            return without(in, trees.stack(at, 0));
        }
        if (node instanceof JumpInsnNode jump) {
            return triedOn(jump, at, to).map(held -> with(in, held)).orElse(in);
        }
        return isLockCall(at) ? afterCall((MethodInsnNode) node, at, in) : in;
    }

    private List<Held> afterCall(MethodInsnNode call, int at, List<Held> in) {
        Value lock = receiver(at);
        return switch (call.name) {
            case "lock", "lockInterruptibly", "writeLockInterruptibly", "readLockInterruptibly" ->
                with(in, new Held(lock, at));
            case "readLock", "writeLock" -> call.desc.endsWith("J") ? with(in, new Held(lock, at)) : in;
            case "unlock", "unlockRead", "unlockWrite" -> without(in, lock);
            default -> in;
        };
    }

    /** {@code if (lock.tryLock())}: held on the branch that is taken when it was true. */
    private Optional<Held> triedOn(JumpInsnNode jump, int at, int to) {
        boolean onTrue = jump.getOpcode() == Opcodes.IFNE;
        if (!onTrue && jump.getOpcode() != Opcodes.IFEQ) {
            return Optional.empty();
        }
        int[] tested = flow.stack(at, 0).ids();
        if (tested.length != 1 || tested[0] < 0 || !isLockCall(tested[0]) || !isTry(tested[0])) {
            return Optional.empty();
        }
        boolean jumps = to == flow.indexOf(jump.label);
        return jumps == onTrue ? Optional.of(new Held(receiver(tested[0]), tested[0])) : Optional.empty();
    }

    private boolean isTry(int index) {
        return ((MethodInsnNode) flow.at(index)).name.equals("tryLock");
    }

    private boolean isLockCall(int index) {
        return flow.at(index) instanceof MethodInsnNode call
                && LockTypes.isLock(Names.dots(call.owner))
                && call.getOpcode() != Opcodes.INVOKESTATIC
                && !call.name.equals("<init>");
    }

    private Value receiver(int index) {
        return trees.stack(index, Type.getArgumentCount(((MethodInsnNode) flow.at(index)).desc));
    }

    private static List<Held> with(List<Held> held, Held more) {
        if (held.stream().anyMatch(lock -> lock.takenAt() == more.takenAt())) {
            return held;
        }
        List<Held> all = new ArrayList<>(held);
        all.add(more);
        return List.copyOf(all);
    }

    private static List<Held> without(List<Held> held, Value lock) {
        List<Held> rest = new ArrayList<>(held);
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (sameLock(rest.get(i).lock(), lock)) {
                rest.remove(i);
                return List.copyOf(rest);
            }
        }
        return held;
    }

    /** {@code rw.readLock()} called twice gives one lock, although it is two calls. */
    private static boolean sameLock(Value first, Value second) {
        if (first instanceof Value.Result one && second instanceof Value.Result other) {
            return one.target().equals(other.target())
                    && one.receiver().equals(other.receiver())
                    && one.arguments().equals(other.arguments());
        }
        return first.equals(second);
    }
}
