package dev.unblock.recipes.project;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openrewrite.java.tree.JavaType;

/** An empty class of the right name and number of type parameters, with its nested classes in the body. */
public record TypeStub(String packageName, String header, StringBuilder body) {
    /** Adds the class, or the outermost class around it; the JDK's own are known anyway. */
    public static void add(JavaType.FullyQualified type, Map<String, TypeStub> stubs) {
        if (type.getPackageName().startsWith("java.")) {
            return;
        }
        JavaType.FullyQualified outer = type.getOwningClass();
        if (outer == null) {
            of(type, stubs);
            return;
        }
        String nested = "public static class " + declaration(type) + " {}\n";
        StringBuilder body = of(outer, stubs).body();
        if (body.indexOf(nested) < 0) {
            body.append(nested);
        }
    }

    public static TypeStub of(JavaType.FullyQualified type, Map<String, TypeStub> stubs) {
        return stubs.computeIfAbsent(
                type.getFullyQualifiedName(),
                name -> new TypeStub(type.getPackageName(), "public class " + declaration(type), new StringBuilder()));
    }

    private static String declaration(JavaType.FullyQualified type) {
        String className = type.getClassName();
        int parameters = type.getTypeParameters().size();
        return className.substring(className.lastIndexOf('.') + 1)
                + (parameters == 0
                        ? ""
                        : IntStream.range(0, parameters)
                                .mapToObj(i -> "T" + i)
                                .collect(Collectors.joining(", ", "<", ">")));
    }

    public String text(Set<String> imports) {
        StringBuilder text = new StringBuilder();
        if (!packageName.isEmpty()) {
            text.append("package ").append(packageName).append(";\n");
        }
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        return text.append(header).append(" {\n").append(body).append("}\n").toString();
    }
}
