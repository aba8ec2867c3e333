package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The instructions of libraries' methods. */
final class MethodCode {

    private final LibraryCode code;
    private final Map<String, Map<String, MethodNode>> types = new HashMap<>();

    MethodCode(LibraryCode code) {
        this.code = code;
    }

    Optional<MethodNode> of(MethodKey method) {
        return Optional.ofNullable(
                types.computeIfAbsent(method.owner(), this::read).get(method.name() + method.descriptor()));
    }

    private Map<String, MethodNode> read(String type) {
        Map<String, MethodNode> methods = new TreeMap<>();
        code.bytes(type).ifPresent(bytes -> {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            node.methods.forEach(method -> methods.put(method.name + method.desc, method));
        });
        return methods;
    }
}
