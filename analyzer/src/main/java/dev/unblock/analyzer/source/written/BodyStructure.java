package dev.unblock.analyzer.source.written;

import com.github.javaparser.Position;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.LocalRecordDeclarationStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.source.written.WrittenBody.Kind;
import dev.unblock.analyzer.source.written.WrittenBody.WrittenCatch;
import dev.unblock.analyzer.source.written.WrittenBody.WrittenMonitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers what stands directly in one body, in the order of evaluation. Lambdas and types inside go elsewhere. */
final class BodyStructure {

    private final TypeStructure type;
    private final Kind kind;
    private final String name;
    private final List<String> parameters;
    private final Optional<Integer> around;
    private final Site site;
    private final int firstLine;
    private final int endLine;

    private final int index;
    private final List<WrittenCall> calls = new ArrayList<>();
    private final List<WrittenCatch> catches = new ArrayList<>();
    private final List<WrittenMonitor> monitors = new ArrayList<>();

    private int loops;
    private int statementLine;

    BodyStructure(TypeStructure type, int index, Heading heading) {
        this.type = type;
        this.index = index;
        this.kind = heading.kind();
        this.name = heading.name();
        this.parameters = heading.parameters();
        this.around = heading.around();
        this.site = heading.site();
        this.firstLine = heading.firstLine();
        this.endLine = heading.endLine();
        this.statementLine = firstLine;
    }

    /** What is known of a body before it is walked. */
    record Heading(
            Kind kind,
            String name,
            List<String> parameters,
            Optional<Integer> around,
            Site site,
            int firstLine,
            int endLine) {}

    WrittenBody written() {
        List<WrittenCatch> inSourceOrder = catches.stream()
                .sorted(Comparator.comparingInt(
                                (WrittenCatch clause) -> clause.site().line())
                        .thenComparingInt(clause -> clause.site().column()))
                .toList();
        return new WrittenBody(
                kind, name, parameters, around, site, firstLine, endLine, calls, inSourceOrder, monitors);
    }

    void walk(Node node) {
        type.flow().note(node);
        if (node instanceof MethodCallExpr call) {
            inOrder(call);
            add(
                    WrittenCall.Kind.CALL,
                    call.getNameAsString(),
                    call.getArguments().size(),
                    call.getName(),
                    call);
        } else if (node instanceof ObjectCreationExpr creation) {
            walk(creation);
        } else if (node instanceof LambdaExpr lambda) {
            walk(lambda);
        } else if (node instanceof MethodReferenceExpr reference) {
            walk(reference);
        } else if (node instanceof Statement statement) {
            walk(statement);
        } else if (node instanceof CatchClause clause) {
            walk(clause);
        } else if (node instanceof BodyDeclaration<?> declaration) {
            type.local(declaration);
        } else {
            inOrder(node);
        }
    }

    private void walk(ObjectCreationExpr creation) {
        creation.getScope().ifPresent(this::walk);
        creation.getArguments().forEach(this::walk);
        boolean anonymous = creation.getAnonymousClassBody().isPresent();
        add(
                WrittenCall.Kind.NEW,
                anonymous ? "" : creation.getType().getNameAsString(),
                creation.getArguments().size(),
                creation.getType().getName(),
                creation);
        creation.getAnonymousClassBody().ifPresent(members -> type.anonymous(creation.getType(), creation, members));
    }

    private void walk(LambdaExpr lambda) {
        List<String> types = lambda.getParameters().stream()
                .map(parameter -> parameter.getType().isUnknownType()
                                || parameter.getType().isVarType()
                        ? "?"
                        : WrittenNames.simple(parameter))
                .toList();
        Heading heading = new Heading(
                Kind.LAMBDA,
                name,
                types,
                Optional.of(index),
                type.places().site(lambda, lambda, 0),
                Places.firstLine(lambda),
                Places.end(lambda));
        type.body(heading).walk(lambda.getBody());
    }

    private void walk(MethodReferenceExpr reference) {
        walk(reference.getScope());
        Position at = reference
                .getTokenRange()
                .map(TokenRange::getEnd)
                .flatMap(token -> token.getRange())
                .map(range -> range.begin)
                .orElse(Places.begin(reference));
        Site identifier = new Site(site.file(), at.line, at.column, Math.max(at.line, Places.end(reference)), loops);
        calls.add(new WrittenCall(
                WrittenCall.Kind.REFERENCE,
                reference.getIdentifier(),
                0,
                Places.firstLine(reference),
                statementLine,
                identifier));
    }

    private void walk(Statement statement) {
        int before = statementLine;
        statementLine = Places.firstLine(statement);
        if (statement instanceof ForStmt loop) {
            loop.getInitialization().forEach(this::walk);
            loops++;
            // Compiled code holds the update last.
            loop.getCompare().ifPresent(this::walk);
            walk((Node) loop.getBody());
            loop.getUpdate().forEach(this::walk);
            loops--;
        } else if (statement instanceof ForEachStmt loop) {
            walk(loop.getIterable());
            loops++;
            walk((Node) loop.getBody());
            loops--;
        } else if (statement instanceof WhileStmt || statement instanceof DoStmt) {
            loops++;
            inOrder(statement);
            loops--;
        } else if (statement instanceof SynchronizedStmt block) {
            monitors.add(new WrittenMonitor(
                    type.places().site(block.getExpression(), block.getExpression(), loops), Places.endOfWork(block)));
            inOrder(block);
        } else if (statement instanceof ExplicitConstructorInvocationStmt call) {
            inOrder(call);
            addConstructorCall(call);
        } else if (statement instanceof LocalClassDeclarationStmt local) {
            type.local(local.getClassDeclaration());
        } else if (statement instanceof LocalRecordDeclarationStmt local) {
            type.local(local.getRecordDeclaration());
        } else {
            inOrder(statement);
        }
        statementLine = before;
    }

    private void walk(CatchClause clause) {
        int firstCall = calls.size();
        inOrder(clause);
        catches.add(new WrittenCatch(
                WrittenNames.caught(clause),
                CatchUses.of(clause),
                firstCall,
                calls.size(),
                type.places().site(clause, clause, loops)));
    }

    private void addConstructorCall(ExplicitConstructorInvocationStmt call) {
        int line = call.getArguments().stream()
                .findFirst()
                .map(Expression.class::cast)
                .map(Places::firstLine)
                .orElse(Places.firstLine(call));
        calls.add(new WrittenCall(
                WrittenCall.Kind.CONSTRUCTOR,
                "<init>",
                call.getArguments().size(),
                Math.min(line, Places.firstLine(call)),
                statementLine,
                type.places().site(call, call, loops)));
    }

    private void add(WrittenCall.Kind callKind, String called, int arguments, Node at, Node whole) {
        int line = callKind == WrittenCall.Kind.CALL ? Places.lineOfParenthesis(at) : Places.firstLine(at);
        calls.add(new WrittenCall(
                callKind, called, arguments, line, statementLine, type.places().site(at, whole, loops)));
    }

    private void inOrder(Node node) {
        Places.children(node).forEach(this::walk);
    }
}
