package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Grows the facts' small value trees from producers.
 *
 * <p>Trees share their parts, so a chain of calls costs no more than its length; depth and expanded size are bounded, so
 * nobody who walks or compares a tree pays more than that.
 */
final class ValueTrees {

    private static final int DEEPEST = 40;
    private static final int LARGEST = 250;
    private static final Value UNKNOWN = new Value.Unknown(Optional.empty());

    private final Flow flow;
    private final FieldOwners fieldOwners;
    private final Map<Integer, Integer> callIndex;
    private final List<Value> slots;
    private final Map<Integer, Integer> constructors = new HashMap<>();
    private final Map<Integer, List<Integer>> elements = new HashMap<>();
    private final Map<Integer, Tree> grown = new HashMap<>();
    private final Set<Integer> growing = new HashSet<>();

    private record Tree(Value value, int depth, int size) {}

    /**
     * @param callIndex position among the method's calls, by instruction
     * @param slots what the method's local variables hold at its start
     */
    ValueTrees(Flow flow, FieldOwners fieldOwners, Map<Integer, Integer> callIndex, List<Value> slots) {
        this.flow = flow;
        this.fieldOwners = fieldOwners;
        this.callIndex = callIndex;
        this.slots = slots;
        for (int i = 0; i < flow.length(); i++) {
            if (flow.isReachable(i)) {
                noteInitialisation(i);
            }
        }
    }

    Value value(Producers producers) {
        return tree(producers).value();
    }

    /** The value {@code fromTop} below the top of the stack, as the instruction finds it. */
    Value stack(int index, int fromTop) {
        return value(flow.stack(index, fromTop));
    }

    /** Values on top of the stack, deepest first. */
    List<Value> top(int index, int count) {
        List<Value> values = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            values.add(stack(index, i));
        }
        return values;
    }

    private void noteInitialisation(int index) {
        AbstractInsnNode node = flow.at(index);
        if (node instanceof MethodInsnNode call && call.name.equals("<init>")) {
            int[] made = flow.stack(index, Type.getArgumentCount(call.desc)).ids();
            if (made.length == 1 && made[0] >= 0) {
                constructors.putIfAbsent(made[0], index);
            }
        }
        if (node.getOpcode() == Opcodes.AASTORE) {
            int[] array = flow.stack(index, 2).ids();
            if (array.length == 1 && array[0] >= 0 && array[0] < index) {
                elements.computeIfAbsent(array[0], key -> new ArrayList<>()).add(index);
            }
        }
    }

    private Tree tree(Producers producers) {
        int[] ids = producers.ids();
        if (ids.length == 0) {
            return leaf(UNKNOWN);
        }
        if (ids.length == 1) {
            return tree(ids[0]);
        }
        Parts parts = new Parts();
        for (int id : ids) {
            parts.add(tree(id));
        }
        List<Value> distinct = parts.values.stream().distinct().toList();
        return parts.tree(distinct.size() == 1 ? distinct.get(0) : new Value.OneOf(distinct));
    }

    private Tree tree(int id) {
        Tree known = grown.get(id);
        if (known != null) {
            return known;
        }
        if (!growing.add(id)) {
            return leaf(UNKNOWN);
        }
        Tree tree = Producers.isCaught(id)
                ? leaf(caught(Producers.caughtBlock(id)))
                : id < 0 ? leaf(atStart(Producers.slot(id))) : made(id, flow.at(id));
        growing.remove(id);
        grown.put(id, tree);
        return tree;
    }

    private Value caught(int block) {
        TryCatchBlockNode node = flow.tryBlocks().get(block);
        return new Value.Caught(node.type == null ? "java.lang.Throwable" : Names.dots(node.type));
    }

    private Value atStart(int slot) {
        return slot < slots.size() ? slots.get(slot) : UNKNOWN;
    }

    private Tree made(int index, AbstractInsnNode node) {
        if (node instanceof MethodInsnNode call) {
            return result(index, call);
        }
        if (node instanceof FieldInsnNode field) {
            return fieldRead(index, field);
        }
        if (node instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic(index, dynamic);
        }
        if (node.getOpcode() == Opcodes.NEW) {
            return allocation(index, ((TypeInsnNode) node).desc);
        }
        if (node instanceof IincInsnNode increment) {
            Parts parts = new Parts();
            parts.add(tree(flow.local(index, increment.var)));
            parts.add(leaf(new Value.Constant("int", String.valueOf(increment.incr))));
            return parts.tree(new Value.Computed(parts.values));
        }
        return isArray(node) ? array(index, node) : constantOrComputed(index, node);
    }

    private Tree result(int index, MethodInsnNode call) {
        Parts parts = new Parts();
        int count = Type.getArgumentCount(call.desc);
        Optional<Value> receiver = call.getOpcode() == Opcodes.INVOKESTATIC
                ? Optional.empty()
                : Optional.of(parts.add(tree(flow.stack(index, count))));
        List<Value> arguments = operands(index, count, parts);
        MethodKey target = new MethodKey(Names.owner(call.owner), call.name, call.desc);
        return parts.tree(new Value.Result(callIndex.getOrDefault(index, -1), target, receiver, arguments));
    }

    private Tree fieldRead(int index, FieldInsnNode field) {
        Parts parts = new Parts();
        Optional<Value> object = field.getOpcode() == Opcodes.GETSTATIC
                ? Optional.empty()
                : Optional.of(parts.add(tree(flow.stack(index, 0))));
        return parts.tree(new Value.FieldRead(
                fieldOwners.key(field.owner, field.name), Descriptors.typeName(field.desc), object));
    }

    private Tree dynamic(int index, InvokeDynamicInsnNode dynamic) {
        Parts parts = new Parts();
        List<Value> operands = operands(index, Type.getArgumentCount(dynamic.desc), parts);
        return parts.tree(Lambdas.implementation(dynamic)
                .<Value>map(handle -> new Value.Functional(
                        key(handle),
                        Descriptors.typeName(Type.getReturnType(dynamic.desc).getDescriptor()),
                        operands))
                .orElseGet(() -> new Value.Computed(Concatenations.parts(dynamic, operands))));
    }

    private static MethodKey key(Handle handle) {
        return new MethodKey(Names.owner(handle.getOwner()), handle.getName(), handle.getDesc());
    }

    private Tree allocation(int index, String type) {
        Parts parts = new Parts();
        Integer constructor = constructors.get(index);
        List<Value> arguments = constructor == null
                ? List.of()
                : operands(constructor, Type.getArgumentCount(((MethodInsnNode) flow.at(constructor)).desc), parts);
        return parts.tree(new Value.Allocation(Names.dots(type), arguments));
    }

    private static boolean isArray(AbstractInsnNode node) {
        return node.getOpcode() == Opcodes.NEWARRAY
                || node.getOpcode() == Opcodes.ANEWARRAY
                || node.getOpcode() == Opcodes.MULTIANEWARRAY;
    }

    /** An array shows what is put into it where it is made, as for variable arguments; else its length. */
    private Tree array(int index, AbstractInsnNode node) {
        Parts parts = new Parts();
        List<Integer> stores = elements.getOrDefault(index, List.of());
        List<Value> arguments = stores.isEmpty()
                ? operands(index, 1, parts)
                : stores.stream()
                        .map(store -> parts.add(tree(flow.stack(store, 0))))
                        .toList();
        return parts.tree(new Value.Allocation(arrayType(node), arguments));
    }

    private static String arrayType(AbstractInsnNode node) {
        if (node instanceof MultiANewArrayInsnNode multi) {
            return Descriptors.typeName(multi.desc);
        }
        if (node instanceof TypeInsnNode type) {
            return Descriptors.typeName(Type.getObjectType(type.desc).getDescriptor()) + "[]";
        }
        List<String> primitives = List.of("boolean", "char", "float", "double", "byte", "short", "int", "long");
        return primitives.get(((IntInsnNode) node).operand - Opcodes.T_BOOLEAN) + "[]";
    }

    private Tree constantOrComputed(int index, AbstractInsnNode node) {
        Optional<Value> constant = Constants.of(node);
        if (constant.isPresent()) {
            return leaf(constant.get());
        }
        Parts parts = new Parts();
        List<Value> operands = operands(index, Operands.count(node), parts);
        return operands.isEmpty() ? leaf(UNKNOWN) : parts.tree(new Value.Computed(operands));
    }

    private List<Value> operands(int index, int count, Parts parts) {
        List<Value> values = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            values.add(parts.add(tree(flow.stack(index, i))));
        }
        return values;
    }

    private static Tree leaf(Value value) {
        return new Tree(value, 1, 1);
    }

    /** Collects the parts of a tree and cuts what would make it too deep or too large. */
    private static final class Parts {

        private final List<Value> values = new ArrayList<>();
        private int depth = 1;
        private int size = 1;

        Value add(Tree part) {
            boolean fits = part.depth() < DEEPEST && size + part.size() <= LARGEST;
            depth = Math.max(depth, fits ? part.depth() + 1 : 2);
            size += fits ? part.size() : 1;
            values.add(fits ? part.value() : UNKNOWN);
            return values.get(values.size() - 1);
        }

        Tree tree(Value value) {
            return new Tree(value, depth, size);
        }
    }
}
