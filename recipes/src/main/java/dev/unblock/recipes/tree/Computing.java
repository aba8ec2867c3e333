package dev.unblock.recipes.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Tells code that surely only computes from code that may wait, lock or do anything else. */
public final class Computing {
    private static final Set<String> PACKAGES = Set.of(
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.concurrent.atomic",
            "java.math",
            "java.text",
            "java.time");
    private static final Set<String> WAITING = Set.of("sleep", "join", "wait", "waitFor");

    private Computing() {}

    /** The first call of which a recipe cannot know that it does not wait; bodies of lambdas are left out. */
    public static Optional<String> unknownCallIn(J code) {
        return unknownCallIn(code, Set.of());
    }

    /**
     * The same, where more is known than a recipe sees.
     *
     * @param harmless methods that surely do not wait, as {@code com.shop.Orders#count}; constructors are {@code <init>}
     */
    public static Optional<String> unknownCallIn(J code, Set<String> harmless) {
        List<String> found = new ArrayList<>();
        new Search(harmless).visit(code, found);
        return found.stream().findFirst();
    }

    private static final class Search extends JavaIsoVisitor<List<String>> {
        private final Set<String> harmless;

        private Search(Set<String> harmless) {
            this.harmless = harmless;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, List<String> found) {
            boolean computes = computes(call.getMethodType()) && !WAITING.contains(call.getSimpleName());
            if (!computes && !isHarmless(call.getMethodType(), call.getSimpleName())) {
                found.add(call.getSimpleName() + "()");
            }
            return super.visitMethodInvocation(call, found);
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, List<String> found) {
            boolean computes =
                    computes(created.getConstructorType()) || isHarmless(created.getConstructorType(), "<init>");
            if (!computes || created.getBody() != null) {
                found.add("a constructor");
            }
            return super.visitNewClass(created, found);
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, List<String> found) {
            return lambda;
        }

        private boolean isHarmless(JavaType.@Nullable Method method, String name) {
            return method != null && harmless.contains(method.getDeclaringType().getFullyQualifiedName() + "#" + name);
        }

        private static boolean computes(JavaType.@Nullable Method method) {
            return method != null && PACKAGES.contains(method.getDeclaringType().getPackageName());
        }
    }
}
