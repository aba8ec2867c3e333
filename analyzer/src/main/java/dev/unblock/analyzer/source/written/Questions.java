package dev.unblock.analyzer.source.written;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.IfStmt;
import dev.unblock.analyzer.facts.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a condition asks for: itself, and what was put before into the variables that it names, as far back as their
 * names lead.
 */
final class Questions {

    private final Map<Node, Map<String, List<Expression>>> givenIn = new IdentityHashMap<>();

    List<Span> of(IfStmt guard) {
        return of(guard, guard.getCondition());
    }

    /** What the expression rests on, as it stands at the place. */
    List<Span> of(Node guard, Expression condition) {
        Map<String, List<Expression>> given = givenIn.computeIfAbsent(body(guard), Questions::given);
        List<Span> spans = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Deque<Expression> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            Expression asked = open.pop();
            asked.getRange().ifPresent(range -> spans.add(span(range)));
            for (String name : names(asked)) {
                if (known.add(name)) {
                    given.getOrDefault(name, List.of()).stream()
                            .filter(value -> Places.begin(value).isBefore(Places.begin(guard)))
                            .forEach(open::push);
                }
            }
        }
        return spans;
    }

    /** The method, initializer or lambda around it: what another one does is not followed. */
    private static Node body(Node node) {
        Node at = node;
        while (at.getParentNode().isPresent() && !isBody(at)) {
            at = at.getParentNode().get();
        }
        return at;
    }

    private static boolean isBody(Node node) {
        return node instanceof CallableDeclaration<?>
                || node instanceof InitializerDeclaration
                || node instanceof LambdaExpr;
    }

    /** By the variable's name: what it was set to, and what its methods were given. */
    private static Map<String, List<Expression>> given(Node body) {
        Map<String, List<Expression>> given = new HashMap<>();
        Deque<Node> open = new ArrayDeque<>(List.of(body));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node instanceof VariableDeclarator variable) {
                variable.getInitializer().ifPresent(value -> add(given, variable.getNameAsString(), value));
            } else if (node instanceof AssignExpr assignment && assignment.getTarget() instanceof NameExpr name) {
                add(given, name.getNameAsString(), assignment.getValue());
            } else if (node instanceof MethodCallExpr call && call.getScope().orElse(call) instanceof NameExpr name) {
                call.getArguments().forEach(argument -> add(given, name.getNameAsString(), argument));
            }
            node.getChildNodes().forEach(open::push);
        }
        return given;
    }

    private static void add(Map<String, List<Expression>> given, String name, Expression value) {
        given.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private static List<String> names(Expression expression) {
        return expression.findAll(NameExpr.class).stream()
                .map(NameExpr::getNameAsString)
                .toList();
    }

    private static Span span(Range range) {
        return new Span(range.begin.line, range.begin.column, range.end.line, range.end.column);
    }
}
