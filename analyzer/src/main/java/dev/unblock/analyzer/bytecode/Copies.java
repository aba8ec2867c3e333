package dev.unblock.analyzer.bytecode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells what the compiler wrote several times and the author once.
 *
 * <p>A {@code finally} block is compiled once for each way out of its {@code try}; the way out by exception is a
 * handler for everything that ends by throwing on. What stands in such a handler tells how often the block really says
 * it; further instructions of the same kind, target and line are copies. The handlers of try-with-resources close once
 * more and are copies altogether.
 */
final class Copies {

    private final Flow flow;
    private final Map<Integer, Integer> original = new HashMap<>();
    private final BitSet inResourceHandler = new BitSet();

    Copies(Flow flow) {
        this.flow = flow;
        markResourceHandlers();
        findCopies();
    }

    /** Where the author's one instruction was compiled first: the given index itself for most. */
    int original(int index) {
        return original.getOrDefault(index, index);
    }

    boolean isCopy(int index) {
        return inResourceHandler.get(index) || original.containsKey(index);
    }

    /** A handler that the compiler wrote, for {@code finally}, {@code synchronized} or resources. */
    boolean isCompilersHandler(TryCatchBlockNode block) {
        return block.type == null || inResourceHandler.get(flow.indexOf(block.handler));
    }

    private void markResourceHandlers() {
        for (TryCatchBlockNode block : flow.tryBlocks()) {
            int start = flow.indexOf(block.handler);
            int end = endByThrowing(start);
            if ("java/lang/Throwable".equals(block.type) && end > 0 && suppresses(start, end)) {
                inResourceHandler.set(start, end + 1);
            }
        }
    }

    private boolean suppresses(int start, int end) {
        for (int i = start; i <= end; i++) {
            if (flow.at(i) instanceof MethodInsnNode call
                    && call.name.equals("addSuppressed")
                    && call.owner.equals("java/lang/Throwable")) {
                return true;
            }
        }
        return false;
    }

    private void findCopies() {
        List<int[]> handlers = finallyHandlers();
        if (handlers.isEmpty()) {
            return;
        }
        Map<String, List<Integer>> places = new TreeMap<>();
        for (int i = 0; i < flow.length(); i++) {
            String what = what(i);
            if (!what.isEmpty() && !inResourceHandler.get(i)) {
                places.computeIfAbsent(what, key -> new ArrayList<>()).add(i);
            }
        }
        places.values().forEach(same -> pair(same, handlers));
    }

    private void pair(List<Integer> same, List<int[]> handlers) {
        int written = timesWritten(same, handlers);
        if (written == 0) {
            return;
        }
        for (int i = written; i < same.size(); i++) {
            original.put(same.get(i), same.get(i % written));
        }
    }

    /** The smallest count in any one handler that has some; 0 when none has. */
    private static int timesWritten(List<Integer> same, List<int[]> handlers) {
        int fewest = 0;
        for (int[] handler : handlers) {
            int count = 0;
            for (int index : same) {
                count += index >= handler[0] && index <= handler[1] ? 1 : 0;
            }
            fewest = count == 0 ? fewest : fewest == 0 ? count : Math.min(fewest, count);
        }
        return fewest;
    }

    private List<int[]> finallyHandlers() {
        List<int[]> handlers = new ArrayList<>();
        for (TryCatchBlockNode block : flow.tryBlocks()) {
            int start = flow.indexOf(block.handler);
            int end = block.type == null ? endByThrowing(start) : -1;
            if (end > 0 && handlers.stream().noneMatch(known -> known[0] == start)) {
                handlers.add(new int[] {start, end});
            }
        }
        return handlers;
    }

    /** Index of the {@code athrow} that throws on what the handler stored first; -1 where it does not. */
    private int endByThrowing(int start) {
        int slot = -1;
        int furthest = start;
        for (int i = start; i <= furthest && i < flow.length(); i++) {
            AbstractInsnNode node = flow.at(i);
            furthest = Math.max(furthest, leadsTo(i));
            if (node.getOpcode() < 0) {
                continue;
            }
            if (slot < 0) {
                if (node.getOpcode() != Opcodes.ASTORE) {
                    return -1;
                }
                slot = ((VarInsnNode) node).var;
            } else if (node.getOpcode() == Opcodes.ATHROW
                    && node.getPrevious() instanceof VarInsnNode load
                    && load.var == slot) {
                return i;
            }
        }
        return -1;
    }

    /** The last instruction that this one, or a handler for it and what follows, goes on with: code after it is not its own. */
    private int leadsTo(int index) {
        int last = flow.next(index).stream().mapToInt(Integer::intValue).max().orElse(index);
        for (TryCatchBlockNode block : flow.tryBlocks()) {
            if (flow.indexOf(block.start) == index) {
                last = Math.max(last, flow.indexOf(block.handler));
            }
        }
        return last;
    }

    private String what(int index) {
        if (flow.at(index) instanceof MethodInsnNode call) {
            return flow.line(index) + " " + call.owner + call.name + call.desc;
        }
        if (flow.at(index) instanceof FieldInsnNode field) {
            return flow.line(index) + " " + field.getOpcode() + field.owner + field.name;
        }
        return "";
    }
}
