package dev.unblock.analyzer.bytecode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads a library's class file in one pass: no trees, no fixed point.
 *
 * <p>It is quick because libraries are large, and what it cannot tell in one pass stays unknown.
 */
public final class LibraryScanner {

    private final Map<String, String> names = new HashMap<>();

    /** As below, of an entry of a jar. */
    public LibraryClass scan(InputStream entry) throws IOException {
        return scan(ClassFiles.bytes(entry));
    }

    /** @throws RuntimeException of whatever kind ASM meets a broken class file with */
    public LibraryClass scan(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Scan scan = new Scan();
        reader.accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new LibraryClass(
                dots(reader.getClassName()),
                Optional.ofNullable(reader.getSuperName()).map(this::dots),
                List.of(reader.getInterfaces()).stream().map(this::dots).toList(),
                reader.getAccess(),
                scan.methods);
    }

    /** With dots, each name once. */
    String dots(String internalName) {
        return names.computeIfAbsent(internalName, Names::owner);
    }

    private final class Scan extends ClassVisitor {

        private final List<LibraryMethod> methods = new ArrayList<>();
        private String owner = "";

        Scan() {
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
            owner = dots(name);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new LibraryMethodScan(LibraryScanner.this, owner, access, name, descriptor, methods::add);
        }
    }
}
