package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types of one name, as several modules may have them that never run together. A program here has one type of a name: the
 * first, with what the others have beside it. What two of them have alike is looked at in the first only.
 */
final class SameNames {

    private SameNames() {}

    static Map<String, TypeFact> merged(Facts facts) {
        Map<String, TypeFact> byName = new HashMap<>();
        facts.types().forEach(type -> byName.merge(type.name(), type, SameNames::with));
        return byName;
    }

    private static TypeFact with(TypeFact first, TypeFact other) {
        if (first.kind() != other.kind() || first.test() != other.test()) {
            return first;
        }
        return first.withFields(fields(first, other)).withMethods(methods(first, other));
    }

    private static List<FieldFact> fields(TypeFact first, TypeFact other) {
        Set<FieldKey> known = first.fields().stream().map(FieldFact::key).collect(Collectors.toSet());
        return Stream.concat(
                        first.fields().stream(), other.fields().stream().filter(field -> !known.contains(field.key())))
                .toList();
    }

    /** Lambda bodies go with the method they are written in: their names are the compiler's, and may mean another one. */
    private static List<MethodFact> methods(TypeFact first, TypeFact other) {
        Set<MethodKey> known = first.methods().stream().map(MethodFact::key).collect(Collectors.toSet());
        Set<MethodKey> left = other.methods().stream()
                .filter(method -> known.contains(method.key()))
                .map(method -> method.writtenIn().orElse(method.key()))
                .collect(Collectors.toSet());
        List<MethodFact> methods = new ArrayList<>(first.methods());
        other.methods().stream()
                .filter(method -> !known.contains(method.key()))
                .filter(method -> !left.contains(method.writtenIn().orElse(method.key())))
                .forEach(methods::add);
        return methods;
    }
}
