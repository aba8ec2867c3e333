package dev.unblock.recipes;

import dev.unblock.recipes.fanout.FixedPool;
import dev.unblock.recipes.fanout.VirtualThreadGround;
import dev.unblock.recipes.project.NewSource;
import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SourceRoot;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.FieldTargets;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Option;
import org.openrewrite.ScanningRecipe;
import org.openrewrite.SourceFile;
import org.openrewrite.TreeVisitor;
import org.openrewrite.Validated;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Runs the tasks of a pool of a fixed number of threads on virtual threads, as many at a time as before.
 *
 * <pre>
 * private final ExecutorService mails = Executors.newFixedThreadPool(200);
 * → private final ExecutorService mails = new LimitedVirtualThreads(200);
 * </pre>
 *
 * The class {@code LimitedVirtualThreads} comes to the package once: {@code Executors.newVirtualThreadPerTaskExecutor()} with a
 * semaphore for the limit and the queue of the tasks that wait for it. Refuses: before Java 21, pins before 24, a factory of the
 * pool's own, pools that are asked for their figures, tasks that only compute, and pools that keep a process running (H25); one
 * thread (H9); thread locals that cache (H4); pools that other code can see (H19); a taken name (H29).
 */
public final class ExecutorToVirtualThreads extends ScanningRecipe<VirtualThreadGround> {
    private static final String CLASS_NAME = "LimitedVirtualThreads";

    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = FieldTargets.DISPLAY_NAME,
            description = FieldTargets.DESCRIPTION,
            example = FieldTargets.EXAMPLE)
    private final @Nullable List<String> targets;

    @Option(
            displayName = "Java release",
            description = "The release that the application is built for, where the build does not tell.",
            example = "21",
            required = false)
    private final @Nullable Integer javaRelease;

    @Option(
            displayName = "Checked classes",
            description =
                    "Classes of which the tasks are known not to reach what is synchronized or kept for a thread.",
            example = "com.shop.Ledger",
            required = false)
    private final @Nullable List<String> checked;

    public ExecutorToVirtualThreads(
            @Nullable List<String> targets, @Nullable Integer javaRelease, @Nullable List<String> checked) {
        this.targets = targets;
        this.javaRelease = javaRelease;
        this.checked = checked;
    }

    @Override
    public String getDisplayName() {
        return "Run the tasks of a fixed pool on virtual threads";
    }

    @Override
    public String getDescription() {
        return "Replaces pools of a fixed number of threads by virtual threads with the same limit and the same queue.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(FieldTargets.required("targets", targets));
    }

    @Override
    public VirtualThreadGround getInitialValue(ExecutionContext ctx) {
        return new VirtualThreadGround();
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getScanner(VirtualThreadGround ground) {
        return ground.scanner();
    }

    @Override
    public Collection<? extends SourceFile> generate(VirtualThreadGround ground, ExecutionContext ctx) {
        Map<String, SourceFile> made = new LinkedHashMap<>();
        FieldTargets wanted = FieldTargets.of(targets);
        wanted.owners().stream()
                .flatMap(owner -> ground.project().find(owner).stream())
                .map(Project.Declared::file)
                .filter(file -> pools(file, wanted).stream()
                        .anyMatch(pool -> refusal(pool, file, ground).isEmpty()))
                .filter(file -> ground.project().find(nameIn(file)).isEmpty())
                .forEach(file -> made.computeIfAbsent(nameIn(file), name -> source(file, ctx)));
        return made.values();
    }

    private static List<FixedPool> pools(J.CompilationUnit file, FieldTargets wanted) {
        return PrivateField.in(file).stream()
                .filter(wanted::include)
                .flatMap(field -> FixedPool.of(field).stream())
                .toList();
    }

    private Optional<Refusal> refusal(FixedPool pool, J.CompilationUnit file, VirtualThreadGround ground) {
        return ground.refusal(file, javaRelease, checked == null ? List.of() : checked)
                .or(pool::refusal)
                .or(() -> taken(file, ground.project()));
    }

    private static Optional<Refusal> taken(J.CompilationUnit file, Project project) {
        return project.find(nameIn(file))
                .filter(there -> !TypeUtils.isAssignableTo(
                        "java.util.concurrent.AbstractExecutorService",
                        there.tree().getType()))
                .map(there -> new Refusal(Hazard.H29, nameIn(file) + " is there and is no executor", "rename it"));
    }

    private static String nameIn(J.CompilationUnit file) {
        String name = SourceRoot.packageName(file);
        return name.isEmpty() ? CLASS_NAME : name + "." + CLASS_NAME;
    }

    private static SourceFile source(J.CompilationUnit file, ExecutionContext ctx) {
        String name = SourceRoot.packageName(file);
        String text = Template.text(CLASS_NAME, name);
        SourceFile parsed = new NewSource(SourceRoot.of(file), name, CLASS_NAME, text).parse(ctx);
        return (SourceFile) new FactoryOfJava21().visitNonNull(parsed, ctx);
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor(VirtualThreadGround ground) {
        FieldTargets wanted = FieldTargets.of(targets);
        return new JavaVisitor<>() {
            @Override
            public J visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
                J changed = file;
                for (FixedPool pool : pools(file, wanted)) {
                    Optional<Refusal> refusal = refusal(pool, file, ground);
                    if (refusal.isPresent()) {
                        refusals.refuse(ctx, pool.field().place(), refusal.get());
                    } else {
                        doAfterVisit(new UnusedImport("java.util.concurrent.Executors"));
                        changed = new Replacing(pool, nameIn(file)).visitNonNull(changed, ctx);
                    }
                }
                new VisibleFields(wanted).visit(file, ctx);
                return changed;
            }
        };
    }

    /** Pools of which this file cannot tell who uses them. */
    private final class VisibleFields extends JavaIsoVisitor<ExecutionContext> {
        private final FieldTargets wanted;

        private VisibleFields(FieldTargets wanted) {
            this.wanted = wanted;
        }

        @Override
        public J.VariableDeclarations visitVariableDeclarations(J.VariableDeclarations fields, ExecutionContext ctx) {
            boolean seen = !fields.hasModifier(J.Modifier.Type.Private)
                    && fields.getVariables().stream()
                            .anyMatch(field -> FixedPool.isMade(field.getInitializer()) && isWanted(field));
            if (seen) {
                refusals.refuse(
                        ctx,
                        getCursor(),
                        new Refusal(Hazard.H19, "other classes can see the pool", "make the field private"));
            }
            return fields;
        }

        private boolean isWanted(J.VariableDeclarations.NamedVariable field) {
            return field.getVariableType() != null
                    && field.getVariableType().getOwner() instanceof JavaType.FullyQualified owner
                    && wanted.include(owner.getFullyQualifiedName() + "#" + field.getSimpleName());
        }
    }

    private static final class Replacing extends JavaVisitor<ExecutionContext> {
        private final FixedPool pool;
        private final String executor;

        private Replacing(FixedPool pool, String executor) {
            this.pool = pool;
            this.executor = executor;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            return call.getId().equals(pool.made().getId())
                    ? Syntax.create(
                                    Types.constructor(executor, JavaType.Primitive.Int),
                                    call.getArguments().get(0))
                            .withPrefix(call.getPrefix())
                    : super.visitMethodInvocation(call, ctx);
        }
    }

    /** The JDK that runs the recipe may be older than the one that the class is for. */
    private static final class FactoryOfJava21 extends JavaIsoVisitor<ExecutionContext> {
        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, ExecutionContext ctx) {
            J.MethodInvocation visited = super.visitMethodInvocation(call, ctx);
            if (!visited.getSimpleName().equals("newVirtualThreadPerTaskExecutor")) {
                return visited;
            }
            JavaType.Method factory = Types.staticMethod(
                    "java.util.concurrent.Executors",
                    visited.getSimpleName(),
                    Types.named("java.util.concurrent.ExecutorService"));
            return visited.withName(visited.getName().withType(factory)).withMethodType(factory);
        }
    }
}
