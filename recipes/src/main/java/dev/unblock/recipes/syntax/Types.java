package dev.unblock.recipes.syntax;

import java.util.List;
import java.util.stream.IntStream;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.JavaType;

/** Types for new code, by name: a tree made of them is as well typed as a parsed one. */
public final class Types {
    public static final String COMPLETABLE_FUTURE = "java.util.concurrent.CompletableFuture";
    public static final String EXECUTOR = "java.util.concurrent.Executor";
    public static final String DURATION = "java.time.Duration";
    public static final String TIME_UNIT = "java.util.concurrent.TimeUnit";

    private Types() {}

    public static JavaType.Class named(String qualifiedName) {
        return JavaType.ShallowClass.build(qualifiedName);
    }

    public static JavaType.Parameterized generic(String qualifiedName, JavaType... arguments) {
        return new JavaType.Parameterized(null, named(qualifiedName), List.of(arguments));
    }

    public static JavaType.Parameterized future(JavaType value) {
        return generic(COMPLETABLE_FUTURE, boxed(value));
    }

    /** The type as a type argument: {@code long} becomes {@code java.lang.Long}, {@code void} becomes {@code Void}. */
    public static JavaType boxed(JavaType type) {
        return type instanceof JavaType.Primitive primitive ? named(wrapper(primitive)) : type;
    }

    private static String wrapper(JavaType.Primitive primitive) {
        return switch (primitive) {
            case Boolean -> "java.lang.Boolean";
            case Byte -> "java.lang.Byte";
            case Char -> "java.lang.Character";
            case Double -> "java.lang.Double";
            case Float -> "java.lang.Float";
            case Int -> "java.lang.Integer";
            case Long -> "java.lang.Long";
            case Short -> "java.lang.Short";
            case Void -> "java.lang.Void";
            case String -> "java.lang.String";
            case None, Null -> "java.lang.Object";
        };
    }

    public static JavaType.Method method(String owner, String name, JavaType result, JavaType... parameters) {
        return method(Flag.Public.getBitMask(), owner, name, result, parameters);
    }

    public static JavaType.Method staticMethod(String owner, String name, JavaType result, JavaType... parameters) {
        return method(Flag.Public.getBitMask() | Flag.Static.getBitMask(), owner, name, result, parameters);
    }

    public static JavaType.Method constructor(String owner, JavaType... parameters) {
        return method(owner, "<constructor>", named(owner), parameters);
    }

    private static JavaType.Method method(
            long flags, String owner, String name, JavaType result, JavaType... parameters) {
        List<String> names =
                IntStream.range(0, parameters.length).mapToObj(i -> "arg" + i).toList();
        return new JavaType.Method(
                null,
                flags,
                named(owner),
                name,
                result,
                names,
                List.of(parameters),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
