package dev.unblock.recipes;

import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Thrown;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Gives waits for futures a limit.
 *
 * <pre>
 * future.get()  → future.get(5, TimeUnit.SECONDS)                       where a TimeoutException is handled or declared
 * future.join() → future.copy().orTimeout(5, TimeUnit.SECONDS).join()   the copy, because others may wait for the future
 * </pre>
 *
 * Leaves alone waits inside lambdas, which mostly are for futures that are complete, and {@code AsyncSupport}. Refuses
 * {@code get()} where nobody handles the new checked exception (H12).
 */
public final class BoundFutureWaits extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Milliseconds", description = "How long to wait for a future.", example = "5000")
    private final @Nullable Integer millis;

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public BoundFutureWaits(@Nullable Integer millis, @Nullable List<String> targets) {
        this.millis = millis;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Limit waits for futures";
    }

    @Override
    public String getDescription() {
        return "Adds a timeout to `get()` and `join()` of futures that are waited for without limit.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Options.positive("millis", millis)).and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new WaitVisitor(Options.orZero(millis), Targets.of(targets), refusals);
    }

    private static final class WaitVisitor extends JavaVisitor<ExecutionContext> {
        private static final MethodMatcher GET = new MethodMatcher("java.util.concurrent.Future get()", true);
        private static final MethodMatcher JOIN = new MethodMatcher("java.util.concurrent.CompletableFuture join()");
        private static final String TIMEOUT = "java.util.concurrent.TimeoutException";

        private final int millis;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private WaitVisitor(int millis, Targets targets, AsyncMigrationRefusals refusals) {
            this.millis = millis;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = (J.MethodInvocation) super.visitMethodInvocation(method, ctx);
            boolean isWait = call.getSelect() != null && (GET.matches(call) || JOIN.matches(call));
            if (!isWait || !targets.includeEnclosing(getCursor()) || isElsewhere()) {
                return call;
            }
            if (JOIN.matches(call)) {
                return limitedJoin(call);
            }
            if (!isTimeoutHandled()) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H12,
                                "get() has no limit, and nobody here handles a TimeoutException",
                                "handle or declare TimeoutException"));
                return call;
            }
            maybeAddImport(Types.TIME_UNIT, false);
            JavaType.Method type = call.getMethodType();
            JavaType.Method limited = Types.method(
                    "java.util.concurrent.Future",
                    "get",
                    type == null ? Types.named("java.lang.Object") : type.getReturnType(),
                    JavaType.Primitive.Long,
                    Types.named(Types.TIME_UNIT));
            return call.withArguments(List.of(amount(), unit().withPrefix(Space.SINGLE_SPACE)))
                    .withName(call.getName().withType(limited))
                    .withMethodType(limited);
        }

        private J.MethodInvocation limitedJoin(J.MethodInvocation call) {
            Expression future = call.getSelect();
            if (future instanceof J.MethodInvocation chain
                    && chain.getSimpleName().equals("orTimeout")) {
                return call;
            }
            maybeAddImport(Types.TIME_UNIT, false);
            JavaType.Class type = Types.named(Types.COMPLETABLE_FUTURE);
            Expression copy = Syntax.call(future, Types.method(Types.COMPLETABLE_FUTURE, "copy", type));
            JavaType.Method orTimeout = Types.method(
                    Types.COMPLETABLE_FUTURE, "orTimeout", type, JavaType.Primitive.Long, Types.named(Types.TIME_UNIT));
            return call.withSelect(Syntax.call(copy, orTimeout, amount(), unit()));
        }

        private Expression amount() {
            return Syntax.number(millis % 1000 == 0 ? millis / 1000 : millis);
        }

        private Expression unit() {
            return Syntax.constant(Types.named(Types.TIME_UNIT), millis % 1000 == 0 ? "SECONDS" : "MILLISECONDS");
        }

        private boolean isElsewhere() {
            J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
            boolean inSupport = type != null && type.getSimpleName().equals(AddAsyncSupport.CLASS_NAME);
            return inSupport || getCursor().firstEnclosing(J.Lambda.class) != null;
        }

        private boolean isTimeoutHandled() {
            J below = getCursor().getValue();
            for (Cursor at = getCursor().getParentTreeCursor(); !at.isRoot(); at = at.getParentTreeCursor()) {
                if (at.getValue() instanceof J.Try tried && tried.getBody() == below && catches(tried)) {
                    return true;
                }
                if (at.getValue() instanceof J.MethodDeclaration method) {
                    return method.getThrows() != null
                            && method.getThrows().stream().anyMatch(type -> takes(type.getType()));
                }
                below = at.getValue() instanceof J tree ? tree : below;
            }
            return false;
        }

        private static boolean catches(J.Try tried) {
            return tried.getCatches().stream()
                    .flatMap(clause -> Thrown.caughtBy(clause).stream())
                    .anyMatch(WaitVisitor::takes);
        }

        private static boolean takes(@Nullable JavaType type) {
            return TypeUtils.isOfClassType(type, TIMEOUT)
                    || TypeUtils.isOfClassType(type, "java.lang.Exception")
                    || TypeUtils.isOfClassType(type, "java.lang.Throwable");
        }
    }
}
