package dev.unblock.recipes;

import dev.unblock.recipes.async.TwinMethod;
import dev.unblock.recipes.async.Twins;
import dev.unblock.recipes.project.Callers;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/**
 * Removes blocking methods that nobody calls any more, since each has an asynchronous twin beside it.
 *
 * <pre>
 * Order load(long id) { … }                       // gone
 * CompletableFuture&lt;Order&gt; loadAsync(long id) { … }
 * </pre>
 *
 * Methods that only call each other go together. Refuses: methods that are called (H19) or named in a text (H19), that
 * override something, have annotations or belong to the public API of a module that is no application (H19), and methods without a
 * twin (H29).
 */
public final class RemoveSyncFacade extends ScanningRecipe<Callers> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public RemoveSyncFacade(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Remove blocking methods that have asynchronous twins";
    }

    @Override
    public String getDescription() {
        return "Removes methods that nobody calls any more, where an asynchronous twin stands beside them.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public Callers getInitialValue(ExecutionContext ctx) {
        return new Callers();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(Callers callers) {
        return callers.scanner();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(Callers callers) {
        return new RemovingVisitor(callers, Targets.of(targets), refusals);
    }

    private static final class RemovingVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final Set<String> HARMLESS =
                Set.of("Deprecated", "SuppressWarnings", "Nullable", "NonNull", "NotNull");

        private final Callers callers;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private RemovingVisitor(Callers callers, Targets targets, AsyncMigrationRefusals refusals) {
            this.callers = callers;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            List<Statement> kept = new ArrayList<>();
            List<J.MethodDeclaration> removed = new ArrayList<>();
            for (Statement member : visited.getBody().getStatements()) {
                if (member instanceof J.MethodDeclaration method && goes(method, visited, ctx)) {
                    removed.add(method);
                } else {
                    kept.add(member);
                }
            }
            if (removed.isEmpty()) {
                return visited;
            }
            removed.forEach(this::removeImports);
            return visited.withBody(visited.getBody()
                    .withStatements(kept.stream()
                            .map(member -> told(member, removed, getCursor()))
                            .toList()));
        }

        private boolean goes(J.MethodDeclaration method, J.ClassDeclaration type, ExecutionContext ctx) {
            if (!targets.names(method.getMethodType()) || method.getMethodType() == null) {
                return false;
            }
            Optional<Refusal> refusal = refusal(method, method.getMethodType(), type);
            refusal.ifPresent(reason -> {
                Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), type), type.getBody());
                refusals.refuse(ctx, new Cursor(body, method), reason);
            });
            return refusal.isEmpty();
        }

        private Optional<Refusal> refusal(
                J.MethodDeclaration method, JavaType.Method declared, J.ClassDeclaration type) {
            MethodTarget target = MethodTarget.of(declared);
            MethodTarget twin = target.named(TwinMethod.nameOf(target.name()));
            boolean hasTwin = Project.methods(type).stream()
                    .anyMatch(other -> twin.matches(other.getMethodType()) && Twins.returnsFuture(other));
            if (!hasTwin) {
                return Optional.of(new Refusal(
                        Hazard.H29,
                        "it has no asynchronous twin beside it",
                        "give it a twin, and let callers use that"));
            }
            if (declared.isOverride() || type.getKind() == J.ClassDeclaration.Kind.Type.Interface) {
                return fixed("it is part of an interface or overrides a method");
            }
            Optional<J.Annotation> annotation = method.getLeadingAnnotations().stream()
                    .filter(each -> !HARMLESS.contains(each.getSimpleName()))
                    .findFirst();
            if (annotation.isPresent()) {
                return fixed("@" + annotation.get().getSimpleName() + " says that something else calls it");
            }
            return publicApi(method, type)
                    .or(() -> callers.named(target.name()).flatMap(text -> fixed("a text names it: " + text)))
                    .or(() -> callers.of(target, targets).flatMap(caller -> fixed(caller + " calls it")));
        }

        private Optional<Refusal> publicApi(J.MethodDeclaration method, J.ClassDeclaration type) {
            J.CompilationUnit file = getCursor().firstEnclosingOrThrow(J.CompilationUnit.class);
            boolean visible =
                    (method.hasModifier(J.Modifier.Type.Public) || method.hasModifier(J.Modifier.Type.Protected))
                            && type.hasModifier(J.Modifier.Type.Public);
            return visible && !callers.isApplication(file)
                    ? fixed("it is public, and its module is no application: code outside of the project may call it")
                    : Optional.empty();
        }

        private static Optional<Refusal> fixed(String evidence) {
            return Optional.of(new Refusal(Hazard.H19, evidence, "let every caller use the twin, then run this again"));
        }

        private void removeImports(J.MethodDeclaration method) {
            new JavaIsoVisitor<Integer>() {
                @Override
                public J.Identifier visitIdentifier(J.Identifier name, Integer p) {
                    if (name.getType() instanceof JavaType.FullyQualified used
                            && used.getClassName().equals(name.getSimpleName())
                            && !used.getFullyQualifiedName().equals(Types.COMPLETABLE_FUTURE)) {
                        RemovingVisitor.this.doAfterVisit(new UnusedImport(used));
                    }
                    return name;
                }
            }.visit(method, 0);
        }

        /** The twin's comment points at the method that is gone; it gets that one's own, if it has one. */
        private static Statement told(Statement member, List<J.MethodDeclaration> removed, Cursor place) {
            if (!(member instanceof J.MethodDeclaration twin)) {
                return member;
            }
            for (J.MethodDeclaration gone : removed) {
                if (twin.getSimpleName().equals(TwinMethod.nameOf(gone.getSimpleName()))) {
                    return twin.withPrefix(comments(twin.getPrefix(), gone, place));
                }
            }
            return member;
        }

        private static Space comments(Space prefix, J.MethodDeclaration gone, Cursor place) {
            String link = "{@link #" + gone.getSimpleName() + "(";
            boolean pointsAtIt = prefix.getComments().stream()
                    .map(comment -> comment.printComment(place))
                    .anyMatch(text -> text.contains(link) && text.contains("but no thread waits for the answer"));
            List<Comment> own = gone.getPrefix().getComments();
            return pointsAtIt ? Space.build(prefix.getWhitespace(), own) : prefix;
        }
    }
}
