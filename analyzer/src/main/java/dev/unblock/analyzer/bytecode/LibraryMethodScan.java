package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.bytecode.LibraryBody.FieldStore;
import dev.unblock.analyzer.bytecode.LibraryCall.Certainty;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** One pass over a library method's code. */
final class LibraryMethodScan extends MethodVisitor {

    private static final int DEEPEST_VALUE = 4;

    private final LibraryScanner names;
    private final MethodKey key;
    private final int access;
    private final Consumer<LibraryBody> result;
    private final OriginStack stack = new OriginStack();
    private final Ways ways = new Ways();
    private final List<LibraryCall> calls = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final List<FieldStore> stores = new ArrayList<>();
    private final Set<FieldKey> staticsRead = new HashSet<>();
    private boolean fillsStatic;

    LibraryMethodScan(
            LibraryScanner names,
            String owner,
            int access,
            String name,
            String descriptor,
            Consumer<LibraryBody> result) {
        super(Opcodes.ASM9);
        this.names = names;
        this.key = new MethodKey(owner, names.shared(name), names.shared(descriptor));
        this.access = access;
        this.result = result;
        setParameters();
    }

    private void setParameters() {
        int local = 0;
        if ((access & Opcodes.ACC_STATIC) == 0) {
            stack.set(local++, new Value.Self());
        }
        Type[] types = Type.getArgumentTypes(key.descriptor());
        for (int i = 0; i < types.length; i++) {
            if (types[i].getSort() >= Type.ARRAY) {
                stack.set(local, new Value.Parameter(i));
            }
            local += types[i].getSize();
        }
    }

    @Override
    public void visitEnd() {
        result.accept(new LibraryBody(key, repeated(), made.stream().distinct().toList(), stores));
    }

    /**
     * A method that looks at a static field and fills it makes what is there for everybody once: what it does only
     * sometimes is then as good as a static initialiser.
     */
    private List<LibraryCall> repeated() {
        return fillsStatic
                ? calls.stream()
                        .filter(call -> call.certainty() == Certainty.ALWAYS)
                        .toList()
                : calls;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        ways.handler(handler);
    }

    @Override
    public void visitLabel(Label label) {
        if (ways.land(label)) {
            stack.clear();
        }
    }

    @Override
    public void visitInsn(int operation) {
        if (operation >= Opcodes.DUP && operation <= Opcodes.SWAP) {
            stack.rearrange(operation);
        } else if (operation >= Opcodes.IRETURN && operation <= Opcodes.RETURN) {
            ways.leaveByReturn();
        } else if (operation == Opcodes.ATHROW) {
            ways.leave();
        } else {
            stack.drop(StackEffects.popped(operation));
            stack.pushUnknown(StackEffects.pushed(operation));
        }
    }

    @Override
    public void visitIntInsn(int operation, int operand) {
        if (operation != Opcodes.NEWARRAY) {
            stack.pushUnknown(1);
        }
    }

    @Override
    public void visitVarInsn(int operation, int local) {
        switch (operation) {
            case Opcodes.ALOAD -> stack.load(local);
            case Opcodes.ASTORE -> stack.store(local);
            case Opcodes.ILOAD, Opcodes.FLOAD -> stack.pushUnknown(1);
            case Opcodes.LLOAD, Opcodes.DLOAD -> stack.pushUnknown(2);
            case Opcodes.LSTORE, Opcodes.DSTORE -> stack.drop(2);
            default -> stack.drop(1);
        }
    }

    @Override
    public void visitTypeInsn(int operation, String type) {
        switch (operation) {
            case Opcodes.NEW -> stack.push(new Value.Allocation(names.dots(type), List.of()));
            case Opcodes.CHECKCAST -> {
                // The object stays the same.
            }
            default -> {
                stack.drop(1);
                stack.pushUnknown(1);
            }
        }
    }

    @Override
    public void visitFieldInsn(int operation, String owner, String name, String descriptor) {
        int size = Type.getType(descriptor).getSize();
        boolean reference = descriptor.startsWith("L");
        FieldKey field = new FieldKey(names.dots(owner), names.shared(name));
        noteStatic(operation, field, reference || descriptor.startsWith("[") || descriptor.equals("Z"));
        if (operation == Opcodes.PUTFIELD || operation == Opcodes.PUTSTATIC) {
            Value value = stack.pop(size);
            stack.drop(operation == Opcodes.PUTFIELD ? 1 : 0);
            if (reference) {
                stores.add(new FieldStore(field, shallow(value, 0)));
            }
            return;
        }
        stack.drop(operation == Opcodes.GETFIELD ? 1 : 0);
        if (reference) {
            stack.push(new Value.FieldRead(
                    field, names.dots(descriptor.substring(1, descriptor.length() - 1)), Optional.empty()));
        } else {
            stack.pushUnknown(size);
        }
    }

    private void noteStatic(int operation, FieldKey field, boolean canBeMissing) {
        if (operation == Opcodes.GETSTATIC && canBeMissing) {
            staticsRead.add(field);
        }
        fillsStatic |= operation == Opcodes.PUTSTATIC && staticsRead.contains(field);
    }

    @Override
    public void visitMethodInsn(int operation, String owner, String name, String descriptor, boolean isInterface) {
        List<Value> arguments = popArguments(descriptor);
        Value receiver = operation == Opcodes.INVOKESTATIC ? OriginStack.UNKNOWN : stack.pop();
        MethodKey target = new MethodKey(names.dots(owner), names.shared(name), names.shared(descriptor));
        noteMade(target, receiver, arguments);
        if (!ways.afterException()) {
            Certainty certainty = ways.always() ? Certainty.ALWAYS : Certainty.SOMETIMES;
            calls.add(
                    new LibraryCall(target, dispatch(operation), certainty, shallow(receiver, 0), telling(arguments)));
        }
        pushResult(descriptor, new Value.Result(-1, target, Optional.empty(), List.of()));
    }

    /** A constructor's call makes an object, but one on the object under construction does not. */
    private void noteMade(MethodKey target, Value receiver, List<Value> arguments) {
        if (target.isConstructor() && receiver instanceof Value.Allocation made) {
            this.made.add(made.type());
            stack.replace(
                    receiver, new Value.Allocation(made.type(), arguments.subList(0, Math.min(1, arguments.size()))));
        }
    }

    private static Dispatch dispatch(int operation) {
        return switch (operation) {
            case Opcodes.INVOKESTATIC -> Dispatch.STATIC;
            case Opcodes.INVOKESPECIAL -> Dispatch.SPECIAL;
            case Opcodes.INVOKEINTERFACE -> Dispatch.INTERFACE;
            default -> Dispatch.VIRTUAL;
        };
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        popArguments(descriptor);
        boolean lambda = bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && arguments.length > 1
                && arguments[1] instanceof Handle;
        if (lambda) {
            Handle body = (Handle) arguments[1];
            stack.push(new Value.Functional(
                    new MethodKey(
                            names.dots(body.getOwner()), names.shared(body.getName()), names.shared(body.getDesc())),
                    names.dots(Type.getReturnType(descriptor).getInternalName()),
                    List.of()));
        } else {
            stack.pushUnknown(Type.getReturnType(descriptor).getSize());
        }
    }

    private List<Value> popArguments(String descriptor) {
        Type[] types = Type.getArgumentTypes(descriptor);
        Value[] values = new Value[types.length];
        for (int i = types.length - 1; i >= 0; i--) {
            values[i] = stack.pop(types[i].getSize());
        }
        return Arrays.asList(values);
    }

    private void pushResult(String descriptor, Value result) {
        Type type = Type.getReturnType(descriptor);
        if (type.getSort() >= Type.ARRAY) {
            stack.push(result);
        } else {
            stack.pushUnknown(type.getSize());
        }
    }

    @Override
    public void visitJumpInsn(int operation, Label label) {
        int compared = operation >= Opcodes.IF_ICMPEQ && operation <= Opcodes.IF_ACMPNE ? 2 : 1;
        stack.drop(operation == Opcodes.GOTO ? 0 : compared);
        ways.jump(label);
        if (operation == Opcodes.GOTO) {
            ways.leave();
        }
    }

    @Override
    public void visitLdcInsn(Object value) {
        stack.pushUnknown(value instanceof Long || value instanceof Double ? 2 : 1);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        branch(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        branch(otherwise, labels);
    }

    private void branch(Label otherwise, Label[] labels) {
        stack.drop(1);
        ways.jump(otherwise);
        Arrays.stream(labels).forEach(ways::jump);
        ways.leave();
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        stack.drop(dimensions);
        stack.pushUnknown(1);
    }

    private static List<Value> telling(List<Value> arguments) {
        Value[] values = new Value[arguments.size()];
        boolean tells = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = argument(arguments.get(i));
            tells |= !(values[i] instanceof Value.Unknown);
        }
        return tells ? List.of(values) : List.of();
    }

    private static Value argument(Value value) {
        boolean stream = value instanceof Value.Result result
                && result.target().returnType().startsWith("java.io.");
        boolean tells = value instanceof Value.Functional
                || value instanceof Value.Parameter
                || value instanceof Value.Allocation
                || stream;
        return tells ? shallow(value, 0) : OriginStack.UNKNOWN;
    }

    /** Nested objects are kept as far as it takes to see what a stream was opened on. */
    private static Value shallow(Value value, int depth) {
        if (value instanceof Value.Allocation made && !made.arguments().isEmpty()) {
            return depth == DEEPEST_VALUE
                    ? OriginStack.UNKNOWN
                    : new Value.Allocation(
                            made.type(), List.of(shallow(made.arguments().get(0), depth + 1)));
        }
        return value;
    }
}
