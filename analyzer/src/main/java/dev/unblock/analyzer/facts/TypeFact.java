package dev.unblock.analyzer.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type of the project.
 *
 * @param name binary name with dots
 * @param outer the type that it is nested in
 * @param site of its name
 * @param test whether it belongs to the test sources
 * @param attribution where its facts came from
 */
public record TypeFact(
        String name,
        Kind kind,
        Optional<String> superclass,
        List<String> interfaces,
        Optional<String> outer,
        Set<Modifier> modifiers,
        List<AnnotationFact> annotations,
        List<FieldFact> fields,
        List<MethodFact> methods,
        Site site,
        boolean test,
        Attribution attribution) {

    public TypeFact {
        interfaces = List.copyOf(interfaces);
        modifiers = Set.copyOf(modifiers);
        annotations = List.copyOf(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    /** The same type with other fields. */
    public TypeFact withFields(List<FieldFact> others) {
        return with(others, methods);
    }

    /** The same type with other methods. */
    public TypeFact withMethods(List<MethodFact> others) {
        return with(fields, others);
    }

    private TypeFact with(List<FieldFact> otherFields, List<MethodFact> otherMethods) {
        return new TypeFact(
                name,
                kind,
                superclass,
                interfaces,
                outer,
                modifiers,
                annotations,
                otherFields,
                otherMethods,
                site,
                test,
                attribution);
    }

    public Optional<AnnotationFact> annotation(String type) {
        return annotations.stream().filter(a -> a.type().equals(type)).findFirst();
    }

    /** The kinds of types. */
    public enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD,
        ANNOTATION
    }
}
