package dev.unblock.recipes.web;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.NameTree;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeUtils;

/**
 * Reads one method of a filter on all its ways, in the order of evaluation. What is reached only on ways that do not pass the
 * request on is no work after the chain. Where a way is not followed exactly, it is taken for one that may have passed on.
 */
final class AfterTheChain extends JavaIsoVisitor<Integer> {
    private Way way = Way.START;
    /** Some way that passed on left a loop, {@code switch} or block for what follows it. */
    private boolean escaped;
    /** The filter has asked whether the answer comes later, and knows what to do. */
    private boolean asked;

    private int passes;
    private int failing;
    private boolean works;

    private AfterTheChain() {}

    static boolean isWorkIn(J.MethodDeclaration method) {
        AfterTheChain reading = new AfterTheChain();
        reading.visit(method, 0);
        return reading.works;
    }

    /** What holds where the reading is. */
    private record Way(boolean passed, boolean reached) {
        private static final Way START = new Way(false, true);

        Way or(Way other) {
            return new Way(reached && passed || other.reached && other.passed, reached || other.reached);
        }

        Way passed(boolean too) {
            return new Way(passed || too, true);
        }

        Way left() {
            return new Way(passed, false);
        }

        boolean isAfter() {
            return passed && reached;
        }
    }

    @Override
    public J.MethodInvocation visitMethodInvocation(J.MethodInvocation call, Integer p) {
        J.MethodInvocation visited = super.visitMethodInvocation(call, p);
        if (passesOn(call)) {
            way = way.passed(true);
            passes++;
        } else {
            asked |= way.isAfter() && CallsAfterTheChain.askForDispatches(call.getSimpleName());
            note(!isHarmless(call));
        }
        return visited;
    }

    private void note(boolean work) {
        works |= work && way.isAfter() && !asked;
    }

    private static boolean passesOn(J.MethodInvocation call) {
        return call.getSimpleName().equals("doFilter")
                || call.getArguments().stream()
                        .map(Expression::getType)
                        .anyMatch(type -> TypeUtils.isAssignableTo("jakarta.servlet.FilterChain", type)
                                || TypeUtils.isAssignableTo("javax.servlet.FilterChain", type));
    }

    private boolean isHarmless(J.MethodInvocation call) {
        JavaType.Method method = call.getMethodType();
        if (method == null) {
            return false;
        }
        Predicate<String> owner = type -> TypeUtils.isAssignableTo(type, method.getDeclaringType());
        return CallsAfterTheChain.areOfTheThread(owner)
                || failing == 0 && CallsAfterTheChain.onlyTell(call.getSimpleName(), owner);
    }

    @Override
    public J.NewClass visitNewClass(J.NewClass made, Integer p) {
        J.NewClass visited = apart(() -> super.visitNewClass(made, p));
        note(!TypeUtils.isAssignableTo("java.lang.Throwable", made.getType()));
        return visited;
    }

    @Override
    public J.ClassDeclaration visitClassDeclaration(J.ClassDeclaration local, Integer p) {
        return apart(() -> super.visitClassDeclaration(local, p));
    }

    @Override
    public J.Lambda visitLambda(J.Lambda lambda, Integer p) {
        return apart(() -> super.visitLambda(lambda, p));
    }

    /** Code that somebody runs at another time: where it leaves, the method goes on. */
    private <T> T apart(Supplier<T> visit) {
        Way before = way;
        int passesBefore = passes;
        T visited = visit.get();
        way = new Way(before.passed || passes > passesBefore, before.reached);
        return visited;
    }

    @Override
    public J.Assignment visitAssignment(J.Assignment assignment, Integer p) {
        J.Assignment visited = super.visitAssignment(assignment, p);
        note(isField(assignment.getVariable()));
        return visited;
    }

    @Override
    public J.AssignmentOperation visitAssignmentOperation(J.AssignmentOperation assignment, Integer p) {
        J.AssignmentOperation visited = super.visitAssignmentOperation(assignment, p);
        note(isField(assignment.getVariable()));
        return visited;
    }

    @Override
    public J.Unary visitUnary(J.Unary unary, Integer p) {
        J.Unary visited = super.visitUnary(unary, p);
        note(unary.getOperator().isModifying() && isField(unary.getExpression()));
        return visited;
    }

    private static boolean isField(Expression variable) {
        return !(variable instanceof J.Identifier named)
                || named.getFieldType() == null
                || named.getFieldType().getOwner() instanceof JavaType.FullyQualified;
    }

    @Override
    public J.If visitIf(J.If branch, Integer p) {
        visit(branch.getIfCondition(), p);
        J.If.Else otherwise = branch.getElsePart();
        either(branch.getThenPart(), otherwise == null ? null : otherwise.getBody(), p);
        return branch;
    }

    @Override
    public J.Ternary visitTernary(J.Ternary choice, Integer p) {
        visit(choice.getCondition(), p);
        either(choice.getTruePart(), choice.getFalsePart(), p);
        return choice;
    }

    private void either(J one, @Nullable J other, Integer p) {
        Way before = way;
        visit(one, p);
        Way after = way;
        way = before;
        visit(other, p);
        way = way.or(after);
    }

    @Override
    public J.Switch visitSwitch(J.Switch choice, Integer p) {
        visit(choice.getSelector(), p);
        cases(choice.getCases().getStatements(), p);
        return choice;
    }

    @Override
    public J.SwitchExpression visitSwitchExpression(J.SwitchExpression choice, Integer p) {
        visit(choice.getSelector(), p);
        cases(choice.getCases().getStatements(), p);
        return choice;
    }

    /** A case may go on into the next, unless its statements leave. */
    private void cases(List<Statement> cases, Integer p) {
        Way before = way;
        Way end = before;
        for (Statement one : cases) {
            boolean isArrow = one instanceof J.Case arm && arm.getBody() != null;
            way = before.passed(!isArrow && way.isAfter());
            visit(one, p);
            end = end.or(way);
        }
        way = end.passed(escaped);
    }

    @Override
    public J.WhileLoop visitWhileLoop(J.WhileLoop loop, Integer p) {
        return repeated(() -> super.visitWhileLoop(loop, p));
    }

    @Override
    public J.DoWhileLoop visitDoWhileLoop(J.DoWhileLoop loop, Integer p) {
        return repeated(() -> super.visitDoWhileLoop(loop, p));
    }

    @Override
    public J.ForLoop visitForLoop(J.ForLoop loop, Integer p) {
        return repeated(() -> super.visitForLoop(loop, p));
    }

    @Override
    public J.ForEachLoop visitForEachLoop(J.ForEachLoop loop, Integer p) {
        return repeated(() -> super.visitForEachLoop(loop, p));
    }

    @Override
    public J.Label visitLabel(J.Label label, Integer p) {
        J.Label visited = super.visitLabel(label, p);
        way = way.passed(escaped);
        return visited;
    }

    private <T> T repeated(Supplier<T> turn) {
        Way before = way;
        turn.get();
        way = way.passed(escaped);
        T visited = turn.get();
        way = way.or(before).passed(escaped);
        return visited;
    }

    @Override
    public J.Break visitBreak(J.Break jump, Integer p) {
        jump();
        return jump;
    }

    @Override
    public J.Continue visitContinue(J.Continue jump, Integer p) {
        jump();
        return jump;
    }

    @Override
    public J.Yield visitYield(J.Yield jump, Integer p) {
        J.Yield visited = super.visitYield(jump, p);
        jump();
        return visited;
    }

    private void jump() {
        escaped |= way.isAfter();
        way = way.left();
    }

    @Override
    public J.Return visitReturn(J.Return end, Integer p) {
        J.Return visited = super.visitReturn(end, p);
        way = way.left();
        return visited;
    }

    @Override
    public J.Throw visitThrow(J.Throw end, Integer p) {
        J.Throw visited = super.visitThrow(end, p);
        way = way.left();
        return visited;
    }

    @Override
    public J.Try visitTry(J.Try attempt, Integer p) {
        List<J.Try.Resource> resources = attempt.getResources();
        if (resources != null) {
            resources.forEach(resource -> visit(resource, p));
        }
        Way before = way;
        int passesBefore = passes;
        visit(attempt.getBody(), p);
        boolean passedOn = passes > passesBefore;
        works |= passedOn && resources != null && !resources.stream().allMatch(AfterTheChain::isOfTheThread);
        Way end = way;
        for (J.Try.Catch clause : attempt.getCatches()) {
            way = before;
            clause(clause, passedOn && mayCatchFailures(clause), p);
            end = end.or(way);
        }
        if (attempt.getFinally() != null) {
            way = before.passed(passes > passesBefore);
            visit(attempt.getFinally(), p);
            way = way.reached ? end : way;
        } else {
            way = end;
        }
        return attempt;
    }

    /** A failure that comes later passes by a clause for it. */
    private void clause(J.Try.Catch clause, boolean afterTheChain, Integer p) {
        List<Statement> statements = clause.getBody().getStatements();
        boolean throwsOn = !statements.isEmpty() && statements.get(statements.size() - 1) instanceof J.Throw;
        works |= afterTheChain && !throwsOn;
        way = way.passed(afterTheChain);
        failing += afterTheChain ? 1 : 0;
        visit(clause.getBody(), p);
        failing -= afterTheChain ? 1 : 0;
    }

    private static boolean mayCatchFailures(J.Try.Catch clause) {
        NameTree caught = clause.getParameter().getTree().getTypeExpression();
        List<? extends NameTree> types =
                caught instanceof J.MultiCatch several ? several.getAlternatives() : List.of(caught);
        return types.stream()
                .map(NameTree::getType)
                .anyMatch(type -> !(type instanceof JavaType.FullyQualified named)
                        || CallsAfterTheChain.mayFailAs(
                                named.getFullyQualifiedName(), wanted -> TypeUtils.isAssignableTo(wanted, named)));
    }

    private static boolean isOfTheThread(J.Try.Resource resource) {
        return resource.getVariableDeclarations() instanceof J.VariableDeclarations declared
                && declared.getType() != null
                && CallsAfterTheChain.areOfTheThread(type -> TypeUtils.isAssignableTo(type, declared.getType()));
    }
}
