package dev.unblock.recipes.tree;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.tree.JavaType;

/**
 * One method as plans write it: {@code com.shop.OrderService#load(long)}. The class is its binary name, parameters are
 * erased types by simple name.
 */
public record MethodTarget(String owner, String name, List<String> parameters) {
    private static final String CONSTRUCTOR = "<init>";
    private static final String CLASS_INITIALIZER = "<clinit>";
    private static final Pattern WRITTEN = Pattern.compile("([\\w.$]+)#([\\w$]+|<init>|<clinit>)\\(([^()]*)\\)");

    public MethodTarget {
        parameters = List.copyOf(parameters);
    }

    public static boolean isValid(String text) {
        return WRITTEN.matcher(text.trim()).matches();
    }

    public static MethodTarget parse(String text) {
        Matcher written = WRITTEN.matcher(text.trim());
        if (!written.matches()) {
            throw new IllegalArgumentException(
                    "A method is written com.shop.OrderService#load(long), this is not one: " + text);
        }
        String parameters = written.group(3).trim();
        return new MethodTarget(
                written.group(1),
                written.group(2),
                parameters.isEmpty() ? List.of() : List.of(parameters.split("\\s*,\\s*")));
    }

    public static MethodTarget of(JavaType.Method method) {
        return new MethodTarget(
                method.getDeclaringType().getFullyQualifiedName(),
                method.isConstructor() ? CONSTRUCTOR : method.getName(),
                method.getParameterTypes().stream()
                        .map(MethodTarget::simpleName)
                        .toList());
    }

    public boolean matches(JavaType.@Nullable Method method) {
        return method != null && of(method).equals(this);
    }

    /** Field initialisers run in every constructor, or when the class is loaded. */
    public boolean isInitializerOf(String type) {
        return owner.equals(type) && (name.equals(CONSTRUCTOR) || name.equals(CLASS_INITIALIZER));
    }

    public MethodTarget named(String otherName) {
        return new MethodTarget(owner, otherName, parameters);
    }

    public MethodTarget in(String otherOwner) {
        return new MethodTarget(otherOwner, name, parameters);
    }

    /** {@code load(long)}. */
    public String signature() {
        return parameters.stream().collect(Collectors.joining(", ", name + "(", ")"));
    }

    @Override
    public String toString() {
        return owner + "#" + signature().replace(" ", "");
    }

    private static String simpleName(JavaType type) {
        if (type instanceof JavaType.Primitive primitive) {
            return primitive == JavaType.Primitive.String ? "String" : primitive.getKeyword();
        }
        if (type instanceof JavaType.Array array) {
            return simpleName(array.getElemType()) + "[]";
        }
        if (type instanceof JavaType.FullyQualified named) {
            String className = named.getClassName();
            return className.substring(className.lastIndexOf('.') + 1);
        }
        if (type instanceof JavaType.GenericTypeVariable variable) {
            return variable.getBounds().isEmpty()
                    ? "Object"
                    : simpleName(variable.getBounds().get(0));
        }
        return "Object";
    }
}
