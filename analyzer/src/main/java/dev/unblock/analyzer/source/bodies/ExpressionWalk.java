package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.Literals;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks expressions in the order of their evaluation and tells where their values come from. */
final class ExpressionWalk {

    private final BodyContext context;
    private final BodyFacts facts;
    private final Locals locals;
    private final Variables variables;
    private final Calls calls;
    private final Assignments assignments;

    ExpressionWalk(BodyContext context, BodyFacts facts, Locals locals) {
        this.context = context;
        this.facts = facts;
        this.locals = locals;
        this.variables = new Variables(context, facts, locals, this);
        this.calls = new Calls(context, facts, locals, this);
        this.assignments = new Assignments(context, facts, locals, variables, this);
    }

    BodyContext context() {
        return context;
    }

    Variables variables() {
        return variables;
    }

    void constructor(ExplicitConstructorInvocationStmt call) {
        calls.constructor(call);
    }

    /** An expression whose value nobody takes. */
    void dropped(Expression expression) {
        if (expression instanceof MethodCallExpr call) {
            calls.call(call, Outcome.DROPPED);
        } else if (expression instanceof EnclosedExpr enclosed) {
            dropped(enclosed.getInner());
        } else {
            evaluate(expression);
        }
    }

    Typed evaluate(Expression expression) {
        Optional<Value.Constant> literal = Literals.constant(expression);
        if (literal.isPresent()) {
            return Typed.of(literal.get(), typeOf(expression, literal.get()));
        }
        if (expression instanceof NameExpr || expression instanceof FieldAccessExpr) {
            return variables.read(expression);
        }
        if (expression instanceof MethodCallExpr call) {
            return calls.call(call, Outcome.USED);
        }
        if (expression instanceof ObjectCreationExpr creation) {
            return calls.creation(creation);
        }
        if (expression instanceof LambdaExpr lambda) {
            return new LambdaFacts(context, locals).lambda(lambda, Optional.empty(), List.of());
        }
        if (expression instanceof MethodReferenceExpr reference) {
            return calls.reference(reference);
        }
        if (expression instanceof AssignExpr assignment) {
            return assignments.assign(assignment);
        }
        if (expression instanceof VariableDeclarationExpr declaration) {
            declaration.getVariables().forEach(assignments::declare);
            return Typed.UNKNOWN;
        }
        return operator(expression);
    }

    List<Typed> evaluateAll(List<Expression> expressions) {
        List<Typed> all = new ArrayList<>();
        expressions.forEach(expression -> all.add(evaluate(expression)));
        return all;
    }

    private Typed operator(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return evaluate(enclosed.getInner());
        }
        if (expression instanceof CastExpr cast) {
            return cast(cast);
        }
        if (expression instanceof BinaryExpr binary) {
            return binary(binary);
        }
        if (expression instanceof UnaryExpr unary) {
            return assignments.unary(unary);
        }
        if (expression instanceof ConditionalExpr conditional) {
            evaluate(conditional.getCondition());
            Typed one = evaluate(conditional.getThenExpr());
            Typed other = evaluate(conditional.getElseExpr());
            return new Typed(
                    Values.oneOf(List.of(one.value(), other.value())),
                    one.type().or(other::type));
        }
        if (expression.isThisExpr() || expression.isSuperExpr()) {
            return self(expression);
        }
        if (expression instanceof ClassExpr type) {
            TypeRef of = context.resolve(RawType.of(type.getType()));
            return Typed.of(new Value.Constant("java.lang.Class", of.name()), TypeRef.of("java.lang.Class"));
        }
        return other(expression);
    }

    private Typed other(Expression expression) {
        if (expression instanceof ArrayAccessExpr access) {
            Typed array = evaluate(access.getName());
            Typed index = evaluate(access.getIndex());
            return new Typed(
                    new Value.Computed(List.of(array.value(), index.value())),
                    array.type().flatMap(TypeRef::component));
        }
        if (expression instanceof ArrayCreationExpr creation) {
            return array(creation);
        }
        if (expression instanceof ArrayInitializerExpr elements) {
            List<Typed> values = evaluateAll(elements.getValues());
            TypeRef of = values.stream()
                    .flatMap(value -> value.type().stream())
                    .findFirst()
                    .orElse(TypeRef.OBJECT);
            return Typed.of(allocation(of.array(), values), of.array());
        }
        if (expression instanceof InstanceOfExpr test) {
            Typed tested = evaluate(test.getExpression());
            test.getPattern().ifPresent(pattern -> bind(pattern, tested));
            return Typed.of(new Value.Computed(List.of(tested.value())), TypeRef.of("boolean"));
        }
        if (expression instanceof SwitchExpr choice) {
            return new StatementWalk(this, facts, locals).choice(choice);
        }
        Places.children(expression).forEach(child -> {
            if (child instanceof Expression part) {
                evaluate(part);
            }
        });
        return Typed.UNKNOWN;
    }

    /** Names that a pattern brings in; their scope is wider here than in Java, which does no harm. */
    void bind(Node pattern, Typed tested) {
        pattern.findAll(TypePatternExpr.class).forEach(named -> {
            RawType raw = RawType.of(named.getType());
            Optional<TypeRef> type = raw.isInferred() ? Optional.empty() : Optional.of(context.resolve(raw));
            boolean whole = named == pattern;
            locals.declare(named.getNameAsString(), whole ? new Typed(tested.value(), type) : Typed.unknown(type));
        });
    }

    private Typed self(Expression expression) {
        Optional<String> outer = expression.isThisExpr()
                ? expression.asThisExpr().getTypeName().map(name -> name.asString())
                : Optional.empty();
        Optional<String> named = outer.flatMap(name -> context.types().find(name, context.type()))
                .filter(name -> !name.equals(context.type().name()));
        if (named.isPresent()) {
            return variables.outerObject(named.get());
        }
        TypeRef type = expression.isSuperExpr()
                ? context.types().supertypes(context.type()).stream()
                        .findFirst()
                        .orElse(TypeRef.OBJECT)
                : ownType();
        return Typed.of(new Value.Self(), type);
    }

    private TypeRef ownType() {
        List<TypeRef> arguments = context.type().parameters().stream()
                .map(parameter -> context.resolve(RawType.named(parameter.name())))
                .toList();
        return new TypeRef(context.type().name(), arguments);
    }

    /** An expression where a type is expected, which tells what a lambda or an array is. */
    Typed withTarget(Expression expression, Optional<TypeRef> target) {
        if (expression instanceof LambdaExpr lambda) {
            return new LambdaFacts(context, locals).lambda(lambda, target, List.of());
        }
        Typed value = evaluate(expression);
        return expression.isArrayInitializerExpr() ? value.as(target) : functional(value, target);
    }

    /** Where the compiler gave no hint, the variable's type tells a method reference's interface. */
    private static Typed functional(Typed value, Optional<TypeRef> target) {
        return value.value() instanceof Value.Functional known && known.type().isEmpty() && target.isPresent()
                ? new Typed(
                        new Value.Functional(
                                known.implementation(), target.get().name(), known.captured()),
                        target)
                : value;
    }

    /** Long concatenations lean to the left; they are walked without going deep. */
    private Typed binary(BinaryExpr binary) {
        List<BinaryExpr> leaning = new ArrayList<>();
        Expression left = binary;
        while (left instanceof BinaryExpr inner) {
            leaning.add(inner);
            left = inner.getLeft();
        }
        Typed result = evaluate(left);
        for (int i = leaning.size() - 1; i >= 0; i--) {
            result = Operators.computed(
                    result,
                    leaning.get(i).getOperator(),
                    evaluate(leaning.get(i).getRight()));
        }
        return result;
    }

    private Typed cast(CastExpr cast) {
        TypeRef type = context.resolve(RawType.of(cast.getType()));
        Typed value = withTarget(cast.getExpression(), Optional.of(type));
        boolean changes = type.isPrimitive() && !value.type().equals(Optional.of(type));
        return Typed.of(changes ? new Value.Computed(List.of(value.value())) : value.value(), type);
    }

    private Typed array(ArrayCreationExpr creation) {
        List<Typed> dimensions = creation.getLevels().stream()
                .flatMap(level -> level.getDimension().stream())
                .map(this::evaluate)
                .toList();
        TypeRef type = context.resolve(RawType.of(creation.createdType()));
        List<Typed> elements = creation.getInitializer()
                .map(initializer -> evaluateAll(initializer.getValues()))
                .orElse(dimensions);
        return Typed.of(allocation(type, elements), type);
    }

    private static Value allocation(TypeRef type, List<Typed> arguments) {
        Value made = new Value.Allocation(
                type.name(), arguments.stream().map(Typed::value).toList());
        return Values.bounded(made, Optional.of(type));
    }

    private static TypeRef typeOf(Expression expression, Value.Constant literal) {
        if (expression instanceof BooleanLiteralExpr) {
            return TypeRef.of("boolean");
        }
        if (expression instanceof CharLiteralExpr) {
            return TypeRef.of("char");
        }
        return literal.type().equals("null") ? TypeRef.OBJECT : TypeRef.of(literal.type());
    }

    Optional<Hint> hint(Node name) {
        return context.hint(Place.ofName(name));
    }
}
