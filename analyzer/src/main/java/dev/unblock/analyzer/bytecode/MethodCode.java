package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The ways through the code of libraries' methods, class by class where they are asked for. */
public final class MethodCode {

    private final Function<String, Optional<byte[]>> classFiles;
    private final Map<String, Map<String, MethodNode>> types = new HashMap<>();

    /** @param classFiles by the name of the type; empty where it cannot be read */
    public MethodCode(Function<String, Optional<byte[]>> classFiles) {
        this.classFiles = classFiles;
    }

    /** Empty where the code cannot be read. */
    public Optional<Bypass> of(MethodKey method) {
        return Optional.ofNullable(
                        types.computeIfAbsent(method.owner(), this::read).get(method.name() + method.descriptor()))
                .map(Bypass::new);
    }

    private Map<String, MethodNode> read(String type) {
        Map<String, MethodNode> methods = new TreeMap<>();
        classFiles.apply(type).ifPresent(bytes -> {
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            node.methods.forEach(method -> methods.put(method.name + method.desc, method));
        });
        return methods;
    }
}
