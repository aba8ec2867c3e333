package dev.unblock.analyzer.bytecode;

import org.objectweb.asm.Opcodes;

/** How many slots instructions without operands take from the stack and put onto it (JVMS 6.5). */
final class StackEffects {

    /** For each opcode a digit; instructions that duplicate or swap are handled by name. */
    private static final int[] POPPED = new int[202];

    private static final int[] PUSHED = new int[202];

    private StackEffects() {}

    static {
        set(Opcodes.ACONST_NULL, Opcodes.ICONST_5, 0, 1);
        set(Opcodes.LCONST_0, Opcodes.LCONST_1, 0, 2);
        set(Opcodes.FCONST_0, Opcodes.FCONST_2, 0, 1);
        set(Opcodes.DCONST_0, Opcodes.DCONST_1, 0, 2);
        set(Opcodes.IALOAD, Opcodes.SALOAD, 2, 1);
        set(Opcodes.LALOAD, Opcodes.LALOAD, 2, 2);
        set(Opcodes.DALOAD, Opcodes.DALOAD, 2, 2);
        set(Opcodes.IASTORE, Opcodes.SASTORE, 3, 0);
        set(Opcodes.LASTORE, Opcodes.LASTORE, 4, 0);
        set(Opcodes.DASTORE, Opcodes.DASTORE, 4, 0);
        set(Opcodes.POP, Opcodes.POP, 1, 0);
        set(Opcodes.POP2, Opcodes.POP2, 2, 0);
        for (int operation = Opcodes.IADD; operation <= Opcodes.DREM; operation++) {
            int slots = operation % 2 == 0 ? 1 : 2;
            set(operation, operation, 2 * slots, slots);
        }
        for (int operation = Opcodes.INEG; operation <= Opcodes.DNEG; operation++) {
            int slots = operation % 2 == 0 ? 1 : 2;
            set(operation, operation, slots, slots);
        }
        for (int operation = Opcodes.ISHL; operation <= Opcodes.LUSHR; operation++) {
            int slots = operation % 2 == 0 ? 1 : 2;
            set(operation, operation, slots + 1, slots);
        }
        for (int operation = Opcodes.IAND; operation <= Opcodes.LXOR; operation++) {
            int slots = operation % 2 == 0 ? 1 : 2;
            set(operation, operation, 2 * slots, slots);
        }
        conversions();
        set(Opcodes.LCMP, Opcodes.LCMP, 4, 1);
        set(Opcodes.FCMPL, Opcodes.FCMPG, 2, 1);
        set(Opcodes.DCMPL, Opcodes.DCMPG, 4, 1);
        set(Opcodes.ARRAYLENGTH, Opcodes.ARRAYLENGTH, 1, 1);
        set(Opcodes.MONITORENTER, Opcodes.MONITOREXIT, 1, 0);
    }

    private static void conversions() {
        set(Opcodes.I2L, Opcodes.I2L, 1, 2);
        set(Opcodes.I2F, Opcodes.I2F, 1, 1);
        set(Opcodes.I2D, Opcodes.I2D, 1, 2);
        set(Opcodes.L2I, Opcodes.L2F, 2, 1);
        set(Opcodes.L2D, Opcodes.L2D, 2, 2);
        set(Opcodes.F2I, Opcodes.F2I, 1, 1);
        set(Opcodes.F2L, Opcodes.F2D, 1, 2);
        set(Opcodes.D2I, Opcodes.D2I, 2, 1);
        set(Opcodes.D2L, Opcodes.D2L, 2, 2);
        set(Opcodes.D2F, Opcodes.D2F, 2, 1);
        set(Opcodes.I2B, Opcodes.I2S, 1, 1);
    }

    private static void set(int first, int last, int popped, int pushed) {
        for (int operation = first; operation <= last; operation++) {
            POPPED[operation] = popped;
            PUSHED[operation] = pushed;
        }
    }

    static int popped(int operation) {
        return POPPED[operation];
    }

    static int pushed(int operation) {
        return PUSHED[operation];
    }
}
