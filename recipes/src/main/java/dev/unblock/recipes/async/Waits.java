package dev.unblock.recipes.async;

import dev.unblock.recipes.refusal.CannotChange;
import dev.unblock.recipes.refusal.Hazard;
import dev.unblock.recipes.tree.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openrewrite.Cursor;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.JavaVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Statement;

/** Finds the calls that wait, in the order in which they are evaluated, and checks that one can be moved out. */
final class Waits {
    private final AsyncCalls calls;

    Waits(AsyncCalls calls) {
        this.calls = calls;
    }

    boolean in(List<? extends J> code) {
        return code.stream().anyMatch(this::in);
    }

    boolean in(J code) {
        return !evaluation(code).waits.isEmpty();
    }

    /** The call that is evaluated first. */
    Optional<J.MethodInvocation> first(J code) {
        return evaluation(code).waits.stream().findFirst();
    }

    int count(J code) {
        return evaluation(code).waits.size();
    }

    /** Moving the call to the front of its statement must not pass over anything that has an effect. */
    void checkMovable(Statement statement, J.MethodInvocation wait) throws CannotChange {
        Evaluation evaluation = evaluation(statement);
        if (evaluation.hidden.contains(wait.getId())) {
            throw new CannotChange(
                    Hazard.H9,
                    "the waiting call " + wait.getSimpleName() + " is inside a lambda or is only sometimes made",
                    "move the call to a statement of its own");
        }
        for (J effect : evaluation.effects) {
            if (effect == wait) {
                return;
            }
            if (!Uses.contains(wait, effect) && !isRead(effect)) {
                throw new CannotChange(
                        Hazard.H10,
                        "something else is evaluated before the waiting call " + wait.getSimpleName(),
                        "move the call to a statement of its own");
            }
        }
    }

    private static boolean isRead(J effect) {
        return effect instanceof J.MethodInvocation call
                && call.getArguments().stream().allMatch(J.Empty.class::isInstance)
                && call.getSimpleName().matches("(get|is|has)[A-Z].*");
    }

    Statement replace(Statement statement, J.MethodInvocation wait, Expression replacement) {
        return (Statement) new Replacement(wait, replacement).visitNonNull(statement, 0);
    }

    private Evaluation evaluation(J code) {
        Evaluation evaluation = new Evaluation(calls);
        evaluation.visit(code, 0);
        return evaluation;
    }

    /** Notes calls and other effects after their operands: the order of evaluation. */
    private static final class Evaluation extends JavaIsoVisitor<Integer> {
        private final AsyncCalls calls;
        private final List<J.MethodInvocation> waits = new ArrayList<>();
        private final List<J> effects = new ArrayList<>();
        private final List<UUID> hidden = new ArrayList<>();

        private Evaluation(AsyncCalls calls) {
            this.calls = calls;
        }

        @Override
        public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
            super.visitMethodInvocation(call, p);
            effects.add(call);
            if (calls.start(call).isPresent()) {
                waits.add(call);
                if (isSometimes(getCursor())) {
                    hidden.add(call.getId());
                }
            }
            return call;
        }

        @Override
        public J.NewClass visitNewClass(J.NewClass created, Integer p) {
            super.visitNewClass(created, p);
            effects.add(created);
            return created;
        }

        @Override
        public J.Assignment visitAssignment(J.Assignment assignment, Integer p) {
            super.visitAssignment(assignment, p);
            effects.add(assignment);
            return assignment;
        }

        @Override
        public J.Unary visitUnary(J.Unary unary, Integer p) {
            super.visitUnary(unary, p);
            if (unary.getOperator().isModifying()) {
                effects.add(unary);
            }
            return unary;
        }

        private static boolean isSometimes(Cursor call) {
            Object below = call.getValue();
            for (Cursor at = call.getParent(); at != null && !at.isRoot(); at = at.getParent()) {
                Object tree = at.getValue();
                if (!(tree instanceof J)) {
                    continue;
                }
                if (tree instanceof J.Lambda
                        || tree instanceof J.ClassDeclaration
                        || tree instanceof J.SwitchExpression) {
                    return true;
                }
                if (tree instanceof J.Ternary choice && choice.getCondition() != below) {
                    return true;
                }
                if (tree instanceof J.Binary binary && isShort(binary) && binary.getRight() == below) {
                    return true;
                }
                below = tree;
            }
            return false;
        }

        private static boolean isShort(J.Binary binary) {
            return binary.getOperator() == J.Binary.Type.And || binary.getOperator() == J.Binary.Type.Or;
        }
    }

    private static final class Replacement extends JavaVisitor<Integer> {
        private final J.MethodInvocation wait;
        private final Expression replacement;

        private Replacement(J.MethodInvocation wait, Expression replacement) {
            this.wait = wait;
            this.replacement = replacement;
        }

        @Override
        public J visitMethodInvocation(J.MethodInvocation call, Integer p) {
            return call.getId().equals(wait.getId())
                    ? replacement.withPrefix(call.getPrefix())
                    : super.visitMethodInvocation(call, p);
        }
    }
}
