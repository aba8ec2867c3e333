package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Catch clauses and what they do with what they caught.
 *
 * <p>A clause is what only its handler leads to, cut where the caught variable goes out of scope, as far as the class
 * file tells.
 */
final class CatchClauses {

    private final Flow flow;
    private final ValueTrees trees;
    private final Copies copies;

    CatchClauses(Flow flow, ValueTrees trees, Copies copies) {
        this.flow = flow;
        this.trees = trees;
        this.copies = copies;
    }

    List<CatchFact> read(IntFunction<Site> siteAt) {
        Map<Integer, List<String>> typesByHandler = new LinkedHashMap<>();
        for (TryCatchBlockNode block : flow.tryBlocks()) {
            int handler = flow.indexOf(block.handler);
            if (!copies.isCompilersHandler(block) && flow.isReachable(handler)) {
                List<String> types = typesByHandler.computeIfAbsent(handler, key -> new ArrayList<>());
                String type = Names.dots(block.type);
                if (!types.contains(type)) {
                    types.add(type);
                }
            }
        }
        return typesByHandler.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> clause(entry.getKey(), entry.getValue(), siteAt))
                .toList();
    }

    private CatchFact clause(int handler, List<String> types, IntFunction<Site> siteAt) {
        BitSet body = body(handler);
        Set<Use> uses = EnumSet.noneOf(Use.class);
        List<MethodKey> calls = new ArrayList<>();
        for (int i = body.nextSetBit(0); i >= 0; i = body.nextSetBit(i + 1)) {
            AbstractInsnNode node = flow.at(i);
            if (node.getOpcode() == Opcodes.ATHROW) {
                uses.add(Use.RETHROWN);
            } else if (node.getOpcode() >= Opcodes.IRETURN && node.getOpcode() <= Opcodes.RETURN) {
                uses.add(Use.RETURNS);
            } else if (node instanceof MethodInsnNode call) {
                calls.add(new MethodKey(Names.owner(call.owner), call.name, call.desc));
                noteCall(i, call, uses);
            } else if (node instanceof InvokeDynamicInsnNode dynamic && passesCaught(i, dynamic.desc)) {
                uses.add(Use.PASSED_ON);
            }
        }
        return new CatchFact(types, uses, calls, siteAt.apply(handler));
    }

    private void noteCall(int index, MethodInsnNode call, Set<Use> uses) {
        if (call.name.equals("interrupt") && call.desc.equals("()V")) {
            uses.add(Use.INTERRUPT_RESTORED);
        }
        if (passesCaught(index, call.desc)) {
            uses.add(Use.PASSED_ON);
        }
    }

    private boolean passesCaught(int index, String descriptor) {
        return trees.top(index, Type.getArgumentCount(descriptor)).stream().anyMatch(CatchClauses::holdsCaught);
    }

    private static boolean holdsCaught(Value value) {
        if (value instanceof Value.Caught) {
            return true;
        }
        if (value instanceof Value.Result result) {
            return Stream.concat(result.receiver().stream(), result.arguments().stream())
                    .anyMatch(CatchClauses::holdsCaught);
        }
        List<Value> parts = value instanceof Value.Allocation made
                ? made.arguments()
                : value instanceof Value.OneOf either
                        ? either.values()
                        : value instanceof Value.Computed computed
                                ? computed.operands()
                                : value instanceof Value.Functional lambda ? lambda.captured() : List.of();
        return parts.stream().anyMatch(CatchClauses::holdsCaught);
    }

    private BitSet body(int handler) {
        BitSet body = flow.reachableFrom(handler, -1);
        body.andNot(flow.reachableFrom(0, handler));
        int end = endOfScope(handler);
        if (end >= 0) {
            int last = withReturn(end);
            body.clear(Math.min(last, flow.length()), flow.length());
        }
        body.clear(0, handler);
        return body;
    }

    /** First index past the scope of the caught variable; -1 where the class file has no variables. */
    private int endOfScope(int handler) {
        int store = handler;
        while (store < flow.length() && flow.at(store).getOpcode() < 0) {
            store++;
        }
        List<LocalVariableNode> variables = flow.method().localVariables;
        if (store >= flow.length()
                || !(flow.at(store) instanceof VarInsnNode variable)
                || variables == null
                || variables.isEmpty()) {
            return -1;
        }
        return variables.stream()
                .filter(local -> local.index == variable.var && startsAt(local, variable))
                .mapToInt(local -> flow.indexOf(local.end))
                .max()
                .orElse(store + 1);
    }

    private boolean startsAt(LocalVariableNode local, VarInsnNode store) {
        int start = flow.indexOf(local.start);
        int at = flow.indexOf(store) + 1;
        while (at < start && flow.at(at).getOpcode() < 0) {
            at++;
        }
        return at == start;
    }

    /** A {@code return} (and a copy of {@code finally} before it) lies just past the scope. */
    private int withReturn(int end) {
        int at = end;
        while (at < flow.length() && at < end + 40) {
            int opcode = flow.at(at).getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                return at + 1;
            }
            boolean plain = opcode < 0
                    || copies.isCopy(at)
                    || opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
                    || opcode >= Opcodes.ACONST_NULL && opcode <= Opcodes.LDC;
            if (!plain) {
                return end;
            }
            at++;
        }
        return end;
    }
}
