package dev.unblock.analyzer.bytecode;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Follows values through locals and stack to the instructions that made them. Moves, casts and widening keep them. */
final class ProducerInterpreter extends Interpreter<Producers> {

    private final MethodNode method;

    ProducerInterpreter(MethodNode method) {
        super(Opcodes.ASM9);
        this.method = method;
    }

    @Override
    public @Nullable Producers newValue(@Nullable Type type) {
        if (type == Type.VOID_TYPE) {
            return null;
        }
        return Producers.unknown(type == null ? 1 : type.getSize());
    }

    @Override
    public Producers newParameterValue(boolean instanceMethod, int local, Type type) {
        return Producers.local(type.getSize(), local);
    }

    @Override
    public Producers newExceptionValue(TryCatchBlockNode block, Frame<Producers> frame, Type type) {
        return Producers.caught(method.tryCatchBlocks.indexOf(block));
    }

    @Override
    public Producers newOperation(AbstractInsnNode instruction) {
        int size =
                switch (instruction.getOpcode()) {
                    case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> 2;
                    case Opcodes.LDC ->
                        ((LdcInsnNode) instruction).cst instanceof Long
                                        || ((LdcInsnNode) instruction).cst instanceof Double
                                ? 2
                                : 1;
                    case Opcodes.GETSTATIC ->
                        Type.getType(((FieldInsnNode) instruction).desc).getSize();
                    default -> 1;
                };
        return made(size, instruction);
    }

    @Override
    public Producers copyOperation(AbstractInsnNode instruction, Producers value) {
        return value;
    }

    @Override
    public Producers unaryOperation(AbstractInsnNode instruction, Producers value) {
        return switch (instruction.getOpcode()) {
            case Opcodes.CHECKCAST -> value;
            case Opcodes.I2L, Opcodes.I2D, Opcodes.F2D -> value.widened(2);
            case Opcodes.LNEG, Opcodes.DNEG, Opcodes.F2L, Opcodes.D2L, Opcodes.L2D -> made(2, instruction);
            case Opcodes.GETFIELD ->
                made(Type.getType(((FieldInsnNode) instruction).desc).getSize(), instruction);
            default -> made(1, instruction);
        };
    }

    @Override
    public Producers binaryOperation(AbstractInsnNode instruction, Producers first, Producers second) {
        return switch (instruction.getOpcode()) {
            case Opcodes.LALOAD,
                    Opcodes.DALOAD,
                    Opcodes.LADD,
                    Opcodes.DADD,
                    Opcodes.LSUB,
                    Opcodes.DSUB,
                    Opcodes.LMUL,
                    Opcodes.DMUL,
                    Opcodes.LDIV,
                    Opcodes.DDIV,
                    Opcodes.LREM,
                    Opcodes.DREM,
                    Opcodes.LSHL,
                    Opcodes.LSHR,
                    Opcodes.LUSHR,
                    Opcodes.LAND,
                    Opcodes.LOR,
                    Opcodes.LXOR -> made(2, instruction);
            default -> made(1, instruction);
        };
    }

    @Override
    public Producers ternaryOperation(AbstractInsnNode instruction, Producers a, Producers b, Producers c) {
        return made(1, instruction);
    }

    @Override
    public Producers naryOperation(AbstractInsnNode instruction, List<? extends Producers> values) {
        if (instruction instanceof MethodInsnNode call) {
            return made(Type.getReturnType(call.desc).getSize(), instruction);
        }
        if (instruction instanceof InvokeDynamicInsnNode call) {
            return made(Type.getReturnType(call.desc).getSize(), instruction);
        }
        return made(1, instruction);
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Producers value, Producers expected) {
        // What is returned is read from the frames.
    }

    @Override
    public Producers merge(Producers first, Producers second) {
        return first.or(second);
    }

    private Producers made(int size, AbstractInsnNode instruction) {
        return Producers.instruction(size, method.instructions.indexOf(instruction));
    }
}
