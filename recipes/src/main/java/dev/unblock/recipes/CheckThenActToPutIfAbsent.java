package dev.unblock.recipes;

import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Computing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.search.SemanticallyEqual;
import org.openrewrite.java.tree.Comment;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Asks a concurrent map and changes it in one step.
 *
 * <pre>
 * if (!seats.containsKey(seat)) { seats.put(seat, name); }   → seats.putIfAbsent(seat, name);
 * if (seats.get(seat) == null) { seats.put(seat, name); }    → seats.putIfAbsent(seat, name);
 * </pre>
 *
 * Leaves alone maps that are not concurrent: those allow null, which makes the two forms differ. Refuses values that are
 * made by a call (H10), which would run even when the key is there already.
 */
public final class CheckThenActToPutIfAbsent extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public CheckThenActToPutIfAbsent(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Ask and change concurrent maps in one step";
    }

    @Override
    public String getDescription() {
        return "Replaces asking a concurrent map for a key and then putting it by `putIfAbsent`.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new IfVisitor(Targets.of(targets), refusals);
    }

    private static final class IfVisitor extends JavaVisitor<ExecutionContext> {
        private static final String CONCURRENT_MAP = "java.util.concurrent.ConcurrentMap";
        private static final MethodMatcher CONTAINS = new MethodMatcher("java.util.Map containsKey(..)", true);
        private static final MethodMatcher GET = new MethodMatcher("java.util.Map get(..)", true);
        private static final MethodMatcher PUT = new MethodMatcher("java.util.Map put(..)", true);

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;
        private List<PrivateField> fields = List.of();

        private IfVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            fields = PrivateField.in(file);
            return super.visitCompilationUnit(file, ctx);
        }

        @Override
        public J visitIf(J.If branch, ExecutionContext ctx) {
            J.If visited = (J.If) super.visitIf(branch, ctx);
            Optional<J.MethodInvocation> check = check(visited.getIfCondition().getTree());
            Optional<J.MethodInvocation> put = onlyPut(visited);
            if (check.isEmpty()
                    || put.isEmpty()
                    || visited.getElsePart() != null
                    || !targets.includeEnclosing(getCursor())
                    || !sameEntry(check.get(), put.get())) {
                return visited;
            }
            Expression value = put.get().getArguments().get(1);
            if (value instanceof J.NewClass
                    ? Computing.unknownCallIn(value).isPresent()
                    : !(value instanceof J.Literal
                            || value instanceof J.Identifier
                            || value instanceof J.FieldAccess)) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H10,
                                "the value is made by a call, which would run although the key is there",
                                "use computeIfAbsent where the call is quick and changes nothing else"));
                return visited;
            }
            return putIfAbsent(put.get(), visited);
        }

        private static Optional<J.MethodInvocation> check(Expression condition) {
            Expression asked = condition.unwrap();
            if (asked instanceof J.Unary not
                    && not.getOperator() == J.Unary.Type.Not
                    && not.getExpression().unwrap() instanceof J.MethodInvocation call
                    && CONTAINS.matches(call)) {
                return Optional.of(call);
            }
            if (asked instanceof J.Binary equal
                    && equal.getOperator() == J.Binary.Type.Equal
                    && J.Literal.isLiteralValue(equal.getRight(), null)
                    && equal.getLeft() instanceof J.MethodInvocation call
                    && GET.matches(call)) {
                return Optional.of(call);
            }
            return Optional.empty();
        }

        private static Optional<J.MethodInvocation> onlyPut(J.If branch) {
            Statement then = branch.getThenPart();
            if (then instanceof J.Block block) {
                boolean alone = block.getStatements().size() == 1
                        && block.getEnd().getComments().isEmpty()
                        && block.getPrefix().getComments().isEmpty();
                then = alone ? block.getStatements().get(0) : then;
            }
            return then instanceof J.MethodInvocation call && PUT.matches(call) ? Optional.of(call) : Optional.empty();
        }

        private boolean sameEntry(J.MethodInvocation check, J.MethodInvocation put) {
            Expression map = put.getSelect();
            Expression asked = check.getSelect();
            Expression key = put.getArguments().get(0);
            boolean stable = key instanceof J.Identifier || key instanceof J.Literal || key instanceof J.FieldAccess;
            return map != null
                    && asked != null
                    && stable
                    && isConcurrent(map)
                    && SemanticallyEqual.areEqual(map, asked)
                    && SemanticallyEqual.areEqual(key, check.getArguments().get(0));
        }

        /** By its type, or by what the field is always made with. */
        private boolean isConcurrent(Expression map) {
            return TypeUtils.isAssignableTo(CONCURRENT_MAP, map.getType())
                    || fields.stream().anyMatch(field -> field.is(map) && isMadeConcurrent(field));
        }

        private static boolean isMadeConcurrent(PrivateField field) {
            Expression made = field.variable().getInitializer();
            return made != null
                    && TypeUtils.isAssignableTo(CONCURRENT_MAP, made.getType())
                    && field.uses().stream().allMatch(PrivateField.Use::isRead);
        }

        private static J putIfAbsent(J.MethodInvocation put, J.If branch) {
            JavaType.Method method = put.getMethodType();
            JavaType.Method absent = method == null
                    ? Types.method("java.util.Map", "putIfAbsent", JavaType.Unknown.getInstance())
                    : method.withName("putIfAbsent");
            String space = branch.getPrefix().getLastWhitespace();
            String line = space.substring(Math.max(0, space.lastIndexOf('\n')));
            List<Comment> comments = new ArrayList<>(branch.getPrefix().getComments());
            put.getPrefix().getComments().forEach(comment -> comments.add(comment.withSuffix(line)));
            return put.withName(put.getName().withSimpleName("putIfAbsent").withType(absent))
                    .withMethodType(absent)
                    .withPrefix(branch.getPrefix().withComments(comments));
        }
    }
}
