package dev.unblock.analyzer.facts;

import java.util.ArrayList;
import java.util.List;

/** Reads method and field descriptors of class files (JVMS 4.3) into type names with dots. */
public final class Descriptors {

    private Descriptors() {}

    /** Types of the parameters, e.g. {@code [long, java.lang.String[]]}. */
    public static List<String> parameterTypes(String descriptor) {
        List<String> types = new ArrayList<>(4);
        int at = 1;
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int end = endOfType(descriptor, at);
            types.add(typeName(descriptor, at, end));
            at = end;
        }
        return types.isEmpty() ? List.of() : List.copyOf(types);
    }

    /** The return type, {@code void} included. */
    public static String returnType(String descriptor) {
        return typeName(descriptor, descriptor.indexOf(')') + 1, descriptor.length());
    }

    /** The type that a field descriptor such as {@code [Ljava/lang/String;} means. */
    public static String typeName(String descriptor) {
        return typeName(descriptor, 0, descriptor.length());
    }

    private static String typeName(String descriptor, int start, int end) {
        return switch (descriptor.charAt(start)) {
            case 'V' -> "void";
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'S' -> "short";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case '[' -> typeName(descriptor, start + 1, end) + "[]";
            case 'L' -> descriptor.substring(start + 1, end - 1).replace('/', '.');
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
