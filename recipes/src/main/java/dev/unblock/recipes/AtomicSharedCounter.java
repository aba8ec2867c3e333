package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.AtomicRewriting;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;

/**
 * Makes a private counter that several threads change an {@code AtomicInteger} or {@code AtomicLong}.
 *
 * <pre>
 * private long requests;             → private final AtomicLong requests = new AtomicLong();
 * requests++;                        → requests.incrementAndGet();
 * return requests;                   → return requests.get();
 * </pre>
 *
 * Every use is changed, or none. Refuses counters that are decided upon in the method that changes them or that are
 * computed from themselves (H9), those that are guarded in some places (H7), and fields that others know (H19).
 */
public final class AtomicSharedCounter extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = "Methods that update a shared counter, each written `com.shop.Stats#count()`; the counters"
                    + " they update are changed.",
            example = "com.shop.Stats#count()")
    private final @Nullable List<String> targets;

    public AtomicSharedCounter(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Make shared counters atomic";
    }

    @Override
    public String getDescription() {
        return "Replaces private `int` and `long` counters that several threads update by atomic ones.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new CounterVisitor(Targets.of(targets), refusals);
    }

    private static final class CounterVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private CounterVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            J.CompilationUnit changed = file;
            for (PrivateField field : PrivateField.in(file)) {
                if (!isCounter(field) || !isMeant(field)) {
                    continue;
                }
                Optional<Refusal> refusal = refusal(field, file);
                if (refusal.isPresent()) {
                    refusals.refuse(ctx, field.place(), refusal.get());
                } else {
                    AtomicRewriting rewriting = new AtomicRewriting(field);
                    changed = (J.CompilationUnit) rewriting.visitNonNull(changed, ctx);
                    doAfterVisit(rewriting.imports());
                }
            }
            return changed;
        }

        private static boolean isCounter(PrivateField field) {
            JavaType type = field.variable().getType();
            return (type == JavaType.Primitive.Int || type == JavaType.Primitive.Long)
                    && !field.declaration().hasModifier(J.Modifier.Type.Final);
        }

        private boolean isMeant(PrivateField field) {
            return field.uses().stream().anyMatch(use -> use.isUpdate() && targets.includeEnclosing(use.place()));
        }

        private static Optional<Refusal> refusal(PrivateField field, J.CompilationUnit file) {
            Optional<Refusal> known = field.knownElsewhere();
            if (known.isPresent()) {
                return known;
            }
            String atomic = AtomicRewriting.atomic(field);
            boolean nameTaken = file.getImports().stream()
                    .anyMatch(i -> !i.isStatic()
                            && i.getClassName().equals(atomic.substring(atomic.lastIndexOf('.') + 1))
                            && !i.getTypeName().equals(atomic));
            if (nameTaken) {
                return Optional.of(
                        new Refusal(Hazard.H29, "another class of that name is imported", "change the field by hand"));
            }
            return field.uses().stream()
                    .flatMap(use -> refusal(field, use).stream())
                    .findFirst();
        }

        private static Optional<Refusal> refusal(PrivateField field, PrivateField.Use use) {
            if (use.isGuarded()) {
                return Optional.of(new Refusal(
                        Hazard.H7,
                        field.name() + " is used inside synchronized code",
                        "guard every use of it, or none"));
            }
            if (use.isInParentheses()) {
                return Optional.of(order(field.name() + " is in parentheses"));
            }
            if (use.isUpdate() && !AtomicRewriting.canUpdate(field, use.around())) {
                return Optional.of(order(field.name() + " is changed in a way that no atomic method has"));
            }
            if (use.isAssigned() && !canAssign(field, use)) {
                return Optional.of(order(field.name() + " is computed from itself, or its assignment is used"));
            }
            if (use.isRead() && isDecidedUpon(field, use)) {
                return Optional.of(order(
                        "the method decides by " + field.name() + " and then changes it: two steps stay two steps"));
            }
            return Optional.empty();
        }

        private static Refusal order(String evidence) {
            return new Refusal(Hazard.H9, evidence, "use a lock, or one atomic operation");
        }

        private static boolean canAssign(PrivateField field, PrivateField.Use use) {
            J.Assignment assignment = (J.Assignment) use.around();
            Cursor place = use.place().getParentTreeCursor();
            return isStatement(assignment, place.getParentTreeCursor().getValue())
                    && field.uses().stream()
                            .noneMatch(other -> Uses.contains(assignment.getAssignment(), other.expression()));
        }

        private static boolean isStatement(Statement statement, J around) {
            return around instanceof J.Block
                    || around instanceof J.Case
                    || around instanceof J.If branch && branch.getThenPart() == statement
                    || around instanceof J.If.Else other && other.getBody() == statement;
        }

        /** Whether a condition reads it in a method that writes it. */
        private static boolean isDecidedUpon(PrivateField field, PrivateField.Use read) {
            J.MethodDeclaration method = read.place().firstEnclosing(J.MethodDeclaration.class);
            return method != null
                    && isInCondition(read.place())
                    && field.uses().stream()
                            .filter(use -> !use.isRead())
                            .anyMatch(use -> use.place().firstEnclosing(J.MethodDeclaration.class) == method);
        }

        private static final Set<Class<?>> CONDITIONS =
                Set.of(J.ControlParentheses.class, J.ForLoop.Control.class, J.Ternary.class);

        private static boolean isInCondition(Cursor place) {
            Object found = place.dropParentUntil(value -> CONDITIONS.contains(value.getClass())
                            || value instanceof J.Block
                            || value == Cursor.ROOT_VALUE)
                    .getValue();
            return CONDITIONS.contains(found.getClass());
        }
    }
}
