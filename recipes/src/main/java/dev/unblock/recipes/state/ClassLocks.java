package dev.unblock.recipes.state;

import dev.unblock.recipes.project.Project;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Shift;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Monitors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** The monitors that the methods of one class use, and locks instead of them. */
public final class ClassLocks {
    public static final String LOCK = "java.util.concurrent.locks.ReentrantLock";

    private static final Set<String> KEPT =
            Set.of("Entity", "Embeddable", "MappedSuperclass", "Data", "Value", "EqualsAndHashCode", "XmlRootElement");

    private final J.ClassDeclaration type;
    private final Cursor place;
    private final Monitors monitors;

    public ClassLocks(J.ClassDeclaration type, Cursor place, Monitors monitors) {
        this.type = type;
        this.place = place;
        this.monitors = monitors;
    }

    public static boolean isSynchronized(J.MethodDeclaration method) {
        AtomicBoolean found = new AtomicBoolean(method.hasModifier(J.Modifier.Type.Synchronized));
        new JavaIsoVisitor<AtomicBoolean>() {
            @Override
            public J.Synchronized visitSynchronized(J.Synchronized block, AtomicBoolean seen) {
                seen.set(true);
                return block;
            }
        }.visit(method, found);
        return found.get();
    }

    /** The class with all code under the method's monitor under a lock instead. */
    public J.ClassDeclaration replaced(J.ClassDeclaration now, J.MethodDeclaration method, ExecutionContext ctx)
            throws CannotChange {
        if (Project.methods(now).stream().noneMatch(m -> m.getId().equals(method.getId()) && isSynchronized(m))) {
            return now;
        }
        Optional<String> field = field(method);
        return field.isPresent() ? onField(now, field.get()) : onItself(now, ctx);
    }

    /** The field whose object the method locks; none where it locks the object itself. */
    private static Optional<String> field(J.MethodDeclaration method) throws CannotChange {
        if (method.hasModifier(J.Modifier.Type.Synchronized)) {
            if (method.hasModifier(J.Modifier.Type.Static)) {
                throw refuse("it locks its class, which all code can see", "lock a private static field");
            }
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        new JavaIsoVisitor<List<String>>() {
            @Override
            public J.Synchronized visitSynchronized(J.Synchronized block, List<String> found) {
                found.add(nameOf(block.getLock().getTree()));
                return super.visitSynchronized(block, found);
            }
        }.visit(method, names);
        if (names.stream().distinct().count() > 1 || names.contains("")) {
            throw refuse("it locks several objects, or one that is no field", "lock one private field");
        }
        return names.get(0).equals("this") ? Optional.empty() : Optional.of(names.get(0));
    }

    private static String nameOf(Expression lock) {
        if (lock instanceof J.FieldAccess access
                && access.getTarget() instanceof J.Identifier self
                && self.getSimpleName().equals("this")) {
            return access.getSimpleName();
        }
        return lock instanceof J.Identifier name ? name.getSimpleName() : "";
    }

    private J.ClassDeclaration onField(J.ClassDeclaration now, String name) throws CannotChange {
        J.CompilationUnit file = place.firstEnclosingOrThrow(J.CompilationUnit.class);
        PrivateField field = PrivateField.in(file).stream()
                .filter(known ->
                        known.name().equals(name) && known.type().getId().equals(type.getId()))
                .findFirst()
                .orElseThrow(() -> refuse(name + " is no private field of the class", "lock a private final field"));
        boolean plain = field.declaration().hasModifier(J.Modifier.Type.Final)
                && field.variable().getInitializer() instanceof J.NewClass made
                && made.getBody() == null
                && TypeUtils.isOfClassType(made.getType(), "java.lang.Object")
                && TypeUtils.isOfClassType(field.declaration().getType(), "java.lang.Object");
        boolean onlyLocked = field.uses().stream().allMatch(use -> isLocked(use.place()));
        if (!plain || !onlyLocked || field.knownElsewhere().isPresent()) {
            throw refuse(
                    name + " is not a plain private final object that is locked and nothing else",
                    "lock a private final field made by new Object()");
        }
        Rewriting rewriting = new Rewriting(name, true, type.getId());
        J.ClassDeclaration changed = (J.ClassDeclaration) rewriting.visitNonNull(now, 0, place.getParentOrThrow());
        rewriting.check();
        return changed.withBody(changed.getBody()
                .withStatements(changed.getBody().getStatements().stream()
                        .map(member -> member.getId().equals(field.declaration().getId()) ? lockField(field) : member)
                        .toList()));
    }

    private static boolean isLocked(Cursor use) {
        return use.getParentTreeCursor().getValue() instanceof J.ControlParentheses
                && use.getParentTreeCursor().getParentTreeCursor().getValue() instanceof J.Synchronized;
    }

    private static Statement lockField(PrivateField field) {
        JavaType.Class lock = Types.named(LOCK);
        J.VariableDeclarations declared = field.declaration();
        Space before = Objects.requireNonNull(declared.getTypeExpression()).getPrefix();
        J.VariableDeclarations.NamedVariable variable = declared.getVariables().get(0);
        Expression made = Syntax.create(Types.constructor(LOCK)).withPrefix(Space.SINGLE_SPACE);
        JavaType.Variable type = variable.getVariableType() == null
                ? null
                : variable.getVariableType().withType(lock);
        return declared.withTypeExpression(Syntax.type(lock).withPrefix(before))
                .withVariables(List.of(variable.withInitializer(made)
                        .withVariableType(type)
                        .withName(variable.getName().withType(lock).withFieldType(type))));
    }

    private J.ClassDeclaration onItself(J.ClassDeclaration now, ExecutionContext ctx) throws CannotChange {
        JavaType.FullyQualified named = Objects.requireNonNull(now.getType());
        boolean seen = monitors.isShared(named) || monitors.isExtended(named);
        if (seen) {
            throw refuse("other code locks its objects, waits for them, or extends the class", "lock a private field");
        }
        boolean closed = now.getKind() != J.ClassDeclaration.Kind.Type.Class
                || now.getExtends() != null
                || TypeUtils.isAssignableTo("java.io.Serializable", named)
                || now.getLeadingAnnotations().stream().anyMatch(a -> KEPT.contains(a.getSimpleName()));
        if (closed) {
            throw refuse(
                    "the class extends another one, or its fields belong to something else", "lock a private field");
        }
        String name = Locals.of(now).fresh("lock");
        Rewriting rewriting = new Rewriting(name, false, type.getId());
        J.ClassDeclaration changed = (J.ClassDeclaration) rewriting.visitNonNull(now, 0, place.getParentOrThrow());
        rewriting.check();
        return withField(changed, name, ctx);
    }

    /** First of all members, so that it is there whatever the others begin with. */
    private J.ClassDeclaration withField(J.ClassDeclaration changed, String name, ExecutionContext ctx) {
        Statement field = Snippet.members(
                        "import %s; class Made { private final ReentrantLock %s = new ReentrantLock(); }"
                                .formatted(LOCK, name))
                .get(0);
        List<Statement> members = new ArrayList<>(changed.getBody().getStatements());
        Cursor body = new Cursor(new Cursor(place.getParentOrThrow(), changed), changed.getBody());
        Statement placed = Snippet.indent(field.withPrefix(Space.format("\n")), body, ctx);
        if (!members.isEmpty() && members.get(0) instanceof J.MethodDeclaration first) {
            members.set(
                    0,
                    first.withPrefix(Space.format("\n" + first.getPrefix().getWhitespace())
                            .withComments(first.getPrefix().getComments())));
        }
        members.add(0, placed);
        return changed.withBody(changed.getBody().withStatements(members));
    }

    private static CannotChange refuse(String evidence, String whatWouldUnblock) {
        return new CannotChange(Hazard.H7, evidence, whatWouldUnblock);
    }

    /** Puts code that locks one object under a lock of this name. */
    private static final class Rewriting extends JavaIsoVisitor<Integer> {
        private final String lock;
        private final boolean isField;
        private final UUID owner;
        private boolean misplaced;

        private Rewriting(String lock, boolean isField, UUID owner) {
            this.lock = lock;
            this.isField = isField;
            this.owner = owner;
        }

        void check() throws CannotChange {
            if (misplaced) {
                throw refuse("a synchronized statement stands where only one statement fits", "put it into braces");
            }
        }

        @Override
        public J.MethodDeclaration visitMethodDeclaration(J.MethodDeclaration method, Integer p) {
            J.MethodDeclaration visited = super.visitMethodDeclaration(method, p);
            boolean whole = !isField
                    && visited.hasModifier(J.Modifier.Type.Synchronized)
                    && !visited.hasModifier(J.Modifier.Type.Static)
                    && visited.getBody() != null;
            return whole ? underLock(visited) : visited;
        }

        /** Objects of inner classes are others, unless they lock the field. */
        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration nested, Integer p) {
            boolean inner = getCursor().getParent() != null
                    && getCursor().getParentOrThrow().firstEnclosing(J.ClassDeclaration.class) != null
                    && !nested.getId().equals(owner);
            return inner && !isField ? nested : super.visitClassDeclaration(nested, p);
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, Integer p) {
            return isField ? super.visitNewClass(created, p) : created;
        }

        @Override
        public J.Block visitBlock(J.Block block, Integer p) {
            J.Block visited = super.visitBlock(block, p);
            List<Statement> statements = new ArrayList<>();
            for (Statement statement : visited.getStatements()) {
                if (statement instanceof J.Synchronized locked && isMeant(locked)) {
                    statements.addAll(
                            lockThenTry(locked.getBody(), Shift.lastLine(locked.getPrefix()), locked.getPrefix()));
                } else {
                    statements.add(statement);
                }
            }
            return statements.size() == visited.getStatements().size() ? visited : visited.withStatements(statements);
        }

        @Override
        public J.Synchronized visitSynchronized(J.Synchronized block, Integer p) {
            misplaced |= isMeant(block) && !(getCursor().getParentTreeCursor().getValue() instanceof J.Block);
            return super.visitSynchronized(block, p);
        }

        private boolean isMeant(J.Synchronized block) {
            return nameOf(block.getLock().getTree()).equals(isField ? lock : "this");
        }

        private J.MethodDeclaration underLock(J.MethodDeclaration method) {
            J.Block body = Objects.requireNonNull(method.getBody());
            String margin = Shift.margin(method);
            String unit = Shift.unit(method, body);
            Space end = body.getEnd().getWhitespace().contains("\n") ? body.getEnd() : Space.format("\n" + margin);
            J.Block moved = Shift.right(body.withEnd(end), unit);
            List<Statement> statements = lockThenTry(moved, margin + unit, Space.format("\n" + margin + unit));
            J.Block locked = body.withStatements(statements).withEnd(Space.format("\n" + margin));
            return withoutModifier(method).withBody(locked);
        }

        private static J.MethodDeclaration withoutModifier(J.MethodDeclaration method) {
            List<J.Modifier> modifiers = new ArrayList<>(method.getModifiers());
            int at = 0;
            while (modifiers.get(at).getType() != J.Modifier.Type.Synchronized) {
                at++;
            }
            Space before = modifiers.remove(at).getPrefix();
            if (at < modifiers.size()) {
                modifiers.set(at, modifiers.get(at).withPrefix(before));
                return method.withModifiers(modifiers);
            }
            J.MethodDeclaration without = method.withModifiers(modifiers);
            J.TypeParameters generic = without.getPadding().getTypeParameters();
            if (generic != null) {
                return without.getPadding().withTypeParameters(generic.withPrefix(before));
            }
            return without.getReturnTypeExpression() == null
                    ? without
                    : without.withReturnTypeExpression(
                            without.getReturnTypeExpression().withPrefix(before));
        }

        private List<Statement> lockThenTry(J.Block body, String margin, Space before) {
            JavaType.Class type = Types.named(LOCK);
            J.Identifier name = Syntax.variable(lock, type);
            Statement locking = Syntax.call(name, Types.method(LOCK, "lock", JavaType.Primitive.Void))
                    .withPrefix(before);
            String unit = body.getStatements().isEmpty()
                    ? "    "
                    : Shift.difference(
                            margin, Shift.lastLine(body.getStatements().get(0).getPrefix()));
            Statement unlocking = Syntax.call(name, Types.method(LOCK, "unlock", JavaType.Primitive.Void))
                    .withPrefix(Space.format("\n" + margin + unit));
            J.Block last = Syntax.block(List.of(unlocking)).withEnd(Space.format("\n" + margin));
            Statement tried = Syntax.tryFinally(body, last).withPrefix(Space.format("\n" + margin));
            return List.of(locking, tried);
        }
    }
}
