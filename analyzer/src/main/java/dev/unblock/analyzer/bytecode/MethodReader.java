package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.MethodFact.MonitorFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** What one method body does, from its instructions. */
final class MethodReader {

    private final Flow flow;
    private final String file;
    private final Attribution attribution;
    private final FieldOwners fieldOwners;
    private final Copies copies;
    private final Map<Integer, Integer> callIndex;
    private final ValueTrees trees;
    private final HeldLocks locks;

    MethodReader(Flow flow, String file, Attribution attribution, FieldOwners fieldOwners) {
        this.flow = flow;
        this.file = file;
        this.attribution = attribution;
        this.fieldOwners = fieldOwners;
        this.copies = new Copies(flow);
        this.callIndex = numberCalls();
        this.trees = new ValueTrees(flow, fieldOwners, callIndex, slots(flow.method()));
        this.locks = new HeldLocks(flow, trees);
    }

    List<CallSite> calls() {
        List<CallSite> calls = new ArrayList<>();
        for (int i = 0; i < flow.length(); i++) {
            if (callIndex.containsKey(i) && !copies.isCopy(i)) {
                calls.add(call(i, (MethodInsnNode) flow.at(i)));
            }
        }
        return calls;
    }

    List<FieldAccess> accesses() {
        List<FieldAccess> accesses = new ArrayList<>();
        for (int i = 0; i < flow.length(); i++) {
            if (flow.at(i) instanceof FieldInsnNode field && flow.isReachable(i) && !copies.isCopy(i)) {
                accesses.add(access(i, field));
            }
        }
        return accesses;
    }

    /** Of arrays that somebody else may have; a new one is being filled. */
    List<ElementWrite> elementWrites() {
        List<ElementWrite> writes = new ArrayList<>();
        for (int i = 0; i < flow.length(); i++) {
            int opcode = flow.at(i).getOpcode();
            if (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE && flow.isReachable(i) && !copies.isCopy(i)) {
                Value array = trees.stack(i, 2);
                if (!(array instanceof Value.Allocation)) {
                    writes.add(new ElementWrite(array, trees.stack(i, 1), trees.stack(i, 0), locks.at(i), site(i)));
                }
            }
        }
        return writes;
    }

    List<MonitorFact> monitors() {
        List<MonitorFact> monitors = new ArrayList<>();
        for (int i = 0; i < flow.length(); i++) {
            if (flow.at(i).getOpcode() == Opcodes.MONITORENTER && flow.isReachable(i)) {
                monitors.add(new MonitorFact(trees.stack(i, 0), site(i), locks.lastLineOf(i)));
            }
        }
        return monitors;
    }

    List<Value> returned() {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < flow.length(); i++) {
            int opcode = flow.at(i).getOpcode();
            if (opcode >= Opcodes.IRETURN && opcode < Opcodes.RETURN && flow.isReachable(i)) {
                values.add(trees.stack(i, 0));
            }
        }
        return values.stream().distinct().toList();
    }

    CatchClauses catches() {
        return new CatchClauses(flow, trees, copies);
    }

    Site site(int index) {
        int line = flow.line(index);
        return new Site(file, line, 0, line, flow.loopsAround(index));
    }

    private Map<Integer, Integer> numberCalls() {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        int next = 0;
        for (int i = 0; i < flow.length(); i++) {
            if (flow.at(i) instanceof MethodInsnNode && flow.isReachable(i) && !copies.isCopy(i)) {
                numbers.put(i, next++);
            }
        }
        for (int i = 0; i < flow.length(); i++) {
            Integer original = numbers.get(copies.original(i));
            if (copies.isCopy(i) && original != null) {
                numbers.put(i, original);
            }
        }
        return numbers;
    }

    private CallSite call(int index, MethodInsnNode call) {
        int count = Type.getArgumentCount(call.desc);
        return new CallSite(
                callIndex.get(index),
                new MethodKey(Names.owner(call.owner), call.name, call.desc),
                dispatch(call),
                receiver(index, call, count),
                trees.top(index, count),
                locks.at(index),
                handled(index),
                outcome(index, call),
                site(index),
                attribution);
    }

    private static CallSite.Dispatch dispatch(MethodInsnNode call) {
        return switch (call.getOpcode()) {
            case Opcodes.INVOKESTATIC -> CallSite.Dispatch.STATIC;
            case Opcodes.INVOKESPECIAL -> CallSite.Dispatch.SPECIAL;
            case Opcodes.INVOKEINTERFACE -> CallSite.Dispatch.INTERFACE;
            default -> CallSite.Dispatch.VIRTUAL;
        };
    }

    /** Constructors have a receiver only where one constructor calls another, of its own class or the superclass. */
    private Optional<Value> receiver(int index, MethodInsnNode call, int count) {
        if (call.getOpcode() == Opcodes.INVOKESTATIC) {
            return Optional.empty();
        }
        Value receiver = trees.stack(index, count);
        boolean makesObject = call.name.equals("<init>") && !(receiver instanceof Value.Self);
        return makesObject ? Optional.empty() : Optional.of(receiver);
    }

    private Set<String> handled(int index) {
        Set<String> types = new TreeSet<>();
        for (TryCatchBlockNode block : flow.tryBlocks()) {
            if (!copies.isCompilersHandler(block)
                    && flow.indexOf(block.start) <= index
                    && index < flow.indexOf(block.end)) {
                types.add(Names.dots(block.type));
            }
        }
        return types;
    }

    private CallSite.Outcome outcome(int index, MethodInsnNode call) {
        if (call.desc.endsWith(")V")) {
            return CallSite.Outcome.NONE;
        }
        boolean dropped = flow.following(index)
                .map(AbstractInsnNode::getOpcode)
                .filter(opcode -> opcode == Opcodes.POP || opcode == Opcodes.POP2)
                .isPresent();
        return dropped ? CallSite.Outcome.DROPPED : CallSite.Outcome.USED;
    }

    private FieldAccess access(int index, FieldInsnNode field) {
        boolean write = field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC;
        boolean isStatic = field.getOpcode() == Opcodes.PUTSTATIC || field.getOpcode() == Opcodes.GETSTATIC;
        Optional<Value> object = isStatic ? Optional.empty() : Optional.of(trees.stack(index, write ? 1 : 0));
        return new FieldAccess(
                fieldOwners.key(field.owner, field.name),
                write ? FieldAccess.Kind.WRITE : FieldAccess.Kind.READ,
                object,
                write ? Optional.of(trees.stack(index, 0)) : Optional.empty(),
                locks.at(index),
                site(index));
    }

    private static List<Value> slots(MethodNode method) {
        List<Value> slots = new ArrayList<>();
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            slots.add(new Value.Self());
        }
        Type[] parameters = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < parameters.length; i++) {
            slots.add(new Value.Parameter(i));
            if (parameters[i].getSize() == 2) {
                slots.add(new Value.Unknown(Optional.empty()));
            }
        }
        return slots;
    }
}
