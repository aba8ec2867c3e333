package dev.unblock.recipes.async;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.LocalHazards;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.MethodTarget;
import dev.unblock.recipes.tree.Thrown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** Adds asynchronous twins to the classes of the target methods, or says why not. */
public final class Twins {
    private final Targets targets;
    private final AsyncMigrationRefusals refusals;
    private final JavaVisitor<ExecutionContext> visitor;

    public Twins(Targets targets, AsyncMigrationRefusals refusals, JavaVisitor<ExecutionContext> visitor) {
        this.targets = targets;
        this.refusals = refusals;
        this.visitor = visitor;
    }

    /** The class with a twin after each target method that can have one. */
    public J.ClassDeclaration addTo(
            J.ClassDeclaration type, AsyncCalls calls, Optional<SupportCalls> support, ExecutionContext ctx) {
        Cursor place = new Cursor(visitor.getCursor().getParentOrThrow(), type);
        Cursor body = new Cursor(place, type.getBody());
        List<Statement> statements = new ArrayList<>();
        for (Statement member : type.getBody().getStatements()) {
            statements.add(member);
            if (member instanceof J.MethodDeclaration method && targets.names(method.getMethodType())) {
                twin(method, type, calls, support, new Cursor(body, method), ctx)
                        .map(twin -> Snippet.indent(twin, body, ctx))
                        .ifPresent(statements::add);
            }
        }
        return statements.size() == type.getBody().getStatements().size()
                ? type
                : type.withBody(type.getBody().withStatements(statements));
    }

    private Optional<J.MethodDeclaration> twin(
            J.MethodDeclaration method,
            J.ClassDeclaration type,
            AsyncCalls calls,
            Optional<SupportCalls> support,
            Cursor place,
            ExecutionContext ctx) {
        Optional<J.MethodDeclaration> existing = existing(method, type);
        if (existing.isPresent() && returnsFuture(existing.get())) {
            return Optional.empty();
        }
        Optional<Refusal> refusal = existing.map(taken -> nameTaken(taken)).or(() -> LocalHazards.ofTwin(method, type));
        if (refusal.isPresent()) {
            refusals.refuse(ctx, place, refusal.get());
            return Optional.empty();
        }
        try {
            List<Statement> chain = startedSafely(FutureChain.of(method, calls, support), method, support);
            J.MethodDeclaration twin = TwinMethod.beside(method, chain);
            addImports(twin, visitor, support);
            return Optional.of(twin.withPrefix(twin.getPrefix().withWhitespace("\n\n")));
        } catch (CannotChange reason) {
            refusals.refuse(ctx, place, reason.refusal());
            return Optional.empty();
        }
    }

    /** A twin declares no checked exceptions; those thrown before the first wait become a failed future. */
    private static List<Statement> startedSafely(
            List<Statement> chain, J.MethodDeclaration method, Optional<SupportCalls> support) throws CannotChange {
        if (Thrown.checkedBy(chain).isEmpty()) {
            return chain;
        }
        JavaType value = method.getReturnTypeExpression() == null
                ? JavaType.Primitive.Void
                : method.getReturnTypeExpression().getType();
        Continuations whole =
                new Continuations(value == null ? JavaType.Primitive.Void : value, Locals.of(method), support);
        return List.of(Syntax.returning(whole.start(chain)));
    }

    private static Optional<J.MethodDeclaration> existing(J.MethodDeclaration method, J.ClassDeclaration type) {
        if (method.getMethodType() == null) {
            return Optional.empty();
        }
        MethodTarget twin = MethodTarget.of(method.getMethodType()).named(TwinMethod.nameOf(method.getSimpleName()));
        return Project.methods(type).stream()
                .filter(candidate -> twin.matches(candidate.getMethodType()))
                .findFirst();
    }

    public static boolean returnsFuture(J.MethodDeclaration method) {
        return method.getReturnTypeExpression() != null
                        && TypeUtils.isAssignableTo(
                                "java.util.concurrent.CompletionStage",
                                method.getReturnTypeExpression().getType())
                || method.getReturnTypeExpression() != null
                        && TypeUtils.isOfClassType(
                                method.getReturnTypeExpression().getType(), Types.COMPLETABLE_FUTURE);
    }

    /** Whether a façade runs this method on an executor. */
    public static boolean hasFacade(JavaType.@Nullable Method method, Project project) {
        if (method == null) {
            return false;
        }
        MethodTarget target = MethodTarget.of(method);
        return project.declares(target.in(TwinMethod.facadeOf(target.owner())).named(TwinMethod.nameOf(target.name())));
    }

    private static Refusal nameTaken(J.MethodDeclaration taken) {
        return new Refusal(
                Hazard.H29,
                taken.getSimpleName() + " exists and does not return a future",
                "rename the method that has the name of the twin");
    }

    /** Imports what the new code names and the class may not have imported. */
    public static void addImports(J code, JavaVisitor<ExecutionContext> visitor, Optional<SupportCalls> support) {
        Set<String> wanted = new LinkedHashSet<>();
        new NamedTypes(support.map(SupportCalls::type)).visit(code, wanted);
        wanted.forEach(name -> visitor.maybeAddImport(name, false));
    }

    private static final class NamedTypes extends JavaIsoVisitor<Set<String>> {
        private final Optional<JavaType.FullyQualified> support;

        private NamedTypes(Optional<JavaType.FullyQualified> support) {
            this.support = support;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, Set<String> wanted) {
            if (name.getType() instanceof JavaType.FullyQualified type && isOurs(type, name)) {
                wanted.add(type.getFullyQualifiedName());
            }
            return name;
        }

        private boolean isOurs(JavaType.FullyQualified type, J.Identifier name) {
            String qualified = type.getFullyQualifiedName();
            boolean known = qualified.equals(Types.COMPLETABLE_FUTURE)
                    || support.filter(own -> own.getFullyQualifiedName().equals(qualified))
                            .isPresent();
            return known && type.getClassName().equals(name.getSimpleName());
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Set<String> wanted) {
            JavaType.Method method = call.getMethodType();
            boolean own = method != null
                    && support.filter(type ->
                                    TypeUtils.isOfClassType(method.getDeclaringType(), type.getFullyQualifiedName()))
                            .isPresent();
            if (own) {
                method.getThrownExceptions().stream()
                        .filter(JavaType.FullyQualified.class::isInstance)
                        .map(type -> ((JavaType.FullyQualified) type).getFullyQualifiedName())
                        .forEach(wanted::add);
            }
            return super.visitMethodInvocation(call, wanted);
        }
    }
}
