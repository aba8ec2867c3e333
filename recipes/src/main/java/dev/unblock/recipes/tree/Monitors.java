package dev.unblock.recipes.tree;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/** Types whose objects are used as monitors from outside of their class, anywhere in a project. */
public final class Monitors {
    private static final Set<String> WAITS = Set.of("wait", "notify", "notifyAll", "holdsLock");

    private final Set<String> shared = new TreeSet<>();
    private final Set<String> extended = new TreeSet<>();

    /** Whether other code locks objects of this type, or waits for their notification. */
    public boolean isShared(JavaType.FullyQualified type) {
        return shared.contains(type.getFullyQualifiedName());
    }

    /** Whether a class of the project extends it: its synchronized methods would use the same monitor. */
    public boolean isExtended(JavaType.FullyQualified type) {
        return extended.contains(type.getFullyQualifiedName());
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new Scan(this);
    }

    private static final class Scan extends JavaIsoVisitor<ExecutionContext> {
        private final Monitors monitors;

        private Scan(Monitors monitors) {
            this.monitors = monitors;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            if (type.getExtends() != null) {
                note(type.getExtends().getType(), monitors.extended);
            }
            return super.visitClassDeclaration(type, ctx);
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, ExecutionContext ctx) {
            if (created.getBody() != null) {
                note(created.getType(), monitors.extended);
                note(created.getClazz() == null ? null : created.getClazz().getType(), monitors.extended);
            }
            return super.visitNewClass(created, ctx);
        }

        @Override
        public J.Synchronized visitSynchronized(J.Synchronized block, ExecutionContext ctx) {
            Expression lock = block.getLock().getTree();
            boolean own =
                    lock instanceof J.Identifier name && name.getSimpleName().equals("this");
            if (!own) {
                note(lock.getType(), monitors.shared);
            }
            return super.visitSynchronized(block, ctx);
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            if (WAITS.contains(call.getSimpleName())) {
                J.ClassDeclaration enclosing = getCursor().firstEnclosing(J.ClassDeclaration.class);
                note(
                        call.getSelect() != null
                                ? call.getSelect().getType()
                                : enclosing == null ? null : enclosing.getType(),
                        monitors.shared);
                call.getArguments().forEach(argument -> note(argument.getType(), monitors.shared));
            }
            return super.visitMethodInvocation(call, ctx);
        }

        private static void note(@Nullable JavaType type, Set<String> names) {
            if (type instanceof JavaType.FullyQualified named) {
                names.add(named.getFullyQualifiedName());
            }
        }
    }
}
