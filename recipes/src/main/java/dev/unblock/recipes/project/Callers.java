package dev.unblock.recipes.project;

import dev.unblock.recipes.tree.MethodTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.JavadocVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Javadoc;

/** Who calls which method of a project, in code or by name, tests included. */
public final class Callers {
    private final Map<String, Set<String>> callers = new HashMap<>();
    private final Set<String> texts = new TreeSet<>();
    private final Set<String> applications = new HashSet<>();

    /** Somebody who calls the method and does not go away with it. */
    public Optional<String> of(MethodTarget method, Targets leaving) {
        Set<String> seen = new TreeSet<>();
        return staying(method.toString(), leaving, seen);
    }

    private Optional<String> staying(String method, Targets leaving, Set<String> seen) {
        if (!seen.add(method)) {
            return Optional.empty();
        }
        Set<String> gone = new TreeSet<>();
        leaving.methods().forEach(target -> gone.add(target.toString()));
        for (String caller : callers.getOrDefault(method, Set.of())) {
            Optional<String> stays = gone.contains(caller) ? staying(caller, leaving, seen) : Optional.of(caller);
            if (stays.isPresent()) {
                return stays;
            }
        }
        return Optional.empty();
    }

    /** A text in which the name stands as that of a method: an expression, or reflection. */
    public Optional<String> named(String name) {
        return texts.stream()
                .filter(text -> text.equals(name) || text.contains(name + "("))
                .findFirst();
    }

    /** Whether the file's module is an application: nobody else compiles against it. */
    public boolean isApplication(SourceFile file) {
        return applications.contains(SourceRoot.project(file).orElse(""));
    }

    public TreeVisitor<?, ExecutionContext> scanner() {
        return new Scan(this);
    }

    private static final class Scan extends JavaIsoVisitor<ExecutionContext> {
        private final Callers known;

        private Scan(Callers known) {
            this.known = known;
        }

        /** What is told of a method is no call of it. */
        @Override
        protected JavadocVisitor<ExecutionContext> getJavadocVisitor() {
            return new JavadocVisitor<ExecutionContext>(this) {
                @Override
                public Javadoc visitDocComment(Javadoc.DocComment comment, ExecutionContext ctx) {
                    return comment;
                }
            };
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            boolean main = method.getSimpleName().equals("main") && method.hasModifier(J.Modifier.Type.Static);
            SourceFile file = getCursor().firstEnclosingOrThrow(SourceFile.class);
            if (main && !SourceRoot.isTest(file)) {
                known.applications.add(SourceRoot.project(file).orElse(""));
            }
            return super.visitMethodDeclaration(method, ctx);
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            note(call.getMethodType());
            return super.visitMethodInvocation(call, ctx);
        }

        @Override
        public J.MemberReference visitMemberReference(J.MemberReference reference, ExecutionContext ctx) {
            note(reference.getMethodType());
            return super.visitMemberReference(reference, ctx);
        }

        @Override
        public J.Literal visitLiteral(J.Literal literal, ExecutionContext ctx) {
            if (literal.getValue() instanceof String text) {
                known.texts.add(text);
            }
            return literal;
        }

        private void note(JavaType.@Nullable Method called) {
            if (called == null) {
                return;
            }
            J.MethodDeclaration from = getCursor().firstEnclosing(J.MethodDeclaration.class);
            String caller = from == null || from.getMethodType() == null
                    ? getCursor()
                            .firstEnclosingOrThrow(SourceFile.class)
                            .getSourcePath()
                            .toString()
                    : MethodTarget.of(from.getMethodType()).toString();
            known.callers
                    .computeIfAbsent(MethodTarget.of(called).toString(), key -> new TreeSet<>())
                    .add(caller);
        }
    }
}
