package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.tree.Thrown;
import dev.unblock.recipes.tree.Uses;
import java.util.List;
import java.util.Optional;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/** A sleep with which a task begins, and which nobody who interrupts it expects to do more than end. */
public record FirstSleep(Expression time, String unit) {

    public static boolean isSleep(J.MethodInvocation call) {
        JavaType.Method type = call.getMethodType();
        return type != null
                && type.getName().equals("sleep")
                && call.getArguments().size() == 1
                && (TypeUtils.isOfClassType(type.getDeclaringType(), "java.lang.Thread")
                        || TypeUtils.isOfClassType(type.getDeclaringType(), "java.util.concurrent.TimeUnit"));
    }

    /** {@code try { Thread.sleep(time); } catch (InterruptedException e) {…}} at the beginning, and no other sleep. */
    public static Optional<FirstSleep> of(J.Block body) throws CannotChange {
        List<Statement> statements = body.getStatements();
        if (statements.isEmpty()
                || !(statements.get(0) instanceof J.Try tried)
                || tried.getResources() != null
                || tried.getFinally() != null
                || tried.getBody().getStatements().size() != 1
                || !(tried.getBody().getStatements().get(0) instanceof J.MethodInvocation call)
                || !isSleep(call)
                || statements.stream().skip(1).anyMatch(rest -> Uses.anywhere(rest, FirstSleep::isSleep))) {
            return Optional.empty();
        }
        for (J.Try.Catch handler : tried.getCatches()) {
            if (!isPlain(handler)) {
                throw new CannotChange(
                        Hazard.H11,
                        "an interrupted sleep does something of its own here",
                        "let it restore the interrupt flag only");
            }
        }
        return Optional.of(new FirstSleep(time(call), unit(call)));
    }

    /** The flag is restored, or the task ends: a task that has not begun has neither to do. */
    private static boolean isPlain(J.Try.Catch handler) {
        return Thrown.caughtBy(handler).stream()
                        .allMatch(type -> TypeUtils.isOfClassType(type, "java.lang.InterruptedException"))
                && handler.getBody().getStatements().stream()
                        .allMatch(statement -> statement instanceof J.MethodInvocation call
                                        && call.getSimpleName().equals("interrupt")
                                || statement instanceof J.Throw);
    }

    private static Expression time(J.MethodInvocation call) throws CannotChange {
        Expression time = call.getArguments().get(0);
        boolean number = time.getType() == JavaType.Primitive.Int || time.getType() == JavaType.Primitive.Long;
        boolean fixed = time instanceof J.Literal || time instanceof J.Identifier || time instanceof J.FieldAccess;
        if (!number || !fixed) {
            throw new CannotChange(
                    Hazard.H10,
                    "how long it sleeps is computed by the task",
                    "compute it before, in a local variable of milliseconds");
        }
        return time;
    }

    private static String unit(J.MethodInvocation call) throws CannotChange {
        Expression unit = call.getSelect();
        if (unit == null
                || call.getMethodType() == null
                || TypeUtils.isOfClassType(call.getMethodType().getDeclaringType(), "java.lang.Thread")) {
            return "MILLISECONDS";
        }
        if (unit instanceof J.FieldAccess access) {
            return access.getSimpleName();
        }
        if (unit instanceof J.Identifier name && name.getSimpleName().matches("[A-Z]+")) {
            return name.getSimpleName();
        }
        throw new CannotChange(Hazard.H10, "the unit of time is not a constant", "sleep a constant unit");
    }
}
