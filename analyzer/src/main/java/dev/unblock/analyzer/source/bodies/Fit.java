package dev.unblock.analyzer.source.bodies;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.ProjectTypes;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.List;

/** How well an argument fits a parameter (JLS 5.3, as far as types are known). */
final class Fit {

    private static final List<String> WIDENING = List.of("byte", "short", "int", "long", "float", "double");

    private Fit() {}

    /** From 4 for the same type to 1 for an unknown one; -1 where it does not fit. */
    static int of(ProjectTypes types, Typed argument, TypeRef parameter) {
        if (argument.value() instanceof Value.Functional) {
            return parameter.isPrimitive() || parameter.isArray() || parameter.equals(TypeRef.STRING) ? -1 : 2;
        }
        if (argument.value() instanceof Value.Constant constant
                && constant.type().equals("null")) {
            return parameter.isPrimitive() ? -1 : parameter.equals(TypeRef.OBJECT) ? 1 : 2;
        }
        if (argument.type().isEmpty()) {
            return isOfLibrary(types, parameter) ? 2 : 1;
        }
        TypeRef type = argument.type().get();
        if (type.name().equals(parameter.name())) {
            return 4;
        }
        if (type.isPrimitive() || parameter.isPrimitive()) {
            return primitive(type, parameter);
        }
        if (types.isSubtype(type.name(), parameter.name())) {
            return parameter.equals(TypeRef.OBJECT) ? 2 : 3;
        }
        boolean surelyNot = types.isKnown(type.name()) && types.isKnown(parameter.name()) && !type.isArray();
        return surelyNot ? -1 : 1;
    }

    /** What nobody knows the type of is rather a library's than one of the JDK or of the project. */
    private static boolean isOfLibrary(ProjectTypes types, TypeRef parameter) {
        return !parameter.isPrimitive()
                && !parameter.isArray()
                && !parameter.name().startsWith("java.")
                && types.own(parameter.name()).isEmpty();
    }

    private static int primitive(TypeRef type, TypeRef parameter) {
        if (type.isPrimitive() && parameter.isPrimitive()) {
            return widens(type.name(), parameter.name()) ? 3 : -1;
        }
        if (type.isPrimitive()) {
            boolean box = parameter.unboxed().equals(type);
            return box
                    ? 2
                    : parameter.equals(TypeRef.OBJECT) || parameter.name().equals("java.lang.Number")
                            ? 1
                            : parameter.unboxed().isPrimitive()
                                            || parameter.equals(TypeRef.STRING)
                                            || parameter.isArray()
                                    ? -1
                                    : 0;
        }
        return type.unboxed().equals(parameter) || widens(type.unboxed().name(), parameter.name())
                ? 2
                : type.unboxed().isPrimitive() || type.equals(TypeRef.STRING) || type.isArray() ? -1 : 0;
    }

    private static boolean widens(String from, String to) {
        int at = from.equals("char") ? WIDENING.indexOf("short") : WIDENING.indexOf(from);
        return at >= 0 && WIDENING.indexOf(to) > at;
    }
}
