package dev.unblock.analyzer.bytecode;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** How many values an instruction that computes takes from the stack. */
final class Operands {

    private Operands() {}

    static int count(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
            return 1;
        }
        if (isArrayLoad(opcode) || isArithmetic(opcode) || isComparison(opcode)) {
            return 2;
        }
        return isConversion(opcode) || opcode == Opcodes.ARRAYLENGTH || opcode == Opcodes.INSTANCEOF ? 1 : 0;
    }

    private static boolean isArrayLoad(int opcode) {
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
    }

    private static boolean isArithmetic(int opcode) {
        return opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR;
    }

    private static boolean isComparison(int opcode) {
        return opcode >= Opcodes.LCMP && opcode <= Opcodes.DCMPG;
    }

    private static boolean isConversion(int opcode) {
        return opcode >= Opcodes.I2L && opcode <= Opcodes.I2S;
    }
}
