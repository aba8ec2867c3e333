package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.FieldKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;

/** Which class declares a field: instructions name the class it is reached through, which can be a subclass. */
final class FieldOwners {

    private final Map<String, String> superclasses = new HashMap<>();
    private final Map<String, Set<String>> fields = new HashMap<>();

    void add(ClassReader reader) {
        Set<String> declared = new HashSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public FieldVisitor visitField(
                            int access, String name, String descriptor, String signature, Object value) {
                        declared.add(name);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        fields.put(reader.getClassName(), declared);
        if (reader.getSuperName() != null) {
            superclasses.put(reader.getClassName(), reader.getSuperName());
        }
    }

    FieldKey key(FieldInsnNode field) {
        String owner = field.owner;
        while (fields.containsKey(owner) && !fields.get(owner).contains(field.name)) {
            owner = superclasses.getOrDefault(owner, "java/lang/Object");
        }
        // Interface constants and fields of classes elsewhere keep the name that the instruction gives.
        boolean lost = !fields.containsKey(owner) && owner.equals("java/lang/Object");
        return new FieldKey(Names.owner(lost ? field.owner : owner), field.name);
    }
}
