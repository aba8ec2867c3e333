package dev.unblock.recipes;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.FieldTargets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.marker.Markers;

/**
 * Declares fields volatile, so that what one thread writes others see.
 *
 * <pre>
 * private boolean stopped;   → private volatile boolean stopped;
 * </pre>
 *
 * Nothing else changes for the code around it. Refuses declarations of several fields at once (H9): the others may not
 * be meant.
 */
public final class VolatileField extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = FieldTargets.DISPLAY_NAME,
            description = FieldTargets.DESCRIPTION,
            example = FieldTargets.EXAMPLE)
    private final @Nullable List<String> targets;

    public VolatileField(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Declare shared fields volatile";
    }

    @Override
    public String getDescription() {
        return "Adds `volatile` to fields that one thread writes and others read without a lock.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(FieldTargets.required("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new FieldVisitor(FieldTargets.of(targets), refusals);
    }

    private static final class FieldVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final FieldTargets targets;
        private final AsyncMigrationRefusals refusals;

        private FieldVisitor(FieldTargets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.VariableDeclarations visitVariableDeclarations(J.VariableDeclarations fields, ExecutionContext ctx) {
            J.VariableDeclarations visited = super.visitVariableDeclarations(fields, ctx);
            boolean settled = visited.hasModifier(J.Modifier.Type.Volatile)
                    || visited.hasModifier(J.Modifier.Type.Final)
                    || visited.getVariables().stream().noneMatch(this::isMeant);
            if (settled) {
                return visited;
            }
            if (visited.getVariables().size() > 1) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H9,
                                "several fields are declared at once, and not all may be meant",
                                "declare each by itself"));
                return visited;
            }
            return withVolatile(visited);
        }

        private boolean isMeant(J.VariableDeclarations.NamedVariable variable) {
            JavaType.Variable field = variable.getVariableType();
            return field != null
                    && field.getOwner() instanceof JavaType.FullyQualified owner
                    && targets.include(owner.getFullyQualifiedName() + "#" + variable.getSimpleName());
        }

        /** The last of the modifiers; where there is none, it takes the place of the type. */
        private static J.VariableDeclarations withVolatile(J.VariableDeclarations field) {
            List<J.Modifier> modifiers = new ArrayList<>(field.getModifiers());
            boolean first = modifiers.isEmpty();
            boolean ownLine = !field.getLeadingAnnotations().isEmpty();
            Space type = field.getTypeExpression() == null
                    ? Space.EMPTY
                    : field.getTypeExpression().getPrefix();
            Space before = !first ? Space.SINGLE_SPACE : ownLine ? type : Space.EMPTY;
            modifiers.add(
                    new J.Modifier(Tree.randomId(), before, Markers.EMPTY, null, J.Modifier.Type.Volatile, List.of()));
            J.VariableDeclarations declared = field.withModifiers(modifiers);
            return first && declared.getTypeExpression() != null
                    ? declared.withTypeExpression(declared.getTypeExpression().withPrefix(Space.SINGLE_SPACE))
                    : declared;
        }
    }
}
