package dev.unblock.recipes.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.JavaType;

/** Methods of a type and of all types above it. */
public final class Inherited {
    private Inherited() {}

    public static List<JavaType.Method> methods(@Nullable JavaType type) {
        List<JavaType.Method> methods = new ArrayList<>();
        collect(type, methods);
        return methods;
    }

    private static void collect(@Nullable JavaType type, List<JavaType.Method> methods) {
        if (type instanceof JavaType.FullyQualified named) {
            methods.addAll(named.getMethods());
            collect(named.getSupertype(), methods);
            named.getInterfaces().forEach(above -> collect(above, methods));
        }
    }
}
