package dev.unblock.analyzer.source.names;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type of the project with its members as written, kept when the tree is gone.
 *
 * @param simpleName empty for anonymous types
 * @param outer the type around it
 * @param inner whether its objects belong to one of the type around it
 * @param parameters type parameters with their bounds, in order
 * @param annotations simple names
 */
public record DeclaredType(
        String name,
        String simpleName,
        TypeFact.Kind kind,
        FileScope scope,
        Optional<String> outer,
        boolean inner,
        List<TypeParameter> parameters,
        Optional<RawType> superclass,
        List<RawType> interfaces,
        List<DeclaredField> fields,
        List<DeclaredMethod> methods,
        Set<String> annotations) {

    public DeclaredType {
        parameters = List.copyOf(parameters);
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
        annotations = Set.copyOf(annotations);
    }

    boolean isInterface() {
        return kind == TypeFact.Kind.INTERFACE || kind == TypeFact.Kind.ANNOTATION;
    }

    Map<String, RawType> bounds() {
        return TypeParameter.bounds(parameters);
    }

    /** A type parameter. */
    public record TypeParameter(String name, RawType bound) {

        static Map<String, RawType> bounds(List<TypeParameter> parameters) {
            return parameters.stream()
                    .collect(Collectors.toMap(TypeParameter::name, TypeParameter::bound, (first, again) -> first));
        }
    }

    /** A field; {@code constant} where it is one at compile time. */
    public record DeclaredField(
            String name, RawType type, boolean isStatic, Optional<Value.Constant> constant, Set<String> annotations) {

        public DeclaredField {
            annotations = Set.copyOf(annotations);
        }
    }

    /** A method or constructor ({@code <init>}). */
    public record DeclaredMethod(
            String name,
            List<TypeParameter> typeParameters,
            List<RawType> parameters,
            boolean variable,
            RawType returned,
            boolean isStatic,
            boolean isPrivate) {

        public DeclaredMethod {
            typeParameters = List.copyOf(typeParameters);
            parameters = List.copyOf(parameters);
        }

        /** Of a class that declares none. */
        public static DeclaredMethod unwrittenConstructor() {
            return new DeclaredMethod("<init>", List.of(), List.of(), false, RawType.named("void"), false, false);
        }

        boolean takes(int arguments) {
            return variable ? arguments >= parameters.size() - 1 : arguments == parameters.size();
        }
    }
}
