package dev.unblock.recipes.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * The waits that a body comes to after a place in it, and that end at once while the thread's interrupt flag is set: calls
 * that declare {@code InterruptedException}.
 */
public final class LaterWaits {
    private LaterWaits() {}

    /** The first such wait after the statement that the cursor is in; what the statement itself goes on to do is left out. */
    public static Optional<J.MethodInvocation> after(Cursor place) {
        AtomicReference<J.MethodInvocation> first = new AtomicReference<>();
        later(place).forEach(statement -> new Search().visit(statement, first));
        return Optional.ofNullable(first.get());
    }

    /** Statements of the same body that come after the one the cursor is in, those of outer blocks last. */
    static List<Statement> later(Cursor place) {
        List<Statement> later = new ArrayList<>();
        @Nullable Object inner = place.getValue();
        for (Cursor outer = place.getParent();
                outer != null && !isBoundary(outer.getValue());
                outer = outer.getParent()) {
            if (outer.getValue() instanceof J.Block block) {
                later.addAll(behind(inner, block.getStatements()));
            }
            if (outer.getValue() instanceof J) {
                inner = outer.getValue();
            }
        }
        return later;
    }

    private static boolean isBoundary(Object tree) {
        return tree instanceof J.Lambda
                || tree instanceof J.MethodDeclaration
                || tree instanceof J.ClassDeclaration
                || tree == Cursor.ROOT_VALUE;
    }

    private static List<Statement> behind(@Nullable Object inner, List<Statement> statements) {
        for (int at = 0; at < statements.size(); at++) {
            if (inner instanceof J tree && statements.get(at).getId().equals(tree.getId())) {
                return statements.subList(at + 1, statements.size());
            }
        }
        return List.of();
    }

    private static final class Search extends JavaIsoVisitor<AtomicReference<J.MethodInvocation>> {

        @Override
        public J.MethodInvocation visitMethodInvocation(
                J.MethodInvocation call, AtomicReference<J.MethodInvocation> first) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, first);
            if (first.get() == null && isInterruptible(call.getMethodType())) {
                first.set(call);
            }
            return visited;
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, AtomicReference<J.MethodInvocation> first) {
            return lambda;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(
                J.ClassDeclaration type, AtomicReference<J.MethodInvocation> first) {
            return type;
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, AtomicReference<J.MethodInvocation> first) {
            return created.getBody() == null ? super.visitNewClass(created, first) : created;
        }

        private static boolean isInterruptible(JavaType.@Nullable Method method) {
            return method != null
                    && method.getThrownExceptions().stream()
                            .anyMatch(type -> TypeUtils.isOfClassType(type, "java.lang.InterruptedException"));
        }
    }
}
