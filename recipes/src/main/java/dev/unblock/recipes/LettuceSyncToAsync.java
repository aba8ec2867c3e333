package dev.unblock.recipes;

import dev.unblock.recipes.async.OffloadedCalls;
import dev.unblock.recipes.client.NamedExceptions;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Inherited;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Sends a Redis command by Lettuce's asynchronous interface where a pool's thread waited for the blocking one.
 *
 * <pre>
 * CompletableFuture.supplyAsync(() -&gt; connection.sync().get(key), executor)
 * → connection.async().get(key).toCompletableFuture()
 *           .orTimeout(connection.getTimeout().toMillis(), TimeUnit.MILLISECONDS)
 *           .whenCompleteAsync((value, failure) -&gt; {}, executor)
 * </pre>
 *
 * It is the same connection and the same command; only the limit of time, which the blocking interface keeps by itself,
 * has to be written. A command that takes too long fails with another exception than before, so a project that names the
 * old one is refused (H8), like commands without a counterpart (H27) and tasks that do more (H10).
 */
public final class LettuceSyncToAsync extends ScanningRecipe<NamedExceptions> {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public LettuceSyncToAsync(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Send Redis commands asynchronously";
    }

    @Override
    public String getDescription() {
        return "Replaces `supplyAsync` with a single Lettuce command by the same command of the asynchronous interface.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public NamedExceptions getInitialValue(ExecutionContext ctx) {
        return new NamedExceptions("io.lettuce.core.");
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(NamedExceptions exceptions) {
        return exceptions.scan();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(NamedExceptions exceptions) {
        return new OffloadedCalls(Targets.of(targets), refusals, new Commands(exceptions));
    }

    private static final class Commands implements OffloadedCalls.Counterpart {
        private static final String CONNECTION = "io.lettuce.core.api.StatefulRedisConnection";
        private static final String FUTURE = "io.lettuce.core.RedisFuture";

        private final NamedExceptions exceptions;

        private Commands(NamedExceptions exceptions) {
            this.exceptions = exceptions;
        }

        @Override
        public J.ClassDeclaration complete(J.ClassDeclaration type, JavaIsoVisitor<ExecutionContext> visitor) {
            visitor.maybeAddImport(Types.TIME_UNIT, false);
            return type;
        }

        @Override
        public List<String> packages() {
            return List.of("io.lettuce.core.");
        }

        @Override
        public Optional<Expression> of(J.MethodInvocation call, Cursor place) throws CannotChange {
            if (!(call.getSelect() instanceof J.MethodInvocation sync)
                    || call.getMethodType() == null
                    || sync.getMethodType() == null
                    || sync.getSelect() == null
                    || !sync.getSimpleName().equals("sync")
                    || !TypeUtils.isAssignableTo(CONNECTION, sync.getSelect().getType())) {
                return Optional.empty();
            }
            CannotChange.because(exceptions.whyNot());
            if (!(sync.getSelect() instanceof J.Identifier) && !(sync.getSelect() instanceof J.FieldAccess)) {
                throw new CannotChange(
                        Hazard.H10, "the connection is made or looked up here", "keep the connection in a field");
            }
            JavaType.Method async = method(sync.getSelect().getType(), "async", List.of(), sync);
            J.MethodInvocation commands = sync.withName(Syntax.identifier("async", async))
                    .withMethodType(async)
                    .withPrefix(Space.EMPTY);
            JavaType.Method command = method(
                    async.getReturnType(),
                    call.getSimpleName(),
                    call.getMethodType().getParameterTypes(),
                    call);
            Expression sent = call.withSelect(commands)
                    .withName(Syntax.identifier(call.getSimpleName(), command))
                    .withMethodType(command)
                    .withPrefix(Space.EMPTY);
            return Optional.of(limited(sent, sync.getSelect(), call));
        }

        private static JavaType.Method method(
                @Nullable JavaType owner, String name, List<JavaType> parameters, J.MethodInvocation blocking)
                throws CannotChange {
            return Inherited.methods(owner).stream()
                    .filter(method -> method.getName().equals(name)
                            && method.getParameterTypes().size() == parameters.size()
                            && (name.equals("async") || TypeUtils.isOfClassType(method.getReturnType(), FUTURE)))
                    .findFirst()
                    .orElseThrow(() -> new CannotChange(
                            Hazard.H27,
                            blocking.getSimpleName() + " has no counterpart in the asynchronous interface",
                            "compose the asynchronous command by hand"));
        }

        private static Expression limited(Expression sent, Expression connection, J.MethodInvocation call) {
            JavaType value = Types.future(call.getType() == null ? JavaType.Unknown.getInstance() : call.getType());
            Expression future = Syntax.call(sent, Types.method(FUTURE, "toCompletableFuture", value));
            Expression timeout = Syntax.call(
                    connection.withPrefix(Space.EMPTY),
                    Types.method(CONNECTION, "getTimeout", Types.named(Types.DURATION)));
            Expression millis = Syntax.call(timeout, Types.method(Types.DURATION, "toMillis", JavaType.Primitive.Long));
            JavaType.Method orTimeout = Types.method(
                    Types.COMPLETABLE_FUTURE,
                    "orTimeout",
                    value,
                    JavaType.Primitive.Long,
                    Types.named(Types.TIME_UNIT));
            return Syntax.call(
                    future, orTimeout, millis, Syntax.constant(Types.named(Types.TIME_UNIT), "MILLISECONDS"));
        }
    }
}
