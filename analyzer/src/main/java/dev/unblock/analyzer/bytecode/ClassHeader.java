package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class says about itself without its code.
 *
 * @param supers superclass first, then interfaces
 * @param methods name and descriptor in one, as {@code run()V}
 * @param methodAnnotations of methods that have any; those of the project's own are facts, and not repeated here
 */
record ClassHeader(
        List<String> supers, Set<String> annotations, Set<String> methods, Map<String, Set<String>> methodAnnotations) {

    static ClassHeader of(TypeFact type) {
        List<String> supers = new ArrayList<>();
        type.superclass().ifPresent(supers::add);
        supers.addAll(type.interfaces());
        Set<String> annotations = new LinkedHashSet<>();
        type.annotations().stream().map(AnnotationFact::type).forEach(annotations::add);
        Set<String> methods = new HashSet<>();
        for (MethodFact method : type.methods()) {
            methods.add(method.key().name() + method.key().descriptor());
        }
        return new ClassHeader(supers, annotations, methods, Map.of());
    }

    static ClassHeader of(byte[] bytes) {
        Collector collector = new Collector();
        new ClassReader(bytes)
                .accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassHeader(collector.supers, collector.annotations, collector.methods, collector.methodAnnotations);
    }

    private static final class Collector extends ClassVisitor {

        private final List<String> supers = new ArrayList<>();
        private final Set<String> annotations = new LinkedHashSet<>();
        private final Set<String> methods = new HashSet<>();
        private final Map<String, Set<String>> methodAnnotations = new HashMap<>();

        Collector() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            if (superName != null) {
                supers.add(Names.dots(superName));
            }
            for (String type : interfaces == null ? new String[0] : interfaces) {
                supers.add(Names.dots(type));
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotations.add(Descriptors.typeName(descriptor));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.add(name + descriptor);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    methodAnnotations
                            .computeIfAbsent(name + descriptor, key -> new LinkedHashSet<>())
                            .add(Descriptors.typeName(annotation));
                    return null;
                }
            };
        }
    }
}
