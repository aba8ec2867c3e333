package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Returns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Turns straight-line code that waits into code that returns a future.
 *
 * <p>The idea: what stands before the first waiting call stays; the call is started instead; what stands after it
 * becomes the continuation, in which the same is done again. A call inside {@code try} is received inside the same
 * {@code try} in the continuation, so that every handler works as before. Calls that follow each other, need nothing
 * from each other and only read are started together. Anything else is refused.
 */
public final class FutureChain {
    private final AsyncCalls calls;
    private final Waits waits;
    private final Continuations continuations;
    private final JavaType result;
    private final Locals locals;

    private FutureChain(J.MethodDeclaration method, AsyncCalls calls, Optional<SupportCalls> support) {
        this.calls = calls;
        this.waits = new Waits(calls);
        this.result = method.getReturnTypeExpression() == null
                ? JavaType.Primitive.Void
                : method.getReturnTypeExpression().getType();
        this.locals = Locals.of(method);
        this.continuations = new Continuations(result, locals, support);
    }

    /** The statements of the method's body, returning a future. */
    public static List<Statement> of(J.MethodDeclaration method, AsyncCalls calls, Optional<SupportCalls> support)
            throws CannotChange {
        FutureChain chain = new FutureChain(method, calls, support);
        List<Statement> body =
                method.getBody() == null ? List.of() : method.getBody().getStatements();
        if (!chain.waits.in(body)) {
            throw new CannotChange(
                    Hazard.H29,
                    "no call in here has an asynchronous twin",
                    "first give the calls it waits for an asynchronous twin");
        }
        return chain.future(body);
    }

    private boolean isVoid() {
        return result == JavaType.Primitive.Void;
    }

    private List<Statement> future(List<Statement> statements) throws CannotChange {
        int first = firstWait(statements, 0);
        if (first < 0) {
            return continuations.completed(statements);
        }
        List<Statement> before = Returns.completed(statements.subList(0, first), result);
        List<Statement> after = statements.subList(first + 1, statements.size());
        Statement waiting = statements.get(first);
        if (waiting instanceof J.If choice && !waits.in(choice.getIfCondition())) {
            return concat(before, choice(choice, after));
        }
        if (waiting instanceof J.Try tried) {
            return new TryChain(calls, waits, continuations, this::future).of(before, tried, after);
        }
        return concat(before, simple(waiting, after));
    }

    private int firstWait(List<Statement> statements, int from) {
        for (int i = from; i < statements.size(); i++) {
            if (waits.in(statements.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Branches that end in return or throw can be composed each on its own. */
    private List<Statement> choice(J.If choice, List<Statement> after) throws CannotChange {
        boolean thenLeaves = Returns.leaves(choice.getThenPart());
        J.If.Else other = choice.getElsePart();
        if (!thenLeaves || (other != null && !Returns.leaves(other.getBody()))) {
            throw new CannotChange(
                    Hazard.H9,
                    "the wait happens in one branch and the code goes on after it",
                    "return from the branch, or move the call before the branch");
        }
        J.If composed = choice.withThenPart(branch(choice.getThenPart()));
        if (other != null) {
            composed = composed.withElsePart(other.withBody(branch(other.getBody())));
        }
        return concat(List.of(composed), after.isEmpty() ? List.of() : future(after));
    }

    private Statement branch(Statement branch) throws CannotChange {
        if (branch instanceof J.Block block) {
            return block.withStatements(future(block.getStatements()));
        }
        List<Statement> composed = future(List.of(branch));
        return composed.size() == 1 ? composed.get(0) : Syntax.block(composed);
    }

    private List<Statement> simple(Statement waiting, List<Statement> after) throws CannotChange {
        if (!(waiting instanceof J.VariableDeclarations
                || waiting instanceof J.Return
                || waiting instanceof J.If
                || waiting instanceof Expression
                || waiting instanceof J.Throw)) {
            throw new CannotChange(
                    Hazard.H10,
                    "the wait is inside " + kind(waiting),
                    "bound the fan-out of a loop; keep locks and resources out of the wait");
        }
        List<Awaited> together = together(waiting, after);
        if (together.size() > 1) {
            return allOf(together, after.subList(together.size() - 1, after.size()));
        }
        return single(waiting, after);
    }

    private static String kind(Statement statement) {
        return statement instanceof J.Synchronized ? "a synchronized block" : "a loop, switch or block";
    }

    private List<Statement> single(Statement waiting, List<Statement> after) throws CannotChange {
        J.MethodInvocation wait = waits.first(waiting).orElseThrow();
        AsyncCalls.Started started = calls.start(wait).orElseThrow();
        waits.checkMovable(waiting, wait);
        Optional<J.VariableDeclarations.NamedVariable> variable = declared(waiting, wait);
        if (variable.isPresent()) {
            J.Identifier name = Syntax.variable(variable.get().getSimpleName(), started.value());
            return then(waiting, started, name, after);
        }
        if (waiting instanceof J.Return returned && returned.getExpression() == wait) {
            J.Identifier name = Syntax.variable(locals.fresh("value"), started.value());
            return then(waiting, started, name, List.of(Syntax.returning(name)));
        }
        J.Identifier name = Syntax.variable(locals.fresh(nameOf(wait)), started.value());
        if (waiting == wait) {
            return then(waiting, started, name, after);
        }
        Statement rest = waits.replace(waiting, wait, name);
        return then(
                waiting,
                started,
                name,
                concat(List.of(rest.withPrefix(rest.getPrefix().withComments(List.of()))), after));
    }

    private List<Statement> then(
            Statement waiting, AsyncCalls.Started started, J.Identifier name, List<Statement> after)
            throws CannotChange {
        Expression chained = waits.in(after)
                ? continuations.compose(started, name, future(after))
                : continuations.apply(started, name, after);
        return List.of(Syntax.returning(chained).withPrefix(waiting.getPrefix()));
    }

    private static Optional<J.VariableDeclarations.NamedVariable> declared(
            Statement statement, J.MethodInvocation wait) {
        if (!(statement instanceof J.VariableDeclarations declaration)
                || declaration.getVariables().size() != 1) {
            return Optional.empty();
        }
        J.VariableDeclarations.NamedVariable variable =
                declaration.getVariables().get(0);
        boolean primitive = variable.getType() instanceof JavaType.Primitive;
        boolean sameType = !primitive || TypeUtils.isOfType(variable.getType(), wait.getType());
        return variable.getInitializer() == wait && sameType ? Optional.of(variable) : Optional.empty();
    }

    private static String nameOf(J.MethodInvocation wait) {
        String name = wait.getSimpleName().replaceFirst("^(get|find|load|fetch|read)(?=[A-Z])", "");
        String plain = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return plain.equals(wait.getSimpleName()) ? plain + "Result" : plain;
    }

    /** A declaration whose value is waited for. */
    private record Awaited(
            J.VariableDeclarations declaration,
            J.VariableDeclarations.NamedVariable variable,
            AsyncCalls.Started started) {}

    private List<Awaited> together(Statement waiting, List<Statement> after) {
        List<Awaited> group = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Statement statement : concat(List.of(waiting), after)) {
            Optional<Awaited> next = awaited(statement).filter(a -> a.started().readOnly());
            boolean needsAnother = next.isPresent()
                    && Locals.of(next.get().started().future()).used().stream().anyMatch(names::contains);
            if (next.isEmpty() || needsAnother) {
                break;
            }
            group.add(next.get());
            names.add(next.get().variable().getSimpleName());
        }
        return group;
    }

    private Optional<Awaited> awaited(Statement statement) {
        Optional<J.MethodInvocation> wait = waits.count(statement) == 1 ? waits.first(statement) : Optional.empty();
        return wait.flatMap(call -> declared(statement, call).flatMap(variable -> calls.start(call)
                .map(started -> new Awaited((J.VariableDeclarations) statement, variable, started))));
    }

    private List<Statement> allOf(List<Awaited> group, List<Statement> after) throws CannotChange {
        List<Statement> statements = new ArrayList<>();
        List<Statement> joins = new ArrayList<>();
        List<Expression> futures = new ArrayList<>();
        for (Awaited part : group) {
            JavaType.Parameterized type = Types.future(part.started().value());
            J.Identifier name = Syntax.variable(locals.fresh(part.variable().getSimpleName() + "Future"), type);
            futures.add(name);
            statements.add(Syntax.declare(
                            Continuations.futureOf(part.declaration(), type),
                            name,
                            part.started().future())
                    .withPrefix(part.declaration().getPrefix()));
            Expression join = Syntax.call(
                    name,
                    Types.method(
                            Types.COMPLETABLE_FUTURE, "join", part.started().value()));
            joins.add(part.declaration()
                    .withVariables(List.of(part.variable()
                            .withInitializer(join.withPrefix(org.openrewrite.java.tree.Space.SINGLE_SPACE))))
                    .withPrefix(org.openrewrite.java.tree.Space.format("\n")));
        }
        JavaType.Method allOf = Types.staticMethod(
                Types.COMPLETABLE_FUTURE,
                "allOf",
                Types.future(JavaType.Primitive.Void),
                new JavaType.Array(null, Types.named(Types.COMPLETABLE_FUTURE), null));
        Expression all = Syntax.staticCall(allOf.withFlags(varargs(allOf)), futures.toArray(new Expression[0]));
        AsyncCalls.Started started = new AsyncCalls.Started(all, JavaType.Primitive.Void, List.of(), false);
        J.Identifier done = Syntax.variable(locals.fresh("done"), Types.named("java.lang.Void"));
        List<Statement> rest = concat(joins, waits.in(after) ? future(after) : after);
        statements.add(Syntax.returning(
                waits.in(after)
                        ? continuations.compose(started, done, rest)
                        : continuations.apply(started, done, rest)));
        return statements;
    }

    private static java.util.Set<org.openrewrite.java.tree.Flag> varargs(JavaType.Method method) {
        java.util.Set<org.openrewrite.java.tree.Flag> flags = new java.util.HashSet<>(method.getFlags());
        flags.add(org.openrewrite.java.tree.Flag.Varargs);
        return flags;
    }

    static <T> List<T> concat(List<? extends T> first, List<? extends T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
