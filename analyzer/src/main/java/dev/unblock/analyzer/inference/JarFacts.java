package dev.unblock.analyzer.inference;

import dev.unblock.analyzer.bytecode.LibraryBody;
import dev.unblock.analyzer.bytecode.LibraryClass;
import dev.unblock.analyzer.facts.FieldKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What was read of a jar.
 *
 * @param classes what they declare
 * @param bodies of methods that were entered
 * @param fieldsNamed by the code of classes of which a method was entered
 */
record JarFacts(
        Collection<LibraryClass> classes, Collection<LibraryBody> bodies, Map<String, List<FieldKey>> fieldsNamed) {

    static final JarFacts NONE = new JarFacts(List.of(), List.of(), Map.of());

    boolean isEmpty() {
        return classes.isEmpty() && bodies.isEmpty() && fieldsNamed.isEmpty();
    }
}
