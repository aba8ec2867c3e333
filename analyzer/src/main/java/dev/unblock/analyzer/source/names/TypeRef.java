package dev.unblock.analyzer.source.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A type that is understood as far as it goes.
 *
 * @param name binary name with dots, {@code []} for arrays; a simple name where the package is unknown
 */
public record TypeRef(String name, List<TypeRef> arguments) {

    public static final TypeRef OBJECT = of("java.lang.Object");
    public static final TypeRef STRING = of("java.lang.String");
    public static final TypeRef VOID = of("void");

    private static final Map<String, String> PRIMITIVES = Map.of(
            "void", "V", "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float", "F",
            "double", "D");

    private static final Map<String, String> BOXES = Map.of(
            "java.lang.Boolean", "boolean",
            "java.lang.Byte", "byte",
            "java.lang.Character", "char",
            "java.lang.Short", "short",
            "java.lang.Integer", "int",
            "java.lang.Long", "long",
            "java.lang.Float", "float",
            "java.lang.Double", "double");

    public TypeRef {
        arguments = List.copyOf(arguments);
    }

    public static TypeRef of(String name) {
        return new TypeRef(name, List.of());
    }

    /** The compiler's view of a type, with what it could not find as the declaration names it. */
    public TypeRef filledFrom(TypeRef declared) {
        if (equals(OBJECT)) {
            return declared;
        }
        if (!name.equals(declared.name) || arguments.size() != declared.arguments.size()) {
            return this;
        }
        List<TypeRef> filled = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            filled.add(arguments.get(i).filledFrom(declared.arguments.get(i)));
        }
        return new TypeRef(name, filled);
    }

    public boolean isArray() {
        return name.endsWith("[]");
    }

    public boolean isPrimitive() {
        return PRIMITIVES.containsKey(name);
    }

    public TypeRef array() {
        return new TypeRef(name + "[]", arguments);
    }

    public Optional<TypeRef> component() {
        return isArray() ? Optional.of(new TypeRef(name.substring(0, name.length() - 2), arguments)) : Optional.empty();
    }

    /** The primitive type of a box; else the type itself. */
    public TypeRef unboxed() {
        return Optional.ofNullable(BOXES.get(name)).map(TypeRef::of).orElse(this);
    }

    /** As in class files. */
    public String descriptor() {
        if (isArray()) {
            return "[" + component().orElseThrow().descriptor();
        }
        String primitive = PRIMITIVES.get(name);
        return primitive != null ? primitive : "L" + name.replace('.', '/') + ";";
    }

    public static String descriptor(List<TypeRef> parameters, TypeRef returned) {
        return parameters.stream().map(TypeRef::descriptor).collect(Collectors.joining("", "(", ")"))
                + returned.descriptor();
    }

    /** With type arguments: {@code java.util.List<com.shop.Order>}. */
    public String written() {
        if (arguments.isEmpty()) {
            return name;
        }
        String inner = arguments.stream().map(TypeRef::written).collect(Collectors.joining(", ", "<", ">"));
        int dimensions = name.indexOf("[]");
        return dimensions < 0 ? name + inner : name.substring(0, dimensions) + inner + name.substring(dimensions);
    }
}
