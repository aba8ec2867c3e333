package dev.unblock.recipes;

import dev.unblock.recipes.project.Libraries;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrewrite.ExecutionContext;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.TreeVisitor;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Lets a Caffeine cache manager keep the values of futures, where a cached method returns one.
 *
 * <pre>
 * CaffeineCacheManager manager = new CaffeineCacheManager();
 * → CaffeineCacheManager manager = new CaffeineCacheManager();
 *   manager.setAsyncCacheMode(true);
 * </pre>
 *
 * Without it such a method fails when it is called (Spring 6.1), or its future itself is cached (before 6.1, which is
 * refused). Refuses managers that are handed on as they are made, that load or register caches of their own, and futures of
 * Optional (H15).
 */
public final class CacheableFutureGuard extends ScanningRecipe<AtomicBoolean> {
    private static final String MANAGER = "org.springframework.cache.caffeine.CaffeineCacheManager";
    private static final Set<String> CACHED = Set.of("Cacheable", "CachePut");
    private static final Set<String> FUTURES =
            Set.of(Types.COMPLETABLE_FUTURE, "reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Override
    public String getDisplayName() {
        return "Cache the values of futures, not the futures";
    }

    @Override
    public String getDescription() {
        return "Sets the asynchronous mode of `CaffeineCacheManager` where a cached method returns a future.";
    }

    @Override
    public AtomicBoolean getInitialValue(ExecutionContext ctx) {
        return new AtomicBoolean();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(AtomicBoolean cachesFutures) {
        return new JavaIsoVisitor<>() {
            @Override
            public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
                cachesFutures.compareAndSet(false, isCachedFuture(method));
                return super.visitMethodDeclaration(method, ctx);
            }
        };
    }

    private static boolean isCachedFuture(J.MethodDeclaration method) {
        TypeTree result = method.getReturnTypeExpression();
        return result != null
                && FUTURES.stream().anyMatch(future -> TypeUtils.isOfClassType(result.getType(), future))
                && method.getLeadingAnnotations().stream()
                        .anyMatch(annotation -> CACHED.contains(annotation.getSimpleName()));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(AtomicBoolean cachesFutures) {
        return new ManagerVisitor(cachesFutures.get(), refusals);
    }

    private static final class ManagerVisitor extends JavaIsoVisitor<ExecutionContext> {
        private final boolean needed;
        private final AsyncMigrationRefusals refusals;

        private ManagerVisitor(boolean needed, AsyncMigrationRefusals refusals) {
            this.needed = needed;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            return needed && !SourceRoot.isTest(file) ? super.visitCompilationUnit(file, ctx) : file;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            if (isCachedFuture(visited)) {
                unsafe(visited).ifPresent(refusal -> refusals.refuse(ctx, getCursor(), refusal));
            }
            return visited;
        }

        /** What the asynchronous mode would not help against. */
        private Optional<Refusal> unsafe(J.MethodDeclaration method) {
            if (!springKeepsValues()) {
                return Optional.of(new Refusal(
                        Hazard.H15,
                        "before Spring 6.1 the future itself is cached, with its failure",
                        "cache inside the awaited call, or move to Spring 6.1"));
            }
            boolean optional = method.getReturnTypeExpression() != null
                    && method.getReturnTypeExpression().getType() instanceof JavaType.Parameterized future
                    && TypeUtils.isOfClassType(future.getTypeParameters().get(0), "java.util.Optional");
            return optional
                    ? Optional.of(new Refusal(
                            Hazard.H15,
                            "a future of Optional is unwrapped before it is cached, and comes back as another type",
                            "return a future of the value itself"))
                    : Optional.empty();
        }

        private boolean springKeepsValues() {
            Libraries libraries = new Libraries();
            libraries.add(getCursor().firstEnclosingOrThrow(J.CompilationUnit.class));
            return libraries.isAtLeast("spring-context", 6, 1).orElse(false);
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, ExecutionContext ctx) {
            Object around = getCursor().getParentTreeCursor().getValue();
            if (TypeUtils.isOfClassType(created.getType(), MANAGER)
                    && !(around instanceof J.VariableDeclarations.NamedVariable)) {
                refuse("the cache manager is handed on as it is made", "give it a variable first", ctx);
            }
            return super.visitNewClass(created, ctx);
        }

        @Override
        public J.Block visitBlock(J.Block block, ExecutionContext ctx) {
            J.Block visited = super.visitBlock(block, ctx);
            boolean inMethod = getCursor().getParentTreeCursor().getValue() instanceof J.MethodDeclaration;
            return inMethod && springKeepsValues()
                    ? visited.withStatements(
                            ListUtils.flatMap(visited.getStatements(), statement -> guarded(statement, visited, ctx)))
                    : visited;
        }

        private Object guarded(Statement statement, J.Block scope, ExecutionContext ctx) {
            if (!(statement instanceof J.VariableDeclarations declared)
                    || declared.getVariables().size() != 1
                    || !(declared.getVariables().get(0).getInitializer() instanceof J.NewClass created)
                    || created.getBody() != null
                    || !TypeUtils.isOfClassType(created.getType(), MANAGER)) {
                return statement;
            }
            String name = declared.getVariables().get(0).getSimpleName();
            if (Uses.onVariable(scope, name, "setAsyncCacheMode")) {
                return statement;
            }
            if (Uses.onVariable(scope, name, "setCacheLoader") || Uses.onVariable(scope, name, "registerCustomCache")) {
                refuse(
                        "the manager loads or registers caches that are not asynchronous",
                        "make them asynchronous",
                        ctx);
                return statement;
            }
            JavaType.Method mode =
                    Types.method(MANAGER, "setAsyncCacheMode", JavaType.Primitive.Void, JavaType.Primitive.Boolean);
            Statement set = Syntax.call(Syntax.variable(name, Types.named(MANAGER)), mode, Syntax.truth())
                    .withPrefix(Space.format("\n"));
            return ListUtils.concatAll(List.of(statement), List.of(Snippet.indent(set, getCursor(), ctx)));
        }

        private void refuse(String evidence, String whatWouldUnblock, ExecutionContext ctx) {
            refusals.refuse(ctx, getCursor(), new Refusal(Hazard.H15, evidence, whatWouldUnblock));
        }
    }
}
