package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Modifier;
import java.util.EnumSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Names and flags of class files in the words of the facts. */
final class Names {

    private Names() {}

    static String dots(String internalName) {
        return internalName.replace('/', '.');
    }

    /** An owner in an instruction can be an array, whose methods are those of {@code Object}. */
    static String owner(String internalName) {
        return internalName.startsWith("[") ? "java.lang.Object" : dots(internalName);
    }

    static Set<Modifier> ofType(int access) {
        return common(access);
    }

    static Set<Modifier> ofField(int access) {
        Set<Modifier> modifiers = common(access);
        add(modifiers, access, Opcodes.ACC_VOLATILE, Modifier.VOLATILE);
        add(modifiers, access, Opcodes.ACC_TRANSIENT, Modifier.TRANSIENT);
        return modifiers;
    }

    static Set<Modifier> ofMethod(int access, boolean inInterface) {
        Set<Modifier> modifiers = common(access);
        add(modifiers, access, Opcodes.ACC_SYNCHRONIZED, Modifier.SYNCHRONIZED);
        add(modifiers, access, Opcodes.ACC_NATIVE, Modifier.NATIVE);
        add(modifiers, access, Opcodes.ACC_BRIDGE, Modifier.SYNTHETIC);
        int neither = Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;
        if (inInterface && (access & neither) == 0) {
            modifiers.add(Modifier.DEFAULT);
        }
        return modifiers;
    }

    private static Set<Modifier> common(int access) {
        Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
        add(modifiers, access, Opcodes.ACC_PUBLIC, Modifier.PUBLIC);
        add(modifiers, access, Opcodes.ACC_PROTECTED, Modifier.PROTECTED);
        add(modifiers, access, Opcodes.ACC_PRIVATE, Modifier.PRIVATE);
        add(modifiers, access, Opcodes.ACC_STATIC, Modifier.STATIC);
        add(modifiers, access, Opcodes.ACC_FINAL, Modifier.FINAL);
        add(modifiers, access, Opcodes.ACC_ABSTRACT, Modifier.ABSTRACT);
        add(modifiers, access, Opcodes.ACC_SYNTHETIC, Modifier.SYNTHETIC);
        return modifiers;
    }

    private static void add(Set<Modifier> modifiers, int access, int flag, Modifier modifier) {
        if ((access & flag) != 0) {
            modifiers.add(modifier);
        }
    }
}
