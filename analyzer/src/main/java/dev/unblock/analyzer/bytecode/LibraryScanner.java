package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads a library's class file: what it declares, and what those of its methods do that are asked for. In one pass, with no trees and no
 * fixed point.
 *
 * <p>It is quick because libraries are large, and what it cannot tell in one pass stays unknown. Whatever kind of exception ASM meets a
 * broken class file with is thrown.
 */
public final class LibraryScanner {

    private static final int NO_CODE = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
    private static final int FIELD_OF_CONSTANTS = 9;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();

    /** What the class declares. */
    public LibraryClass declared(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Declarations found = new Declarations(dots(reader.getClassName()));
        reader.accept(found, NO_CODE);
        return new LibraryClass(
                found.owner,
                Optional.ofNullable(reader.getSuperName()).map(this::dots),
                List.of(reader.getInterfaces()).stream().map(this::dots).toList(),
                found.annotations,
                reader.getAccess(),
                found.methods);
    }

    /** What the methods do that are wanted, in the order of the class. */
    public List<LibraryBody> bodies(byte[] bytes, Predicate<MethodKey> wanted) {
        ClassReader reader = new ClassReader(bytes);
        Bodies found = new Bodies(dots(reader.getClassName()), wanted);
        reader.accept(found, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found.bodies;
    }

    /** The fields for objects that the class's code names, each once. */
    public List<FieldKey> fieldsNamed(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        char[] buffer = new char[reader.getMaxStringLength()];
        List<FieldKey> named = new ArrayList<>();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == FIELD_OF_CONSTANTS) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                if (reader.readUTF8(nameAndType + 2, buffer).startsWith("L")) {
                    named.add(new FieldKey(
                            dots(reader.readClass(at, buffer)), shared(reader.readUTF8(nameAndType, buffer))));
                }
            }
        }
        return named;
    }

    /** With dots, each name once. */
    String dots(String internalName) {
        return names.computeIfAbsent(internalName, Names::owner);
    }

    /** The same text for equal texts: names and descriptors come again and again. */
    String shared(String text) {
        return texts.computeIfAbsent(text, Function.identity());
    }

    private final class Declarations extends ClassVisitor {

        private final String owner;
        private final List<String> annotations = new ArrayList<>();
        private final List<LibraryMethod> methods = new ArrayList<>();

        Declarations(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
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
            methods.add(new LibraryMethod(new MethodKey(owner, shared(name), shared(descriptor)), access));
            return null;
        }
    }

    private final class Bodies extends ClassVisitor {

        private final String owner;
        private final Predicate<MethodKey> wanted;
        private final List<LibraryBody> bodies = new ArrayList<>();

        Bodies(String owner, Predicate<MethodKey> wanted) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.wanted = wanted;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodKey key = new MethodKey(owner, name, descriptor);
            return wanted.test(key)
                    ? new LibraryMethodScan(LibraryScanner.this, owner, access, name, descriptor, bodies::add)
                    : null;
        }
    }
}
