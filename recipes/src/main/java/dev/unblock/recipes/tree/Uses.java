package dev.unblock.recipes.tree;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.J;

/** Asks whether a piece of code contains a call. */
public final class Uses {
    private Uses() {}

    public static boolean anywhere(J code, MethodMatcher method) {
        return anywhere(code, call -> method.matches(call));
    }

    public static boolean onVariable(J code, String variable, String method) {
        return anywhere(
                code,
                call -> call.getSimpleName().equals(method)
                        && call.getSelect() instanceof J.Identifier name
                        && name.getSimpleName().equals(variable));
    }

    public static boolean anywhere(J code, Predicate<J.MethodInvocation> wanted) {
        AtomicBoolean found = new AtomicBoolean();
        new CallSearch(wanted).visit(code, found);
        return found.get();
    }

    /** Whether the part is inside the whole. */
    public static boolean contains(J whole, J part) {
        AtomicBoolean found = new AtomicBoolean();
        new TreeSearch(part).visit(whole, found);
        return found.get();
    }

    private static final class TreeSearch extends JavaIsoVisitor<AtomicBoolean> {
        private final J wanted;

        private TreeSearch(J wanted) {
            this.wanted = wanted;
        }

        @Override
        public @Nullable J visit(@Nullable Tree tree, AtomicBoolean found) {
            if (tree != null && tree.getId().equals(wanted.getId())) {
                found.set(true);
            }
            return super.visit(tree, found);
        }
    }

    private static final class CallSearch extends JavaIsoVisitor<AtomicBoolean> {
        private final Predicate<J.MethodInvocation> wanted;

        private CallSearch(Predicate<J.MethodInvocation> wanted) {
            this.wanted = wanted;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, AtomicBoolean found) {
            if (wanted.test(call)) {
                found.set(true);
            }
            return found.get() ? call : super.visitMethodInvocation(call, found);
        }
    }
}
