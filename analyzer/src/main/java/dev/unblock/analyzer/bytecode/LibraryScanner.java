package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.bytecode.LibraryClass.Depth;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads a library's class file, or only what it declares, in one pass: no trees, no fixed point.
 *
 * <p>It is quick because libraries are large, and what it cannot tell in one pass stays unknown.
 */
public final class LibraryScanner {

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** @throws RuntimeException of whatever kind ASM meets a broken class file with */
    public LibraryClass scan(byte[] bytes, Depth depth) {
        ClassReader reader = new ClassReader(bytes);
        Scan scan = new Scan(depth);
        int code = depth == Depth.CODE ? 0 : ClassReader.SKIP_CODE;
        reader.accept(scan, code | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new LibraryClass(
                dots(reader.getClassName()),
                Optional.ofNullable(reader.getSuperName()).map(this::dots),
                List.of(reader.getInterfaces()).stream().map(this::dots).toList(),
                scan.annotations,
                reader.getAccess(),
                depth,
                scan.methods);
    }

    /** With dots, each name once. */
    String dots(String internalName) {
        return names.computeIfAbsent(internalName, Names::owner);
    }

    /** The same text for equal texts: names and descriptors come again and again. */
    String shared(String text) {
        return texts.computeIfAbsent(text, Function.identity());
    }

    private final class Scan extends ClassVisitor {

        private final List<String> annotations = new ArrayList<>();
        private final List<LibraryMethod> methods = new ArrayList<>();
        private final Depth depth;
        private String owner = "";

        Scan(Depth depth) {
            super(Opcodes.ASM9);
            this.depth = depth;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            owner = dots(name);
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
            if (depth == Depth.DECLARATIONS) {
                methods.add(LibraryMethod.declared(new MethodKey(owner, shared(name), shared(descriptor)), access));
                return null;
            }
            return new LibraryMethodScan(LibraryScanner.this, owner, access, name, descriptor, methods::add);
        }
    }
}
