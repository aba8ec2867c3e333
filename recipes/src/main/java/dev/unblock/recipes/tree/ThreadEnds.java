package dev.unblock.recipes.tree;

import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** Where a thread comes to its end: in {@code run()} of a {@code Thread}, or in the work that {@code new Thread} is given. */
public final class ThreadEnds {
    private static final String THREAD = "java.lang.Thread";
    private static final MethodMatcher NEW_THREAD = new MethodMatcher(THREAD + " <constructor>(..)");

    private ThreadEnds() {}

    /**
     * Whether nothing but the end of a thread comes after the place.
     *
     * @param leaves the place leaves its method by itself
     */
    public static boolean with(Cursor place, boolean leaves) {
        Cursor body = place.dropParentUntil(tree -> tree instanceof J.MethodDeclaration
                || tree instanceof J.Lambda
                || tree instanceof J.ClassDeclaration
                || tree == Cursor.ROOT_VALUE);
        return isWorkOfOneThread(body) && (leaves || LaterWaits.later(place).isEmpty());
    }

    private static boolean isWorkOfOneThread(Cursor body) {
        if (body.getValue() instanceof J.Lambda) {
            return isGivenToAThread(body);
        }
        return body.getValue() instanceof J.MethodDeclaration method
                && method.getSimpleName().equals("run")
                && method.getMethodType() != null
                && method.getMethodType().getParameterTypes().isEmpty()
                && (TypeUtils.isAssignableTo(THREAD, method.getMethodType().getDeclaringType())
                        || isGivenToAThread(body.dropParentUntil(tree -> tree instanceof J.NewClass
                                || tree instanceof J.ClassDeclaration
                                || tree == Cursor.ROOT_VALUE)));
    }

    private static boolean isGivenToAThread(Cursor work) {
        return work.getParentTreeCursor().getValue() instanceof J.NewClass made && isThread(made);
    }

    private static boolean isThread(J.NewClass made) {
        JavaType.@Nullable Method constructor = made.getConstructorType();
        return constructor != null && NEW_THREAD.matches(constructor);
    }
}
