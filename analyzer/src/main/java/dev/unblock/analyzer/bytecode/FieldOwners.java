package dev.unblock.analyzer.bytecode;

import dev.unblock.analyzer.facts.FieldKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which class declares a field: instructions name the class it is reached through, which can be a subclass. */
final class FieldOwners {

    private final Map<String, String> superclasses = new HashMap<>();
    private final Map<String, Set<String>> fields = new HashMap<>();

    void add(ClassOutline type) {
        fields.put(type.name(), type.fields());
        type.superclass().ifPresent(above -> superclasses.put(type.name(), above));
    }

    /** @param namedOwner as the instruction names it, with slashes */
    FieldKey key(String namedOwner, String name) {
        String owner = namedOwner;
        while (fields.containsKey(owner) && !fields.get(owner).contains(name)) {
            owner = superclasses.getOrDefault(owner, "java/lang/Object");
        }
        // Interface constants and fields of classes elsewhere keep the name that the instruction gives.
        boolean lost = !fields.containsKey(owner) && owner.equals("java/lang/Object");
        return new FieldKey(Names.owner(lost ? namedOwner : owner), name);
    }
}
