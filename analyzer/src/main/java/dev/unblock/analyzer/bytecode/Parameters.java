package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Parameters with their names, as far as the class file has them, and annotations. */
final class Parameters {

    private Parameters() {}

    static List<ParameterFact> of(MethodNode method) {
        Type[] types = Type.getArgumentTypes(method.desc);
        List<ParameterFact> parameters = new ArrayList<>();
        int slot = (method.access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        for (int i = 0; i < types.length; i++) {
            parameters.add(new ParameterFact(
                    name(method, i, slot, types.length),
                    Descriptors.typeName(types[i].getDescriptor()),
                    annotations(method, i, types.length)));
            slot += types[i].getSize();
        }
        return parameters;
    }

    private static String name(MethodNode method, int index, int slot, int count) {
        if (method.parameters != null
                && method.parameters.size() == count
                && method.parameters.get(index).name != null) {
            return method.parameters.get(index).name;
        }
        return Optional.ofNullable(method.localVariables).stream()
                .flatMap(List::stream)
                .filter(local -> local.index == slot)
                .min((a, b) -> method.instructions.indexOf(a.start) - method.instructions.indexOf(b.start))
                .map(local -> local.name)
                .orElse("arg" + index);
    }

    private static List<AnnotationFact> annotations(MethodNode method, int index, int count) {
        return Annotations.read(
                at(method.visibleParameterAnnotations, method.visibleAnnotableParameterCount, index, count),
                at(method.invisibleParameterAnnotations, method.invisibleAnnotableParameterCount, index, count));
    }

    /** Compilers leave out the parameters that they added themselves, which come first. */
    private static @Nullable List<AnnotationNode> at(
            List<AnnotationNode> @Nullable [] all, int annotable, int index, int count) {
        if (all == null) {
            return null;
        }
        int written = annotable > 0 ? annotable : all.length;
        int at = index - (count - written);
        return at >= 0 && at < all.length ? all[at] : null;
    }
}
