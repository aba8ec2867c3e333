package dev.unblock.recipes;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.refusal.Refusal;
import dev.unblock.recipes.state.CollectionUses;
import dev.unblock.recipes.state.FieldTargets;
import dev.unblock.recipes.state.PrivateField;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.syntax.UnusedImport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.openrewrite.java.tree.TypeTree;

/**
 * Makes a private collection that several threads change a thread-safe one.
 *
 * <pre>
 * private final Map&lt;String, Page&gt; pages = new HashMap&lt;&gt;();
 * → … = new ConcurrentHashMap&lt;&gt;();                          where no key or value can be null
 * → … = Collections.synchronizedMap(new HashMap&lt;&gt;());       where one may be, and nothing iterates over it
 * </pre>
 *
 * Refuses fields that are assigned again, handed out, iterated over or used with code that may wait (H9), those that are
 * guarded in some places (H7), and fields that others know (H19).
 */
public final class ConcurrentCollectionField extends Recipe {
    private final transient AsyncMigrationRefusals refusals = new AsyncMigrationRefusals(this);

    @Option(
            displayName = FieldTargets.DISPLAY_NAME,
            description = FieldTargets.DESCRIPTION,
            example = FieldTargets.EXAMPLE)
    private final @Nullable List<String> targets;

    public ConcurrentCollectionField(@Nullable List<String> targets) {
        this.targets = targets;
    }

    @Override
    public String getDisplayName() {
        return "Make shared collections thread-safe";
    }

    @Override
    public String getDescription() {
        return "Replaces private maps, lists and sets that several threads change by concurrent or synchronized ones.";
    }

    @Override
    public Validated<Object> validate() {
        return super.validate().and(FieldTargets.required("targets", targets));
    }

    @Override
    public TreeVisitor<?, ExecutionContext> getVisitor() {
        return new CollectionVisitor(FieldTargets.of(targets), refusals);
    }

    private static final class CollectionVisitor extends JavaIsoVisitor<ExecutionContext> {
        private static final String CONCURRENT_MAP = "java.util.concurrent.ConcurrentHashMap";
        private static final String COLLECTIONS = "java.util.Collections";
        private static final Map<String, String> WRAPPERS = Map.of(
                "java.util.Map", "synchronizedMap",
                "java.util.List", "synchronizedList",
                "java.util.Set", "synchronizedSet",
                "java.util.Collection", "synchronizedCollection");
        private static final Set<String> UNSAFE = Set.of(
                "java.util.HashMap",
                "java.util.LinkedHashMap",
                "java.util.TreeMap",
                "java.util.ArrayList",
                "java.util.LinkedList",
                "java.util.HashSet",
                "java.util.LinkedHashSet",
                "java.util.TreeSet");

        private final FieldTargets targets;
        private final AsyncMigrationRefusals refusals;

        private CollectionVisitor(FieldTargets targets, AsyncMigrationRefusals refusals) {
            this.targets = targets;
            this.refusals = refusals;
        }

        @Override
        public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
            J.CompilationUnit changed = file;
            for (PrivateField field : PrivateField.in(file)) {
                if (!targets.include(field) || made(field).isEmpty()) {
                    continue;
                }
                CollectionUses uses = new CollectionUses(field);
                Optional<Refusal> refusal = field.knownElsewhere().or(() -> refusal(field, uses));
                if (refusal.isPresent()) {
                    refusals.refuse(ctx, field.place(), refusal.get());
                    continue;
                }
                changed = (J.CompilationUnit) new Replacement(field, safe(field, uses)).visitNonNull(changed, ctx);
                maybeAddImport(uses.allowConcurrentMap() ? CONCURRENT_MAP : COLLECTIONS, false);
                doAfterVisit(new UnusedImport("java.util.HashMap"));
            }
            return changed;
        }

        /** How the collection is made, where that is a way that is known. */
        private static Optional<J.NewClass> made(PrivateField field) {
            return field.variable().getInitializer() instanceof J.NewClass created
                            && created.getType() instanceof JavaType.FullyQualified type
                            && UNSAFE.contains(type.getFullyQualifiedName())
                    ? Optional.of(created)
                    : Optional.empty();
        }

        private static Optional<String> wrapper(PrivateField field) {
            return field.declaration().getType() instanceof JavaType.FullyQualified type
                    ? Optional.ofNullable(WRAPPERS.get(type.getFullyQualifiedName()))
                    : Optional.empty();
        }

        private static Optional<Refusal> refusal(PrivateField field, CollectionUses uses) {
            if (wrapper(field).isEmpty() || made(field).orElseThrow().getBody() != null) {
                return Optional.of(new Refusal(
                        Hazard.H9,
                        field.name() + " is declared or made in a way that has no thread-safe counterpart",
                        "declare it as Map, List or Set"));
            }
            return uses.refusal();
        }

        private static Expression safe(PrivateField field, CollectionUses uses) {
            J.NewClass created = made(field).orElseThrow();
            if (!uses.allowConcurrentMap()) {
                JavaType.Method wrapper = Types.staticMethod(
                        COLLECTIONS,
                        wrapper(field).orElseThrow(),
                        Types.named(
                                ((JavaType.FullyQualified) field.declaration().getType()).getFullyQualifiedName()),
                        created.getType());
                return Syntax.staticCall(wrapper, created.withPrefix(Space.EMPTY))
                        .withPrefix(created.getPrefix());
            }
            JavaType.Class type = Types.named(CONCURRENT_MAP);
            JavaType[] arguments = created.getArguments().stream()
                    .filter(argument -> !(argument instanceof J.Empty))
                    .map(Expression::getType)
                    .toArray(JavaType[]::new);
            return created.withClazz(renamed(created, type))
                    .withConstructorType(Types.constructor(CONCURRENT_MAP, arguments));
        }

        private static TypeTree renamed(J.NewClass created, JavaType.Class type) {
            TypeTree clazz = Objects.requireNonNull(created.getClazz());
            if (clazz instanceof J.ParameterizedType generic) {
                return generic.withClazz(
                                Syntax.type(type).withPrefix(generic.getClazz().getPrefix()))
                        .withType(type);
            }
            return Syntax.type(type).withPrefix(clazz.getPrefix());
        }
    }

    private static final class Replacement extends JavaIsoVisitor<ExecutionContext> {
        private final PrivateField field;
        private final Expression made;

        private Replacement(PrivateField field, Expression made) {
            this.field = field;
            this.made = made;
        }

        @Override
        public J.VariableDeclarations.NamedVariable visitVariable(
                J.VariableDeclarations.NamedVariable variable, ExecutionContext ctx) {
            return variable.getId().equals(field.variable().getId()) ? variable.withInitializer(made) : variable;
        }
    }
}
