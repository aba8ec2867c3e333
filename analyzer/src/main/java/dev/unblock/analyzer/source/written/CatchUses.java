package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithArguments;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import dev.unblock.analyzer.facts.MethodFact.CatchFact.Use;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Tells what a catch clause does with what it caught. */
public final class CatchUses {

    private CatchUses() {}

    public static Set<Use> of(CatchClause clause) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        Optional<Statement> last = clause.getBody().getStatements().getLast();
        if (last.filter(Statement::isThrowStmt).isPresent()) {
            uses.add(Use.RETHROWN);
        }
        if (last.filter(Statement::isReturnStmt).isPresent()) {
            uses.add(Use.RETURNS);
        }
        String caught = clause.getParameter().getNameAsString();
        if (clause.getBody()
                .findFirst(Node.class, node -> passesOn(node, caught))
                .isPresent()) {
            uses.add(Use.PASSED_ON);
        }
        if (clause.getBody()
                .findFirst(MethodCallExpr.class, CatchUses::restoresInterrupt)
                .isPresent()) {
            uses.add(Use.INTERRUPT_RESTORED);
        }
        return uses;
    }

    private static boolean passesOn(Node node, String caught) {
        return (node instanceof MethodCallExpr || node instanceof ObjectCreationExpr)
                && ((NodeWithArguments<?>) node).getArguments().stream().anyMatch(argument -> names(argument, caught));
    }

    private static boolean names(Expression expression, String variable) {
        return expression
                .findFirst(NameExpr.class, name -> name.getNameAsString().equals(variable))
                .isPresent();
    }

    private static boolean restoresInterrupt(MethodCallExpr call) {
        return call.getNameAsString().equals("interrupt")
                && call.getArguments().isEmpty()
                && call.getScope()
                        .filter(scope -> scope.toString().endsWith("currentThread()"))
                        .isPresent();
    }
}
