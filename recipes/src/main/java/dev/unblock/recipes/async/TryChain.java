package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.syntax.Syntax;
import dev.unblock.recipes.syntax.Types;
import dev.unblock.recipes.tree.Locals;
import dev.unblock.recipes.tree.Thrown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * A wait inside {@code try}: the whole statement moves into the continuation, where the call is replaced by what it
 * would have returned or thrown. Handlers and fallbacks stay as they are written.
 */
final class TryChain {
    /** Composes the statements after the wait, when they wait again. */
    interface Rest {
        List<Statement> future(List<Statement> statements) throws CannotChange;
    }

    private final AsyncCalls calls;
    private final Waits waits;
    private final Continuations continuations;
    private final Rest rest;

    TryChain(AsyncCalls calls, Waits waits, Continuations continuations, Rest rest) {
        this.calls = calls;
        this.waits = waits;
        this.continuations = continuations;
        this.rest = rest;
    }

    List<Statement> of(List<Statement> before, J.Try tried, List<Statement> after) throws CannotChange {
        Optional<J.Try.Resource> resource = waitingResource(tried);
        if (resource.isPresent()) {
            return ofResource(before, tried, resource.get(), after);
        }
        checkShape(tried, after);
        List<Statement> body = tried.getBody().getStatements();
        int at = indexOfWait(body);
        Statement waiting = body.get(at);
        J.MethodInvocation wait = waits.first(waiting).orElseThrow();
        AsyncCalls.Started started = calls.start(wait).orElseThrow();
        waits.checkMovable(waiting, wait);

        Receipt receipt = receipt(started);
        List<Statement> receiving = FutureChain.concat(
                List.of(waits.replace(waiting, wait, receipt.received())), body.subList(at + 1, body.size()));
        J.Try moved = tried.withBody(tried.getBody().withStatements(receiving));
        return handled(before, new Moving(tried, moved, body.subList(0, at)), after, started, receipt);
    }

    /** {@code try (Answer answer = call())}: the resource is opened and closed in the continuation. */
    private List<Statement> ofResource(
            List<Statement> before, J.Try tried, J.Try.Resource resource, List<Statement> after) throws CannotChange {
        J.VariableDeclarations opened = (J.VariableDeclarations) resource.getVariableDeclarations();
        J.MethodInvocation wait = waits.first(opened).orElseThrow();
        AsyncCalls.Started started = calls.start(wait).orElseThrow();
        waits.checkMovable(opened, wait);
        if (waits.count(tried) != 1 || waits.in(after)) {
            throw severalWaits();
        }
        Receipt receipt = receipt(started);
        J.VariableDeclarations received = (J.VariableDeclarations) waits.replace(opened, wait, receipt.received());
        J.Try moved = tried.withResources(List.of(resource.withVariableDeclarations(received)));
        return handled(before, new Moving(tried, moved, List.of()), after, started, receipt);
    }

    /** The only resource, when it is what is waited for. */
    private Optional<J.Try.Resource> waitingResource(J.Try tried) {
        List<J.Try.Resource> resources = tried.getResources() == null ? List.of() : tried.getResources();
        return resources.size() == 1
                        && resources.get(0).getVariableDeclarations() instanceof J.VariableDeclarations opened
                        && waits.in(opened)
                ? Optional.of(resources.get(0))
                : Optional.empty();
    }

    /** The parameters of the continuation, and the expression that makes of them what the call would have done. */
    private record Receipt(J.Identifier value, J.Identifier failure, Expression received) {}

    private Receipt receipt(AsyncCalls.Started started) throws CannotChange {
        J.Identifier value = Syntax.variable(continuations.locals().fresh("value"), started.value());
        J.Identifier failure =
                Syntax.variable(continuations.locals().fresh("failure"), Types.named("java.lang.Throwable"));
        return new Receipt(value, failure, continuations.support().received(value, failure, started));
    }

    /** A statement before and after the call in it was replaced, and what stood before the call in it. */
    private record Moving(J.Try tried, J.Try moved, List<Statement> beforeCall) {}

    private List<Statement> handled(
            List<Statement> before, Moving moving, List<Statement> after, AsyncCalls.Started started, Receipt receipt)
            throws CannotChange {
        List<Statement> continued = FutureChain.concat(List.of(moving.moved()), after);
        Moved declarations = moveDeclarations(before, continued);
        List<Statement> inside = FutureChain.concat(declarations.inside(), continued);
        Start start = start(moving.tried(), moving.beforeCall(), started, inside);
        Expression handled = continuations.handle(start.future(), receipt.value(), receipt.failure(), inside);
        Statement returned =
                Syntax.returning(handled).withPrefix(moving.moved().getPrefix().withComments(List.of()));
        return FutureChain.concat(declarations.outside(), FutureChain.concat(start.before(), List.of(returned)));
    }

    private void checkShape(J.Try tried, List<Statement> after) throws CannotChange {
        if (tried.getResources() != null && !tried.getResources().isEmpty()) {
            throw new CannotChange(
                    Hazard.H9,
                    "a resource would be closed before the answer is there",
                    "read what is needed before the call");
        }
        boolean waitsInHandler = tried.getCatches().stream().anyMatch(waits::in)
                || (tried.getFinally() != null && waits.in(tried.getFinally()));
        if (waitsInHandler || waits.count(tried.getBody()) != 1 || waits.in(after)) {
            throw severalWaits();
        }
    }

    private static CannotChange severalWaits() {
        return new CannotChange(
                Hazard.H10, "more than one wait in or after one try statement", "give each call a method of its own");
    }

    private int indexOfWait(List<Statement> body) throws CannotChange {
        for (int i = 0; i < body.size(); i++) {
            Statement statement = body.get(i);
            boolean simple = statement instanceof J.VariableDeclarations
                    || statement instanceof J.Return
                    || statement instanceof Expression
                    || statement instanceof J.If choice && waits.in(choice.getIfCondition());
            if (waits.in(statement) && simple) {
                return i;
            }
        }
        throw new CannotChange(
                Hazard.H10, "the wait is deeper inside the try statement", "move the call to the top of the try block");
    }

    private record Moved(List<Statement> outside, List<Statement> inside) {}

    /** {@code Type name;} before, assigned in the continuation: the declaration moves with the assignment. */
    private static Moved moveDeclarations(List<Statement> before, List<Statement> continuation) {
        Set<String> assigned = Locals.of(continuation).assigned();
        List<Statement> outside = new ArrayList<>();
        List<Statement> inside = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Statement statement = before.get(i);
            Set<String> usedLater =
                    Locals.of(before.subList(i + 1, before.size())).used();
            boolean moves = isOpenDeclaration(statement)
                    && Locals.declaredDirectlyIn(List.of(statement)).stream()
                            .allMatch(name -> assigned.contains(name) && !usedLater.contains(name));
            (moves ? inside : outside).add(statement);
        }
        return new Moved(outside, inside);
    }

    private static boolean isOpenDeclaration(Statement statement) {
        return statement instanceof J.VariableDeclarations declaration
                && declaration.getVariables().stream()
                        .allMatch(variable ->
                                variable.getInitializer() == null || variable.getInitializer() instanceof J.Literal);
    }

    private record Start(List<Statement> before, Expression future) {}

    /** What stands before the call in the try block stays outside only if none of its failures were caught there. */
    private Start start(J.Try tried, List<Statement> before, AsyncCalls.Started started, List<Statement> inside)
            throws CannotChange {
        Set<String> declared = Locals.declaredDirectlyIn(before);
        if (cannotCatch(tried) && Thrown.checkedBy(before).isEmpty()) {
            checkNames(declared, Locals.declaredDirectlyIn(inside), "is declared again after the try statement");
            return new Start(before, started.future());
        }
        checkNames(
                declared, Locals.of(inside).used(), "is declared before the call in the try block and used after it");
        Statement returned = Syntax.returning(started.future());
        J body = Continuations.lambdaBody(FutureChain.concat(before, List.of(returned)));
        J.Lambda lambda = Syntax.lambda(body, Types.named("java.util.function.Supplier"));
        return new Start(List.of(), continuations.support().start(lambda, started.value()));
    }

    private static void checkNames(Set<String> names, Set<String> others, String problem) throws CannotChange {
        for (String name : names) {
            if (others.contains(name)) {
                throw new CannotChange(
                        Hazard.H9, name + " " + problem, "move its declaration before the try statement");
            }
        }
    }

    /** Whether the handlers only catch what the waiting call itself throws when it is answered. */
    private static boolean cannotCatch(J.Try tried) {
        return tried.getFinally() == null
                && tried.getCatches().stream()
                        .flatMap(clause -> Thrown.caughtBy(clause).stream())
                        .allMatch(type -> Thrown.isChecked(type) && !isGeneral(type));
    }

    private static boolean isGeneral(JavaType type) {
        return TypeUtils.isOfClassType(type, "java.lang.Exception")
                || TypeUtils.isOfClassType(type, "java.lang.Throwable");
    }
}
