package dev.unblock.analyzer.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the method in whose source a lambda is written, through lambdas in lambdas. */
final class LambdaBodies {

    private final ClassNode node;
    private final Map<String, MethodNode> synthetic = new HashMap<>();
    private final Map<String, MethodNode> makers = new HashMap<>();

    LambdaBodies(ClassNode node) {
        this.node = node;
        for (MethodNode method : node.methods) {
            if ((method.access & Opcodes.ACC_SYNTHETIC) != 0 && (method.access & Opcodes.ACC_BRIDGE) == 0) {
                synthetic.put(method.name + method.desc, method);
            }
        }
        node.methods.forEach(this::noteLambdasMadeIn);
    }

    /** By name and descriptor of the lambda's body. */
    Map<String, MethodNode> writtenIn() {
        Map<String, MethodNode> written = new HashMap<>();
        makers.forEach((body, maker) -> written.put(body, outermost(maker)));
        return written;
    }

    private void noteLambdasMadeIn(MethodNode maker) {
        if (maker.name.equals("$deserializeLambda$")) {
            return;
        }
        for (AbstractInsnNode instruction : maker.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                Lambdas.implementation(dynamic)
                        .filter(handle -> handle.getOwner().equals(node.name))
                        .map(LambdaBodies::id)
                        .filter(synthetic::containsKey)
                        .ifPresent(id -> makers.put(id, maker));
            }
        }
    }

    private MethodNode outermost(MethodNode maker) {
        MethodNode at = maker;
        for (int steps = 0; steps < 100 && makers.containsKey(at.name + at.desc); steps++) {
            at = makers.get(at.name + at.desc);
        }
        return at;
    }

    private static String id(Handle handle) {
        return handle.getName() + handle.getDesc();
    }
}
