package dev.unblock.recipes.project;

import dev.unblock.recipes.tree.MethodTarget;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.SourceFile;
import org.openrewrite.Validated;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** The methods that a recipe is asked to look at; none named means every method. */
public record Targets(List<MethodTarget> methods) {
    public static final String DISPLAY_NAME = "Methods";
    public static final String DESCRIPTION =
            "The methods to change, each written `com.shop.OrderService#load(long)`: binary class name, method name,"
                    + " erased parameter types by simple name.";
    public static final String EXAMPLE = "com.shop.OrderService#load(long)";

    public Targets {
        methods = List.copyOf(methods);
    }

    public static Targets of(@Nullable List<String> written) {
        return new Targets(
                written == null
                        ? List.of()
                        : written.stream().map(MethodTarget::parse).toList());
    }

    public static Validated<List<String>> validate(String option, @Nullable List<String> written) {
        return Validated.<List<String>>test(
                option,
                "Each method is written like " + EXAMPLE,
                written == null ? List.of() : written,
                list -> list.stream().allMatch(MethodTarget::isValid));
    }

    public static Validated<List<String>> required(String option, @Nullable List<String> written) {
        List<String> list = written == null ? List.of() : written;
        return Validated.<List<String>>test(option, "At least one method is needed", list, l -> !l.isEmpty())
                .and(validate(option, written));
    }

    public boolean isEverything() {
        return methods.isEmpty();
    }

    /** Whether the method is asked for, or nothing in particular is. */
    public boolean include(JavaType.@Nullable Method method) {
        return isEverything() || names(method);
    }

    public boolean names(JavaType.@Nullable Method method) {
        return find(method).isPresent();
    }

    Optional<MethodTarget> find(JavaType.@Nullable Method method) {
        return methods.stream().filter(target -> target.matches(method)).findFirst();
    }

    /**
     * Whether the place is inside one of the methods. A field's initialiser belongs to the constructors. Tests are left as
     * they are, since they are what shows that a change was right.
     */
    public boolean includeEnclosing(Cursor place) {
        if (isEverything()) {
            return !SourceRoot.isTest(place.firstEnclosingOrThrow(SourceFile.class));
        }
        J.MethodDeclaration enclosing = place.firstEnclosing(J.MethodDeclaration.class);
        return enclosing == null ? includeInitializer(place) : names(enclosing.getMethodType());
    }

    private boolean includeInitializer(Cursor place) {
        J.ClassDeclaration type = place.firstEnclosing(J.ClassDeclaration.class);
        return type != null
                && type.getType() != null
                && methods.stream()
                        .anyMatch(
                                target -> target.isInitializerOf(type.getType().getFullyQualifiedName()));
    }
}
