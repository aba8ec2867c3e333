package dev.unblock.recipes;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.project.SpringStubs;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
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
 * Lets a bean call its own method through its proxy, so that {@code @Async}, {@code @Transactional}, {@code @Cacheable} and
 * the like are no longer passed by. What the code does changes, so it only reports unless methods are named.
 *
 * <pre>
 * sendMail(order);
 * → &#64;Autowired &#64;Lazy private Orders self = this;
 *   self.sendMail(order);
 * </pre>
 *
 * An object that Spring did not make calls itself as before. Refuses: methods that a proxy does not see, classes that a proxy may
 * only know by their interfaces (H17), asynchronous methods that return a plain value (H18), classes that are no bean or
 * cannot be given a field (H19).
 */
public final class FixProxySelfInvocation extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = Targets.DISPLAY_NAME,
            description =
                    "The methods whose calls are changed; without any, calls are only reported. " + Targets.DESCRIPTION,
            example = Targets.EXAMPLE,
            required = false)
    private final @Nullable List<String> targets;

    public FixProxySelfInvocation(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Call own proxied methods through the proxy";
    }

    @Override
    public String getDescription() {
        return "Reports calls with which a bean passes by its own proxy, and sends them through it in the named methods.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(Targets.validate("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new SelfVisitor(Targets.of(targets), refusals);
    }

    private static final class SelfVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String AUTOWIRED = "org.springframework.beans.factory.annotation.Autowired";
        private static final String LAZY = "org.springframework.context.annotation.Lazy";
        private static final String NEEDED = "selfNeeded";
        private static final Set<String> PROXIED = Set.of(
                "Async",
                "Transactional",
                "Cacheable",
                "CacheEvict",
                "CachePut",
                "Caching",
                "Retryable",
                "Retry",
                "CircuitBreaker",
                "Bulkhead",
                "RateLimiter",
                "TimeLimiter",
                "ConcurrencyLimit",
                "PreAuthorize",
                "PostAuthorize",
                "Secured",
                "RolesAllowed",
                "Timed",
                "Observed");
        private static final Set<String> STEREOTYPES =
                Set.of("Component", "Service", "Repository", "Controller", "RestController");

        private final Targets targets;
        private final AsyncMigrationRefusals refusals;

        private SelfVisitor(Targets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            J.ClassDeclaration visited = super.visitClassDeclaration(type, ctx);
            boolean needed = Boolean.TRUE.equals(getCursor().pollMessage(NEEDED));
            return needed && self(visited).isEmpty() ? withSelf(visited, ctx) : visited;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation method, ExecutionContext ctx) {
            J.MethodInvocation call = super.visitMethodInvocation(method, ctx);
            Optional<J.MethodDeclaration> called = ownProxied(call);
            if (called.isEmpty() || !targets.includeEnclosing(getCursor())) {
                return call;
            }
            J.ClassDeclaration type = getCursor().firstEnclosingOrThrow(J.ClassDeclaration.class);
            Optional<Refusal> refusal =
                    targets.isEverything() ? Optional.of(report(call)) : refusal(call, called.get(), type);
            if (refusal.isPresent()) {
                refusals.refuse(ctx, getCursor(), refusal.get());
                return call;
            }
            getCursor().dropParentUntil(J.ClassDeclaration.class::isInstance).putMessage(NEEDED, true);
            Expression self = Syntax.variable(self(type).orElse("self"), type.getType());
            return call.getSelect() == null
                    ? call.withPrefix(Space.EMPTY).withSelect(self).withPrefix(call.getPrefix())
                    : call.withSelect(self.withPrefix(call.getSelect().getPrefix()));
        }

        private static Refusal report(J.MethodInvocation call) {
            return new Refusal(
                    Hazard.H17,
                    call.getSimpleName() + " is called past the proxy of its bean",
                    "decide whether the proxy should act here; if so, name this method as a target");
        }

        /** The method of the same class that is called on the object itself, where a proxy would do something. */
        private Optional<J.MethodDeclaration> ownProxied(J.MethodInvocation call) {
            boolean onItself = call.getSelect() == null
                    || call.getSelect() instanceof J.Identifier name
                            && name.getSimpleName().equals("this");
            J.ClassDeclaration type = getCursor().firstEnclosing(J.ClassDeclaration.class);
            if (!onItself || type == null || call.getMethodType() == null) {
                return Optional.empty();
            }
            MethodTarget called = MethodTarget.of(call.getMethodType());
            return Project.methods(type).stream()
                    .filter(method -> called.matches(method.getMethodType()))
                    .filter(method -> method.getLeadingAnnotations().stream()
                            .anyMatch(annotation -> PROXIED.contains(annotation.getSimpleName())))
                    .findFirst();
        }

        private Optional<Refusal> refusal(
                J.MethodInvocation call, J.MethodDeclaration called, J.ClassDeclaration type) {
            boolean hidden = called.hasModifier(J.Modifier.Type.Private)
                    || called.hasModifier(J.Modifier.Type.Final)
                    || called.hasModifier(J.Modifier.Type.Static)
                    || type.hasModifier(J.Modifier.Type.Final);
            if (hidden) {
                return refuse(Hazard.H17, call.getSimpleName() + " cannot be overridden by a proxy", "open the method");
            }
            boolean byInterface =
                    type.getImplements() != null && !type.getImplements().isEmpty();
            if (byInterface) {
                return refuse(
                        Hazard.H17,
                        "the proxy may know the bean by its interfaces only",
                        "move the called method to a bean of its own");
            }
            boolean plain = has(called, "Async")
                    && call.getType() != JavaType.Primitive.Void
                    && !TypeUtils.isAssignableTo("java.util.concurrent.Future", call.getType());
            if (plain) {
                return refuse(
                        Hazard.H18,
                        call.getSimpleName() + " returns a value that would not be there yet",
                        "return a future");
            }
            return place(type);
        }

        private Optional<Refusal> place(J.ClassDeclaration type) {
            J.MethodDeclaration method = getCursor().firstEnclosing(J.MethodDeclaration.class);
            boolean bean = type.getKind() == J.ClassDeclaration.Kind.Type.Class
                    && type.getLeadingAnnotations().stream().anyMatch(a -> STEREOTYPES.contains(a.getSimpleName()));
            boolean early = method == null || method.isConstructor() || has(method, "PostConstruct");
            boolean taken = self(type).isEmpty() && Locals.of(type).used().contains("self");
            return bean && !early && !taken
                    ? Optional.empty()
                    : refuse(
                            Hazard.H19,
                            bean
                                    ? "the proxy is not there yet, or its name is taken"
                                    : "the class is not seen to be a bean",
                            "move the called method to a bean of its own");
        }

        private static boolean has(J.MethodDeclaration method, String annotation) {
            return method.getLeadingAnnotations().stream()
                    .anyMatch(a -> a.getSimpleName().equals(annotation));
        }

        /** A field that holds the bean itself. */
        private static Optional<String> self(J.ClassDeclaration type) {
            return type.getBody().getStatements().stream()
                    .filter(J.VariableDeclarations.class::isInstance)
                    .map(J.VariableDeclarations.class::cast)
                    .filter(field -> type.getType() != null
                            && TypeUtils.isOfClassType(
                                    field.getType(), type.getType().getFullyQualifiedName())
                            && !field.hasModifier(J.Modifier.Type.Static)
                            && !field.getLeadingAnnotations().isEmpty())
                    .map(field -> field.getVariables().get(0).getSimpleName())
                    .findFirst();
        }

        private J.ClassDeclaration withSelf(J.ClassDeclaration type, ExecutionContext ctx) {
            maybeAddImport(AUTOWIRED, false);
            maybeAddImport(LAZY, false);
            String name = type.getSimpleName();
            Statement field = Snippet.members(
                            """
                            import %s;
                            import %s;
                            class %3$s {
                            @Autowired
                            @Lazy
                            private %3$s self = this;
                            }
                            """.formatted(AUTOWIRED, LAZY, name), SpringStubs.AUTOWIRED, SpringStubs.LAZY)
                    .get(0);
            field = (Statement) new OwnType(type.getType()).visitNonNull(field, 0);
            List<Statement> members = new ArrayList<>(type.getBody().getStatements());
            Cursor body = new Cursor(new Cursor(getCursor().getParentOrThrow(), type), type.getBody());
            Statement first = members.get(0);
            boolean apart = first instanceof J.MethodDeclaration;
            if (apart) {
                members.set(
                        0,
                        first.withPrefix(first.getPrefix()
                                .withWhitespace("\n" + first.getPrefix().getWhitespace())));
            }
            members.add(0, Snippet.indent(field.withPrefix(Space.format("\n")), body, ctx));
            return type.withBody(type.getBody().withStatements(members));
        }

        private static Optional<Refusal> refuse(Hazard hazard, String evidence, String whatWouldUnblock) {
            return Optional.of(new Refusal(hazard, evidence, whatWouldUnblock));
        }
    }

    /** The snippet's class stands for the real one. */
    private static final class OwnType extends JavaIsoVisitor<Integer> {
        private final JavaType.@Nullable FullyQualified type;

        private OwnType(JavaType.@Nullable FullyQualified type) {
            this.type = type;
        }

        @Override
        public J.Identifier visitIdentifier(J.Identifier name, Integer p) {
            boolean own = type != null
                    && name.getType() instanceof JavaType.FullyQualified made
                    && made.getFullyQualifiedName().equals(type.getClassName());
            JavaType.Variable field = name.getFieldType();
            return own
                    ? name.withType(type)
                            .withFieldType(
                                    field == null ? null : field.withType(type).withOwner(type))
                    : name;
        }

        @Override
        public J.VariableDeclarations.NamedVariable visitVariable(
                J.VariableDeclarations.NamedVariable variable, Integer p) {
            J.VariableDeclarations.NamedVariable visited = super.visitVariable(variable, p);
            return visited.withVariableType(visited.getName().getFieldType());
        }
    }
}
