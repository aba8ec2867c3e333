package dev.unblock.recipes;

import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Lets executors that are beans finish their tasks when the application stops. By default Spring interrupts what runs and
 * forgets what waits.
 *
 * <pre>
 * executor.initialize();
 * → executor.setWaitForTasksToCompleteOnShutdown(true);
 *   executor.setAwaitTerminationSeconds(30);
 *   executor.initialize();
 * </pre>
 *
 * Leaves alone what says itself how it ends. Refuses executors that are no local variable of their {@code @Bean} method
 * (H24). Beans of the JDK's own executors are shut down by Spring anyway.
 */
public final class ExecutorLifecycle extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = "Seconds",
            description = "How long the application waits at its end for tasks of each executor.",
            example = "30")
    private final @Nullable Integer seconds;

    public ExecutorLifecycle(@Nullable Integer seconds) {
        this.seconds = seconds;
    }

    @Override
    public String getDisplayName() {
        return "Let executors finish their tasks at the end";
    }

    @Override
    public String getDescription() {
        return "Lets `ThreadPoolTaskExecutor` and `ThreadPoolTaskScheduler` beans complete their tasks on shutdown,"
                + " for a limited time.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Options.positive("seconds", seconds));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new BeanVisitor(Options.orZero(seconds), refusals);
    }

    private static final class BeanVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String PACKAGE = "org.springframework.scheduling.concurrent.";
        private static final Set<String> EXECUTORS =
                Set.of(PACKAGE + "ThreadPoolTaskExecutor", PACKAGE + "ThreadPoolTaskScheduler");
        private static final String WAIT = "setWaitForTasksToCompleteOnShutdown";
        private static final String LIMIT = "setAwaitTerminationSeconds";
        private static final Set<String> OWN_END =
                Set.of(LIMIT, "setAwaitTerminationMillis", "setAcceptTasksAfterContextClose");

        private final int seconds;
        private final AsyncMigrationRefusals refusals;

        private BeanVisitor(int seconds, AsyncMigrationRefusals refusals) {
            this.seconds = seconds;
            this.refusals = refusals;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            boolean bean = method.getLeadingAnnotations().stream()
                    .anyMatch(annotation -> annotation.getSimpleName().equals("Bean"));
            J.Block body = method.getBody();
            if (!bean || body == null || body.getStatements().isEmpty()) {
                return method;
            }
            List<Statement> statements = body.getStatements();
            Expression made = statements.get(statements.size() - 1) instanceof J.Return returned
                    ? returned.getExpression()
                    : null;
            if (made == null || !isExecutor(made.getType())) {
                return method;
            }
            if (!(made instanceof J.Identifier name) || !isDeclared(name.getSimpleName(), statements)) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(
                                Hazard.H24,
                                "the executor is not made in a variable of the method",
                                "make it in a local variable, set it up and return it"));
                return method;
            }
            return method.withBody(body.withStatements(withEnd(statements, name)));
        }

        private static boolean isExecutor(@Nullable JavaType type) {
            return EXECUTORS.stream().anyMatch(executor -> TypeUtils.isOfClassType(type, executor));
        }

        private static boolean isDeclared(String name, List<Statement> statements) {
            return statements.stream()
                    .filter(J.VariableDeclarations.class::isInstance)
                    .flatMap(declared -> ((J.VariableDeclarations) declared).getVariables().stream())
                    .anyMatch(variable -> variable.getSimpleName().equals(name)
                            && variable.getInitializer() instanceof J.NewClass made
                            && made.getBody() == null);
        }

        private List<Statement> withEnd(List<Statement> statements, J.Identifier executor) {
            Map<String, Expression> said = calls(statements, executor.getSimpleName());
            boolean waits = J.Literal.isLiteralValue(said.get(WAIT), true);
            if (said.containsKey(WAIT) && !waits || OWN_END.stream().anyMatch(said::containsKey)) {
                return statements;
            }
            int at = anchor(statements, executor.getSimpleName());
            Space line = Space.format("\n" + statements.get(at).getPrefix().getIndent());
            List<Statement> all = new ArrayList<>(statements);
            all.add(
                    at,
                    set(executor, LIMIT, JavaType.Primitive.Int, Syntax.number(seconds))
                            .withPrefix(line));
            if (!waits) {
                all.add(
                        at,
                        set(executor, WAIT, JavaType.Primitive.Boolean, Syntax.truth())
                                .withPrefix(line));
            }
            return all;
        }

        /** What its own methods are told, by their names. */
        private static Map<String, Expression> calls(List<Statement> statements, String executor) {
            Map<String, Expression> calls = new TreeMap<>();
            new JavaIsoVisitor<Map<String, Expression>>() {
                @Override
                public J.MethodInvocation visitMethodInvocation(
                        J.MethodInvocation call, Map<String, Expression> found) {
                    if (isOn(call, executor) && !call.getArguments().isEmpty()) {
                        found.put(call.getSimpleName(), call.getArguments().get(0));
                    }
                    return super.visitMethodInvocation(call, found);
                }
            }.visit(statements, calls);
            return calls;
        }

        /** Before it is initialized by hand, else before it is returned. */
        private static int anchor(List<Statement> statements, String executor) {
            for (int at = 0; at < statements.size(); at++) {
                if (statements.get(at) instanceof J.MethodInvocation call
                        && isOn(call, executor)
                        && Set.of("initialize", "afterPropertiesSet").contains(call.getSimpleName())) {
                    return at;
                }
            }
            return statements.size() - 1;
        }

        private static boolean isOn(J.MethodInvocation call, String variable) {
            return call.getSelect() instanceof J.Identifier on
                    && on.getSimpleName().equals(variable);
        }

        private static Statement set(J.Identifier executor, String name, JavaType type, Expression value) {
            JavaType.FullyQualified owner = Objects.requireNonNull(TypeUtils.asFullyQualified(executor.getType()));
            JavaType.Method method = Types.method(owner.getFullyQualifiedName(), name, JavaType.Primitive.Void, type);
            return Syntax.call(
                    Syntax.variable(executor.getSimpleName(), Objects.requireNonNull(executor.getType())),
                    method,
                    value);
        }
    }
}
