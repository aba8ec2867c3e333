package dev.unblock.recipes.web;

import dev.unblock.recipes.project.Project;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** What a servlet filter does besides passing requests on. */
final class FilterWork {
    private FilterWork() {}

    /** Whether it does something when the chain has returned, which is then before the answer is there. */
    static boolean afterTheChain(J.ClassDeclaration filter) {
        return Project.methods(filter).stream().anyMatch(AfterTheChain::isWorkIn);
    }

    /** Whether it sets who the user is. */
    static boolean logsIn(J.ClassDeclaration filter) {
        AtomicBoolean found = new AtomicBoolean();
        new Login().visit(filter, found);
        return found.get();
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
