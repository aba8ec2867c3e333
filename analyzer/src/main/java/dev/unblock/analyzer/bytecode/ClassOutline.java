package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.FieldKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What other classes of a module have to know of a class, and what it has to know of them.
 *
 * @param name with slashes
 * @param fields that it declares, by name
 * @param sourceFile the name of the file it was compiled from, without folder
 * @param fieldsNamed the fields that its instructions name, with slashes in the owner; of a subclass where they are
 *     reached through one
 */
public record ClassOutline(
        String name,
        Optional<String> superclass,
        Set<String> fields,
        Optional<String> sourceFile,
        List<FieldKey> fieldsNamed) {

    private static final int CONSTANT_FIELDREF = 9;

    public ClassOutline {
        fields = Set.copyOf(fields);
        fieldsNamed = List.copyOf(fieldsNamed);
    }

    /** Reads the outline; a broken file is told by whatever ASM's parser stumbles over. */
    public static ClassOutline of(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        Outlining outlining = new Outlining();
        reader.accept(outlining, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return new ClassOutline(
                reader.getClassName(),
                Optional.ofNullable(reader.getSuperName()),
                outlining.fields,
                outlining.sourceFile,
                fieldsNamed(reader));
    }

    /** The constant pool names every field once, so no instruction has to be looked at. */
    private static List<FieldKey> fieldsNamed(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        List<FieldKey> named = new ArrayList<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == CONSTANT_FIELDREF) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
                named.add(new FieldKey(reader.readClass(offset, buffer), reader.readUTF8(nameAndType, buffer)));
            }
        }
        return named;
    }

    private static final class Outlining extends ClassVisitor {

        private final Set<String> fields = new HashSet<>();
        private Optional<String> sourceFile = Optional.empty();

        Outlining() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            sourceFile = Optional.ofNullable(source);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(name);
            return null;
        }
    }
}
