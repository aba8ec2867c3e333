package dev.unblock.analyzer.bytecode;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/** Tells lambdas and method references from the other uses of {@code invokedynamic}. */
final class Lambdas {

    private Lambdas() {}

    /** The lambda's body or the referenced method; empty for string concatenation, switches and record methods. */
    static Optional<Handle> implementation(InvokeDynamicInsnNode dynamic) {
        boolean lambda = dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && dynamic.bsmArgs.length > 1
                && dynamic.bsmArgs[1] instanceof Handle;
        return lambda ? Optional.of((Handle) dynamic.bsmArgs[1]) : Optional.empty();
    }
}
