package dev.unblock.recipes.async;

import dev.unblock.recipes.project.InjectedBean;
import dev.unblock.recipes.project.Targets;
import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Snippet;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Thrown;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Cursor;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;

/** Finds runs of independent calls in one method and starts each run together. */
public final class ParallelCalls {
    private static final Pattern READS = Pattern.compile(
            "(get|find|load|fetch|list|search|read|count|exists|query|lookup|is|has|check|select|describe)([A-Z].*)?");

    private final J.MethodDeclaration method;
    private final SupportCalls support;
    private final InjectedBean executor;
    private final Targets readOnlyCalls;
    private final Locals locals;
    private final Set<String> fields = new HashSet<>();
    private final String executorField;

    public ParallelCalls(
            J.ClassDeclaration type,
            J.MethodDeclaration method,
            SupportCalls support,
            InjectedBean executor,
            Targets readOnlyCalls) {
        this.method = method;
        this.support = support;
        this.executor = executor;
        this.readOnlyCalls = readOnlyCalls;
        this.locals = Locals.of(method);
        this.executorField = executor.existingField(type).orElse(executor.field());
        for (Statement member : type.getBody().getStatements()) {
            if (member instanceof J.VariableDeclarations declared) {
                declared.getVariables().forEach(variable -> fields.add(variable.getSimpleName()));
            }
        }
    }

    /** The method with its independent calls started together; itself if that was done before. */
    public J.MethodDeclaration parallel(Cursor place, ExecutionContext ctx) throws CannotChange {
        if (Uses.anywhere(method, support::isAwait)) {
            return method;
        }
        Blocks blocks = new Blocks();
        J.MethodDeclaration changed = (J.MethodDeclaration) blocks.visitNonNull(method, ctx, place.getParentOrThrow());
        if (blocks.refusal.isPresent() && !blocks.changed) {
            throw blocks.refusal.get();
        }
        if (!blocks.changed) {
            throw new CannotChange(
                    Hazard.H10,
                    "no two consecutive calls are independent of each other",
                    "move independent calls next to each other, each into a local variable");
        }
        return changed;
    }

    private record Part(J.VariableDeclarations declaration, J.MethodInvocation call) {
        J.VariableDeclarations.NamedVariable variable() {
            return declaration.getVariables().get(0);
        }
    }

    private final class Blocks extends JavaIsoVisitor<ExecutionContext> {
        private boolean changed;
        private Optional<CannotChange> refusal = Optional.empty();

        @Override
        public J.Block visitBlock(J.Block block, ExecutionContext ctx) {
            J.Block visited = super.visitBlock(block, ctx);
            List<Statement> statements = new ArrayList<>();
            for (int i = 0; i < visited.getStatements().size(); ) {
                List<Part> run = run(visited.getStatements(), i);
                try {
                    statements.addAll(
                            run.size() < 2 ? List.of(visited.getStatements().get(i)) : together(run, ctx));
                    changed |= run.size() >= 2;
                } catch (CannotChange reason) {
                    refusal = Optional.of(reason);
                    run.forEach(part -> statements.add(part.declaration()));
                }
                i += Math.max(run.size(), 1);
            }
            return changed ? visited.withStatements(statements) : visited;
        }

        @Override
        public J.Lambda visitLambda(J.Lambda lambda, ExecutionContext ctx) {
            return lambda;
        }

        @Override
        public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration type, ExecutionContext ctx) {
            return type;
        }

        private List<Statement> together(List<Part> run, ExecutionContext ctx) throws CannotChange {
            List<Statement> started = new ArrayList<>();
            List<Statement> awaited = new ArrayList<>();
            for (Part part : run) {
                checkRead(part.call());
                checkCaptures(part.call());
                JavaType value = Objects.requireNonNull(part.call().getType());
                JavaType.Parameterized type = Types.future(value);
                J.Identifier name = Syntax.variable(locals.fresh(part.variable().getSimpleName() + "Future"), type);
                started.add(start(part, name, type, value));
                awaited.add(await(part, name, value));
            }
            List<Statement> all = FutureChain.concat(started, awaited);
            return all.stream()
                    .map(statement -> Snippet.indent(statement, getCursor(), ctx))
                    .toList();
        }
    }

    private Statement start(Part part, J.Identifier name, JavaType.Parameterized type, JavaType value) {
        Expression call = part.call().withPrefix(Space.EMPTY);
        J.Lambda lambda = Syntax.lambda(call, Types.named("java.util.function.Supplier"));
        Expression pool = Syntax.variable(executorField, Types.named(executor.typeName()));
        return Syntax.declare(
                        Continuations.futureOf(part.declaration(), type), name, support.supply(lambda, pool, value))
                .withPrefix(part.declaration().getPrefix());
    }

    private Statement await(Part part, J.Identifier name, JavaType value) throws CannotChange {
        List<JavaType.FullyQualified> thrown = List.copyOf(
                Thrown.checkedBy(List.of(part.call().withArguments(List.of()).withSelect(null))));
        Expression awaited = support.await(name, value, thrown).withPrefix(Space.SINGLE_SPACE);
        return part.declaration()
                .withVariables(List.of(part.variable().withInitializer(awaited)))
                .withPrefix(Space.format("\n"));
    }

    private List<Part> run(List<Statement> statements, int from) {
        List<Part> run = new ArrayList<>();
        Set<String> declared = new HashSet<>();
        for (Statement statement : statements.subList(from, statements.size())) {
            Optional<Part> part = part(statement)
                    .filter(next -> Locals.of(next.call()).used().stream().noneMatch(declared::contains));
            if (part.isEmpty()) {
                break;
            }
            run.add(part.get());
            declared.add(part.get().variable().getSimpleName());
        }
        return run;
    }

    /** {@code Type name = field.call(plain arguments);}. */
    private Optional<Part> part(Statement statement) {
        if (!(statement instanceof J.VariableDeclarations declaration)
                || declaration.getVariables().size() != 1
                || !(declaration.getVariables().get(0).getInitializer() instanceof J.MethodInvocation call)) {
            return Optional.empty();
        }
        boolean plain = call.getType() != null
                && isField(call.getSelect())
                && call.getArguments().stream().allMatch(ParallelCalls::isPlain);
        return plain ? Optional.of(new Part(declaration, call)) : Optional.empty();
    }

    private boolean isField(@Nullable Expression select) {
        if (select instanceof J.FieldAccess access && access.getTarget() instanceof J.Identifier self) {
            return self.getSimpleName().equals("this") && fields.contains(access.getSimpleName());
        }
        return select instanceof J.Identifier name
                && fields.contains(name.getSimpleName())
                && !locals.declared().contains(name.getSimpleName());
    }

    /** Arguments that are the same whenever they are evaluated: names, constants and what getters give. */
    private static boolean isPlain(Expression argument) {
        if (argument instanceof J.MethodInvocation getter) {
            return getter.getArguments().stream().allMatch(J.Empty.class::isInstance)
                    && getter.getSelect() != null
                    && isPlain(getter.getSelect());
        }
        if (argument instanceof J.Binary binary) {
            return isPlain(binary.getLeft()) && isPlain(binary.getRight());
        }
        return argument instanceof J.Literal
                || argument instanceof J.Identifier
                || argument instanceof J.FieldAccess
                || argument instanceof J.Empty;
    }

    private void checkRead(J.MethodInvocation call) throws CannotChange {
        boolean named = !readOnlyCalls.isEverything() && readOnlyCalls.names(call.getMethodType());
        boolean looksLikeARead = readOnlyCalls.isEverything()
                && READS.matcher(call.getSimpleName()).matches();
        if (!named && !looksLikeARead) {
            throw new CannotChange(
                    Hazard.H10,
                    call.getSimpleName() + " is not known to change nothing",
                    "name it in readOnlyCalls if it only reads");
        }
    }

    private void checkCaptures(J.MethodInvocation call) throws CannotChange {
        Set<String> captured = new TreeSet<>(Locals.of(call).used());
        captured.retainAll(locals.declared());
        captured.retainAll(locals.assigned());
        if (!captured.isEmpty()) {
            throw new CannotChange(
                    Hazard.H9,
                    String.join(", ", captured) + " is assigned more than once",
                    "give each value a variable of its own");
        }
    }
}
