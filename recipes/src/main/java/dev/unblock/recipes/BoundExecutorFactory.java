package dev.unblock.recipes;

import dev.unblock.recipes.project.Options;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.Tree;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.MethodMatcher;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Replaces pools without a bound, in threads or in waiting tasks, by bounded ones. When all threads are busy and the
 * queue is full, the caller runs its task itself. A cached pool stays one: threads come when they are needed and go when
 * they are idle, so that a process still ends by itself.
 *
 * <pre>
 * Executors.newCachedThreadPool()
 * → new ThreadPoolExecutor(0, 16, 60, TimeUnit.SECONDS,
 *           new SynchronousQueue&lt;&gt;(), new ThreadPoolExecutor.CallerRunsPolicy())
 * Executors.newFixedThreadPool(8, factory)
 * → new ThreadPoolExecutor(8, 8, 60, TimeUnit.SECONDS,
 *           new ArrayBlockingQueue&lt;&gt;(100), factory, …)
 * </pre>
 *
 * Refuses pools of one thread, whose tasks run in order (H9), and sizes that would be evaluated twice (H9).
 */
public final class BoundExecutorFactory extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = "Threads", description = "How many threads a pool gets that had no limit.", example = "16")
    private final @Nullable Integer maxThreads;

    @Option(displayName = "Queue capacity", description = "How many tasks may wait for a thread.", example = "100")
    private final @Nullable Integer queueCapacity;

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description = Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public BoundExecutorFactory(
            @Nullable Integer maxThreads, @Nullable Integer queueCapacity, @Nullable List<String> targets) {
        this.maxThreads = maxThreads;
        this.queueCapacity = queueCapacity;
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Bound thread pools and their queues";
    }

    @Override
    public String getDescription() {
        return "Replaces cached and fixed thread pools, whose threads or queues have no bound, by bounded ones.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate()
                .and(Options.positive("maxThreads", maxThreads))
                .and(Options.positive("queueCapacity", queueCapacity))
                .and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new FactoryVisitor(
                Options.orZero(maxThreads), Options.orZero(queueCapacity), Targets.of(targets), refusals);
    }

    private static final class FactoryVisitor extends JavaVisitor<ExecutionContext> {
        private static final String POOL = "java.util.concurrent.ThreadPoolExecutor";
        private static final String QUEUE = "java.util.concurrent.ArrayBlockingQueue";
        private static final String HAND_OVER = "java.util.concurrent.SynchronousQueue";
        private static final int QUEUE_AT = 4;
        private static final MethodMatcher CACHED =
                new MethodMatcher("java.util.concurrent.Executors newCachedThreadPool(..)");
        private static final MethodMatcher FIXED =
                new MethodMatcher("java.util.concurrent.Executors newFixedThreadPool(..)");
        private static final MethodMatcher SINGLE =
                new MethodMatcher("java.util.concurrent.Executors newSingleThreadExecutor(..)");

        private final int maxThreads;
        private final int queueCapacity;
        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private FactoryVisitor(int maxThreads, int queueCapacity, Targets targets, AsyncMigrationRefusals refusals) {
            this.maxThreads = maxThreads;
            this.queueCapacity = queueCapacity;
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = (J.MethodInvocation) super.visitMethodInvocation(method, ctx);
            if (!targets.includeEnclosing(getCursor())) {
                return call;
            }
            if (CACHED.matches(call)) {
                maybeAddImport(HAND_OVER, false);
                Expression queue = Syntax.createInferred(Types.constructor(HAND_OVER));
                return pool(call, List.of(Syntax.number(0), Syntax.number(maxThreads)), queue, call.getArguments());
            }
            List<Expression> arguments = call.getArguments();
            if (SINGLE.matches(call) || FIXED.matches(call) && J.Literal.isLiteralValue(arguments.get(0), 1)) {
                refuse(ctx, "one thread runs the tasks in order", "bound what is submitted");
                return call;
            }
            if (!FIXED.matches(call)) {
                return call;
            }
            Expression size = arguments.get(0);
            if (!(size instanceof J.Literal || size instanceof J.Identifier || size instanceof J.FieldAccess)) {
                refuse(ctx, "the size would be evaluated twice", "write the size as a constant");
                return call;
            }
            if (mayBeOne(size)) {
                refuse(
                        ctx,
                        "its size is not told here, and one thread would run the tasks in order",
                        "write the size as a constant, or bound what is submitted");
                return call;
            }
            maybeAddImport(QUEUE, false);
            return pool(
                    call, List.of(size, size.withId(Tree.randomId())), queue(), arguments.subList(1, arguments.size()));
        }

        /** A setting or an argument: whoever sets it to one relies on the order, which a caller that helps out breaks. */
        private static boolean mayBeOne(Expression size) {
            J.Identifier name = size instanceof J.FieldAccess access ? access.getName() : null;
            if (size instanceof J.Identifier identifier) {
                name = identifier;
            }
            return name != null
                    && name.getFieldType() != null
                    && !(name.getFieldType().getOwner() instanceof JavaType.Array)
                    && !name.getSimpleName().equals("length")
                    && !name.getFieldType().hasFlags(Flag.Static, Flag.Final);
        }

        private void refuse(ExecutionContext ctx, String evidence, String whatWouldUnblock) {
            refusals.refuse(ctx, getCursor(), new Refusal(Hazard.H9, evidence, whatWouldUnblock));
        }

        /** A cast to what is made now says nothing any more, and some compilers warn of it. */
        @Override
        public J visitTypeCast(J.TypeCast cast, ExecutionContext ctx) {
            J visited = super.visitTypeCast(cast, ctx);
            return visited instanceof J.TypeCast after
                            && after.getExpression() instanceof J.NewClass made
                            && made != cast.getExpression()
                            && TypeUtils.isOfClassType(after.getType(), POOL)
                            && TypeUtils.isOfClassType(made.getType(), POOL)
                    ? made.withPrefix(after.getPrefix())
                    : visited;
        }

        private J.NewClass pool(
                J.MethodInvocation call, List<Expression> sizes, Expression queue, List<Expression> factory) {
            doAfterVisit(new UnusedImport("java.util.concurrent.Executors"));
            maybeAddImport(POOL, false);
            maybeAddImport(Types.TIME_UNIT, false);
            List<Expression> arguments = new ArrayList<>(sizes);
            arguments.addAll(
                    List.of(Syntax.number(60), Syntax.constant(Types.named(Types.TIME_UNIT), "SECONDS"), queue));
            factory.stream().filter(argument -> !(argument instanceof J.Empty)).forEach(arguments::add);
            arguments.add(Syntax.createNested(Types.constructor(POOL + "$CallerRunsPolicy")));
            JavaType[] types = arguments.stream().map(Expression::getType).toArray(JavaType[]::new);
            J.NewClass made = Syntax.create(Types.constructor(POOL, types), arguments.toArray(new Expression[0]));
            Space onNextLine = Space.format("\n" + continuation());
            return made.withPrefix(call.getPrefix())
                    .withArguments(ListUtils.map(
                            made.getArguments(),
                            (at, argument) -> at == QUEUE_AT ? argument.withPrefix(onNextLine) : argument));
        }

        /** Where the next line of a statement begins. */
        private String continuation() {
            String indent = getCursor()
                    .getPathAsStream(J.class::isInstance)
                    .map(tree -> ((J) tree).getPrefix())
                    .filter(prefix -> prefix.getLastWhitespace().contains("\n"))
                    .findFirst()
                    .map(Space::getIndent)
                    .orElse("");
            return indent + (indent.contains("\t") ? "\t\t" : "        ");
        }

        private Expression queue() {
            JavaType.Method constructor = Types.constructor(QUEUE, JavaType.Primitive.Int);
            return Syntax.createInferred(constructor, Syntax.number(queueCapacity));
        }
    }
}
