package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.Value;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/** Instructions that push a constant. Booleans and characters are ints in class files and stay so here. */
final class Constants {

    private Constants() {}

    static Optional<Value> of(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        if (opcode == Opcodes.ACONST_NULL) {
            return constant("null", "null");
        }
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            return constant("int", String.valueOf(opcode - Opcodes.ICONST_0));
        }
        if (opcode == Opcodes.LCONST_0 || opcode == Opcodes.LCONST_1) {
            return constant("long", String.valueOf(opcode - Opcodes.LCONST_0));
        }
        if (opcode >= Opcodes.FCONST_0 && opcode <= Opcodes.FCONST_2) {
            return constant("float", String.valueOf((float) (opcode - Opcodes.FCONST_0)));
        }
        if (opcode == Opcodes.DCONST_0 || opcode == Opcodes.DCONST_1) {
            return constant("double", String.valueOf((double) (opcode - Opcodes.DCONST_0)));
        }
        if (opcode == Opcodes.BIPUSH || opcode == Opcodes.SIPUSH) {
            return constant("int", String.valueOf(((IntInsnNode) node).operand));
        }
        return node instanceof LdcInsnNode load ? loaded(load.cst) : Optional.empty();
    }

    private static Optional<Value> loaded(Object constant) {
        if (constant instanceof Type type && type.getSort() != Type.METHOD) {
            return constant("java.lang.Class", Descriptors.typeName(type.getDescriptor()));
        }
        if (constant instanceof String text) {
            return constant("java.lang.String", text);
        }
        return constant instanceof Number number
                ? constant(primitive(number), String.valueOf(number))
                : Optional.empty();
    }

    private static String primitive(Number number) {
        return number instanceof Integer
                ? "int"
                : number instanceof Long ? "long" : number instanceof Float ? "float" : "double";
    }

    private static Optional<Value> constant(String type, String text) {
        return Optional.of(new Value.Constant(type, text));
    }
}
