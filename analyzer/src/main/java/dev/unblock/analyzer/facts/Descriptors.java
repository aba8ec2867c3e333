package dev.unblock.analyzer.facts;

import java.util.ArrayList;
import java.util.List;

/** Reads method and field descriptors of class files (JVMS 4.3) into type names with dots. */
public final class Descriptors {

    private Descriptors() {}

    /** Types of the parameters, e.g. {@code [long, java.lang.String[]]}. */
    public static List<String> parameterTypes(String descriptor) {
        List<String> types = new ArrayList<>();
        int at = 1;
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int end = endOfType(descriptor, at);
            types.add(typeName(descriptor.substring(at, end)));
            at = end;
        }
        return List.copyOf(types);
    }

    /** The return type, {@code void} included. */
    public static String returnType(String descriptor) {
        return typeName(descriptor.substring(descriptor.indexOf(')') + 1));
    }

    /** The type that a field descriptor such as {@code [Ljava/lang/String;} means. */
    public static String typeName(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'V' -> "void";
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case '[' -> typeName(descriptor.substring(1)) + "[]";
            case 'L' -> descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
            default -> throw new IllegalArgumentException("no descriptor: " + descriptor);
        };
    }

    /** {@code java.util.Map$Entry[]} to {@code Entry[]}. */
    public static String simpleName(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    private static int endOfType(String descriptor, int start) {
        int at = start;
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }
}
