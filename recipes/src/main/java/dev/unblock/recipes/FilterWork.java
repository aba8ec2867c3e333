package dev.unblock.recipes;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/** What a servlet filter does besides passing requests on. */
final class FilterWork {
    /** Clearing what belongs to the thread is right as soon as the thread leaves the request. */
    private static final Set<String> OF_THE_THREAD = Set.of(
            "java.lang.ThreadLocal",
            "org.slf4j.MDC",
            "org.springframework.security.core.context.SecurityContextHolder");

    private FilterWork() {}

    /** Whether it does something when the chain has returned, which is then before the answer is there. */
    static boolean afterTheChain(J.ClassDeclaration filter) {
        return Project.methods(filter).stream().anyMatch(method -> {
            Order order = new Order();
            order.visit(method, 0);
            return order.after;
        });
    }

    /** Whether it sets who the user is. */
    static boolean logsIn(J.ClassDeclaration filter) {
        AtomicBoolean found = new AtomicBoolean();
        new Login().visit(filter, found);
        return found.get();
    }

    /** Calls in the order in which they are evaluated. */
    private static final class Order extends JavaIsoVisitor<Integer> {
        private boolean passed;
        private boolean after;

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, p);
            boolean passesOn = call.getSimpleName().equals("doFilter");
            after |= passed && !passesOn && !isOfTheThread(call.getMethodType());
            passed |= passesOn;
            return visited;
        }

        /** A filter that leaves right after passing on does nothing afterwards. */
        @Override
        public J.Block visitBlock(J.Block block, Integer p) {
            boolean before = passed;
            J.Block visited = super.visitBlock(block, p);
            if (!block.getStatements().isEmpty()
                    && block.getStatements().get(block.getStatements().size() - 1) instanceof J.Return
                    && getCursor().getParentTreeCursor().getValue() instanceof J.If) {
                passed = before;
            }
            return visited;
        }

        private static boolean isOfTheThread(JavaType.@Nullable Method method) {
            return method != null
                    && OF_THE_THREAD.stream()
                            .anyMatch(owner -> TypeUtils.isAssignableTo(owner, method.getDeclaringType()));
        }
    }

    private static final class Login extends JavaIsoVisitor<AtomicBoolean> {
        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, AtomicBoolean found) {
            boolean sets = Set.of("setAuthentication", "setContext", "setDeferredContext")
                    .contains(call.getSimpleName());
            boolean security = call.getMethodType() == null
                    || call.getMethodType()
                            .getDeclaringType()
                            .getFullyQualifiedName()
                            .startsWith("org.springframework.security.");
            if (sets && security) {
                found.set(true);
            }
            return super.visitMethodInvocation(call, found);
        }
    }
}
