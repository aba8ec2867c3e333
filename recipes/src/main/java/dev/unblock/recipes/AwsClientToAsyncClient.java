package dev.unblock.recipes;

import dev.unblock.recipes.async.OffloadedCalls;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Inherited;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Calls the asynchronous client of an AWS service where a pool's thread waited for the blocking one.
 *
 * <pre>
 * CompletableFuture.supplyAsync(() -&gt; dynamo.getItem(request), executor)
 * → dynamoAsync.getItem(request).whenCompleteAsync((value, failure) -&gt; {}, executor)
 * </pre>
 *
 * The class has to hold the asynchronous client already: how one is set up (region, credentials, limits) shows nowhere in
 * the blocking one. Refuses classes without it, calls without the same counterpart (H27), and tasks that do more (H10).
 */
public final class AwsClientToAsyncClient extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public AwsClientToAsyncClient(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Use the asynchronous AWS client";
    }

    @Override
    public String getDescription() {
        return "Replaces `supplyAsync` with a single call of an AWS SDK 2 client by the same call of its asynchronous"
                + " client.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new OffloadedCalls(Targets.of(targets), refusals, new Services());
    }

    private static final class Services implements OffloadedCalls.Counterpart {
        private static final Pattern CLIENT =
                Pattern.compile("(software\\.amazon\\.awssdk\\.services\\..+?)(?<!Async)Client");

        @Override
        public List<String> packages() {
            return List.of("software.amazon.awssdk.");
        }

        @Override
        public Optional<Expression> of(J.MethodInvocation call, Cursor place) throws CannotChange {
            if (call.getSelect() == null
                    || call.getMethodType() == null
                    || !(call.getSelect().getType() instanceof JavaType.FullyQualified client)) {
                return Optional.empty();
            }
            Matcher name = CLIENT.matcher(client.getFullyQualifiedName());
            if (!name.matches()) {
                return Optional.empty();
            }
            J.Identifier field = field(name.group(1) + "AsyncClient", place);
            JavaType.Method counterpart = counterpart(call.getMethodType(), field);
            return Optional.of(call.withSelect(field.withPrefix(Space.EMPTY))
                    .withName(Syntax.identifier(call.getSimpleName(), counterpart))
                    .withMethodType(counterpart)
                    .withPrefix(Space.EMPTY));
        }

        private static J.Identifier field(String type, Cursor place) throws CannotChange {
            J.ClassDeclaration owner = place.firstEnclosingOrThrow(J.ClassDeclaration.class);
            return owner.getBody().getStatements().stream()
                    .filter(J.VariableDeclarations.class::isInstance)
                    .flatMap(field -> ((J.VariableDeclarations) field).getVariables().stream())
                    .filter(field -> TypeUtils.isOfClassType(field.getType(), type))
                    .map(field -> field.getName())
                    .findFirst()
                    .orElseThrow(() -> new CannotChange(
                            Hazard.H27,
                            "the class has no " + type.substring(type.lastIndexOf('.') + 1),
                            "give the class one that is set up like its blocking client"));
        }

        /** The method of the same name and parameters that gives a future of the same value. */
        private static JavaType.Method counterpart(JavaType.Method blocking, J.Identifier field) throws CannotChange {
            JavaType result = Types.future(blocking.getReturnType());
            return Inherited.methods(field.getType()).stream()
                    .filter(method -> method.getName().equals(blocking.getName())
                            && method.getParameterTypes()
                                    .toString()
                                    .equals(blocking.getParameterTypes().toString())
                            && method.getReturnType().toString().equals(result.toString()))
                    .findFirst()
                    .orElseThrow(() -> new CannotChange(
                            Hazard.H27,
                            blocking.getName() + " has no counterpart with the same parameters and result",
                            "compose the asynchronous client's own call by hand"));
        }
    }
}
