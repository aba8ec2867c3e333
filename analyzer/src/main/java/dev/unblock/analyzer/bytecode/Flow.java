package dev.unblock.analyzer.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** A method body, analysed: what each instruction finds on the stack, where it goes next, on which line it stands. */
final class Flow {

    private final MethodNode method;
    private final AbstractInsnNode[] instructions;
    private final List<List<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> nextOnException = new ArrayList<>();
    private final Frame<Producers>[] frames;
    private final int[] lines;
    private final int[] loops;

    private Flow(String owner, MethodNode method, int defaultLine) throws AnalyzerException {
        this.method = method;
        this.instructions = method.instructions.toArray();
        for (int i = 0; i < instructions.length; i++) {
            next.add(new ArrayList<>(2));
            nextOnException.add(new ArrayList<>(1));
        }
        this.frames = new EdgeRecorder(new ProducerInterpreter(method)).analyze(owner, method);
        this.lines = lines(defaultLine);
        this.loops = loops();
    }

    static Flow of(String owner, MethodNode method, int defaultLine) throws AnalyzerException {
        return new Flow(owner, method, defaultLine);
    }

    int length() {
        return instructions.length;
    }

    AbstractInsnNode at(int index) {
        return instructions[index];
    }

    int indexOf(AbstractInsnNode instruction) {
        return method.instructions.indexOf(instruction);
    }

    List<TryCatchBlockNode> tryBlocks() {
        return method.tryCatchBlocks;
    }

    MethodNode method() {
        return method;
    }

    /** Code that no path reaches has no frame. */
    boolean isReachable(int index) {
        return frames[index] != null;
    }

    /** The value {@code fromTop} below the top of the stack, as the instruction finds it. */
    Producers stack(int index, int fromTop) {
        Frame<Producers> frame = frames[index];
        return frame.getStack(frame.getStackSize() - 1 - fromTop);
    }

    /** The local variable that an instruction such as {@code IINC} works on. */
    Producers local(int index, int slot) {
        return frames[index].getLocal(slot);
    }

    List<Integer> next(int index) {
        return next.get(index);
    }

    List<Integer> nextOnException(int index) {
        return nextOnException.get(index);
    }

    int line(int index) {
        return lines[index];
    }

    int loopsAround(int index) {
        return loops[index];
    }

    int firstLine() {
        return lines.length == 0 ? 1 : lines[0];
    }

    int lastLine() {
        int last = firstLine();
        for (int line : lines) {
            last = Math.max(last, line);
        }
        return last;
    }

    /** The next thing that happens, past labels, lines and frames. */
    Optional<AbstractInsnNode> following(int index) {
        AbstractInsnNode node = instructions[index].getNext();
        while (node != null && node.getOpcode() < 0) {
            node = node.getNext();
        }
        return Optional.ofNullable(node);
    }

    /** Everything that can happen from here on without passing the barrier. */
    BitSet reachableFrom(int start, int barrier) {
        BitSet seen = new BitSet(instructions.length);
        List<Integer> open = new ArrayList<>();
        if (start != barrier) {
            open.add(start);
        }
        while (!open.isEmpty()) {
            int at = open.remove(open.size() - 1);
            if (seen.get(at)) {
                continue;
            }
            seen.set(at);
            for (List<Integer> edges : List.of(next.get(at), nextOnException.get(at))) {
                for (int to : edges) {
                    if (to != barrier && !seen.get(to)) {
                        open.add(to);
                    }
                }
            }
        }
        return seen;
    }

    private int[] lines(int defaultLine) {
        int[] result = new int[instructions.length];
        int line = firstLineNumber().orElse(defaultLine);
        for (int i = 0; i < instructions.length; i++) {
            if (instructions[i] instanceof LineNumberNode node && node.line > 0) {
                line = node.line;
            }
            result[i] = line;
        }
        return result;
    }

    private Optional<Integer> firstLineNumber() {
        for (AbstractInsnNode instruction : instructions) {
            if (instruction instanceof LineNumberNode node && node.line > 0) {
                return Optional.of(node.line);
            }
        }
        return Optional.empty();
    }

    /**
     * Loops as they are written: compilers lay a loop out in one piece, from the target of its backward jumps to the
     * last of them. A {@code return} inside the braces counts as inside, although no path leads from it back.
     */
    private int[] loops() {
        int[] ends = new int[instructions.length];
        for (int i = 0; i < instructions.length; i++) {
            if (frames[i] != null) {
                for (LabelNode target : targets(instructions[i])) {
                    int header = method.instructions.indexOf(target);
                    if (header <= i) {
                        ends[header] = Math.max(ends[header], i);
                    }
                }
            }
        }
        int[] depth = new int[instructions.length];
        for (int header = 0; header < ends.length; header++) {
            for (int i = header; ends[header] > 0 && i <= ends[header]; i++) {
                depth[i]++;
            }
        }
        return depth;
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        if (instruction instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        if (instruction instanceof TableSwitchInsnNode table) {
            return table.labels;
        }
        return instruction instanceof LookupSwitchInsnNode lookup ? lookup.labels : List.of();
    }

    /** ASM's analyzer, asked where control goes. */
    private final class EdgeRecorder extends Analyzer<Producers> {

        EdgeRecorder(ProducerInterpreter interpreter) {
            super(interpreter);
        }

        @Override
        protected void newControlFlowEdge(int from, int to) {
            addOnce(next.get(from), to);
        }

        @Override
        protected boolean newControlFlowExceptionEdge(int from, TryCatchBlockNode block) {
            addOnce(nextOnException.get(from), method.instructions.indexOf(block.handler));
            return true;
        }

        private void addOnce(List<Integer> edges, int to) {
            if (!edges.contains(to)) {
                edges.add(to);
            }
        }
    }
}
