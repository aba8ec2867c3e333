package dev.unblock.recipes;

import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.Recipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Flag;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JContainer;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.NameTree;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.TypeUtils;
import org.openrewrite.marker.Markers;

/**
 * Lets tests that call a handler themselves do the work that it returns now.
 *
 * <pre>
 * Order order = controller.get(1);
 * → Order order = controller.get(1).call();
 * </pre>
 *
 * The test's own thread does the work, as before, and its failures are the same. A test method that says less than {@code throws
 * Exception} says so then. Refuses calls in methods that are no tests and in lambdas that may not throw (H20), results of
 * primitive types where not a variable takes them (H19), and handlers of mocks (H30). Main code is not touched.
 */
public final class TestsCallReturnedWork extends Recipe {
    private static final String CALLABLE = "java.util.concurrent.Callable";
    private static final String EXCEPTION = "java.lang.Exception";
    private static final Set<String> FOR_ALL = Set.of(EXCEPTION, "java.lang.Throwable");
    private static final Set<String> TESTS = Set.of(
            "Test",
            "ParameterizedTest",
            "RepeatedTest",
            "BeforeEach",
            "AfterEach",
            "Before",
            "After",
            "BeforeMethod",
            "AfterMethod");
    private static final Set<String> STUBBING = Set.of("when", "given", "verify", "should", "then");

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(displayName = Targets.DISPLAY_NAME, description = Targets.DESCRIPTION, example = Targets.EXAMPLE)
    private final @Nullable List<String> targets;

    public TestsCallReturnedWork(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Let tests do the work that handlers return";
    }

    @Override
    public String getDescription() {
        return "Adds `.call()` where tests call handlers that return a `Callable` now.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.required("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new CallVisitor(Targets.of(targets), refusals);
    }

    private static final class CallVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String THROWS = "throws";

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private CallVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            return SourceRoot.isTest(file) ? super.visitCompilationUnit(file, ctx) : file;
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, ExecutionContext ctx) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, ctx);
            return getCursor().getMessage(THROWS, false) ? throwing(visited) : visited;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, ctx);
            JavaType.Method handler = call.getMethodType();
            if (handler == null
                    || !targets.names(handler)
                    || TypeUtils.isOfClassType(handler.getReturnType(), CALLABLE)) {
                return visited;
            }
            Optional<Refusal> refusal = refusal(call, handler);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return visited;
            }
            if (around(getCursor()).getValue() instanceof J.MethodDeclaration test && !throwsAll(test)) {
                around(getCursor()).putMessage(THROWS, true);
            }
            return called(visited, handler);
        }

        private static J.MethodInvocation called(J.MethodInvocation call, JavaType.Method handler) {
            JavaType.Parameterized work = Types.generic(CALLABLE, Types.boxed(handler.getReturnType()));
            JavaType.Method returning = handler.withReturnType(work);
            J.MethodInvocation inner = call.withMethodType(returning)
                    .withName(call.getName().withType(returning))
                    .withPrefix(Space.EMPTY);
            JavaType.Method done = Types.method(CALLABLE, "call", Types.boxed(handler.getReturnType()))
                    .withThrownExceptions(List.of(Types.named(EXCEPTION)));
            return Syntax.call(inner, done).withPrefix(call.getPrefix());
        }

        private Optional<Refusal> refusal(J.MethodInvocation call, JavaType.Method handler) {
            Object parent = getCursor().getParentTreeCursor().getValue();
            if (isStubbed(call, parent)) {
                return Optional.of(
                        new Refusal(Hazard.H30, "the handler is a mock's", "stub what the handler returns now"));
            }
            boolean narrow = handler.getReturnType() instanceof JavaType.Primitive value
                    && value != JavaType.Primitive.Void
                    && value != JavaType.Primitive.String
                    && !(parent instanceof J.VariableDeclarations.NamedVariable);
            if (narrow) {
                return Optional.of(new Refusal(
                        Hazard.H19, "its result is a primitive value that others take", "give it a variable"));
            }
            return mayThrow(around(getCursor()).getValue())
                    ? Optional.empty()
                    : Optional.of(new Refusal(
                            Hazard.H20, "nothing around the call may throw any exception", "call it in a test method"));
        }

        /** {@code when(controller.get(1))} and {@code verify(controller).get(1)}. */
        private static boolean isStubbed(J.MethodInvocation call, Object parent) {
            return parent instanceof J.MethodInvocation outer && STUBBING.contains(outer.getSimpleName())
                    || call.getSelect() instanceof J.MethodInvocation;
        }

        /** The method, lambda or class that the call stands in directly. */
        private static Cursor around(Cursor call) {
            return call.dropParentUntil(at -> at instanceof J.MethodDeclaration
                    || at instanceof J.Lambda
                    || at instanceof J.ClassDeclaration
                    || at instanceof SourceFile);
        }

        private static boolean mayThrow(Object around) {
            if (around instanceof J.Lambda lambda) {
                return lambda.getType() instanceof JavaType.FullyQualified type
                        && type.getMethods().stream()
                                .filter(method -> method.hasFlags(Flag.Abstract))
                                .anyMatch(method ->
                                        method.getThrownExceptions().stream().anyMatch(CallVisitor::isForAll));
            }
            return around instanceof J.MethodDeclaration method
                    && (throwsAll(method)
                            || method.getLeadingAnnotations().stream()
                                    .anyMatch(annotation -> TESTS.contains(annotation.getSimpleName())));
        }

        private static boolean throwsAll(J.MethodDeclaration method) {
            return method.getThrows() != null
                    && method.getThrows().stream().map(NameTree::getType).anyMatch(CallVisitor::isForAll);
        }

        private static boolean isForAll(@Nullable JavaType type) {
            return type instanceof JavaType.FullyQualified named && FOR_ALL.contains(named.getFullyQualifiedName());
        }

        private J.MethodDeclaration throwing(J.MethodDeclaration method) {
            if (method.getThrows() != null) {
                for (NameTree thrown : method.getThrows()) {
                    if (thrown.getType() instanceof JavaType.FullyQualified type) {
                        doAfterVisit(new UnusedImport(type));
                    }
                }
            }
            NameTree exception = Syntax.type(Types.named(EXCEPTION)).withPrefix(Space.SINGLE_SPACE);
            JContainer<NameTree> all =
                    JContainer.build(Space.SINGLE_SPACE, List.of(JRightPadded.build(exception)), Markers.EMPTY);
            return method.getPadding().withThrows(all);
        }
    }
}
