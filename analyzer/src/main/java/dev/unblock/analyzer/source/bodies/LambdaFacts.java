package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.bodies.InnerBodies.LambdaParameter;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.names.DeclarationReader;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import dev.unblock.analyzer.source.written.Places;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a method of a lambda, as compilers do: what it captures comes before its own parameters. */
final class LambdaFacts {

    /** Interfaces whose method gives nothing back, so that an expression's value is dropped. */
    private static final Set<String> GIVE_NOTHING = Set.of(
            "java.lang.Runnable",
            "java.util.function.Consumer",
            "java.util.function.BiConsumer",
            "java.util.function.IntConsumer",
            "java.util.function.LongConsumer");

    private final BodyContext context;
    private final Locals around;

    LambdaFacts(BodyContext context, Locals around) {
        this.context = context;
        this.around = around;
    }

    /**
     * Reads a lambda.
     *
     * @param target the functional interface where the place tells
     * @param expected types of the parameters where the place tells
     */
    Typed lambda(LambdaExpr lambda, Optional<TypeRef> target, List<TypeRef> expected) {
        Optional<TypeRef> type =
                context.hint(Place.ofLambda(lambda)).flatMap(Hint::type).or(() -> target);
        List<String> captured = captured(lambda);
        List<LambdaParameter> parameters = new ArrayList<>();
        Locals inside = Locals.seenFrom(around);
        List<Value> values = new ArrayList<>();
        if (!context.isStatic()) {
            values.add(new Value.Self());
        }
        for (String name : captured) {
            Typed outer = around.find(name).orElse(Typed.UNKNOWN);
            values.add(outer.value());
            declare(inside, parameters, name, outer.type());
        }
        for (int i = 0; i < lambda.getParameters().size(); i++) {
            Parameter parameter = lambda.getParameter(i);
            declare(inside, parameters, parameter.getNameAsString(), typeOf(parameter, i, expected));
        }
        BodyFacts facts = new BodyFacts(context.places());
        boolean nothing = type.map(TypeRef::name).filter(GIVE_NOTHING::contains).isPresent();
        int number = context.inner().nextLambda();
        Optional<TypeRef> returned = walk(lambda, facts, inside, nothing);
        MethodKey key = key(number, parameters, returned);
        context.inner().lambda(lambda, key, context, facts, parameters);
        Value value = new Value.Functional(key, type.map(TypeRef::name).orElse(""), values);
        return new Typed(Values.bounded(value, type), type);
    }

    private static void declare(Locals inside, List<LambdaParameter> parameters, String name, Optional<TypeRef> type) {
        inside.declare(name, new Typed(new Value.Parameter(parameters.size()), type));
        parameters.add(new LambdaParameter(name, type.orElse(TypeRef.OBJECT)));
    }

    private Optional<TypeRef> walk(LambdaExpr lambda, BodyFacts facts, Locals inside, boolean nothing) {
        ExpressionWalk expressions = new ExpressionWalk(context, facts, inside);
        Optional<Expression> expression = lambda.getExpressionBody();
        if (expression.isEmpty()) {
            new StatementWalk(expressions, facts, inside).walk(lambda.getBody());
            boolean returns = lambda.getBody()
                    .findFirst(ReturnStmt.class, one -> one.getExpression().isPresent())
                    .isPresent();
            return returns ? Optional.of(TypeRef.OBJECT) : Optional.of(TypeRef.VOID);
        }
        if (nothing) {
            expressions.dropped(expression.get());
            return Optional.of(TypeRef.VOID);
        }
        Typed value = expressions.withTarget(expression.get(), Optional.empty());
        facts.returns(value.value());
        return value.type();
    }

    private MethodKey key(int number, List<LambdaParameter> parameters, Optional<TypeRef> returned) {
        String in =
                switch (context.method().name()) {
                    case "<init>" -> "new";
                    case "<clinit>" -> "static";
                    default -> context.method().name();
                };
        return new MethodKey(
                context.type().name(),
                "lambda$" + in + "$" + number,
                TypeRef.descriptor(
                        parameters.stream().map(LambdaParameter::type).toList(), returned.orElse(TypeRef.OBJECT)));
    }

    private Optional<TypeRef> typeOf(Parameter parameter, int index, List<TypeRef> expected) {
        RawType written = DeclarationReader.type(parameter);
        if (!written.isInferred() && !written.name().equals("var")) {
            return Optional.of(context.resolve(written));
        }
        Optional<TypeRef> fromPlace = index < expected.size() ? Optional.of(expected.get(index)) : Optional.empty();
        return context.hint(Place.ofName(parameter.getName()))
                .flatMap(Hint::type)
                .filter(type -> !type.equals(TypeRef.OBJECT))
                .or(() -> fromPlace);
    }

    /** Variables of the bodies around, in the order of their first use. */
    private List<String> captured(LambdaExpr lambda) {
        Set<String> own =
                lambda.getParameters().stream().map(Parameter::getNameAsString).collect(Collectors.toSet());
        Statement body = lambda.getBody();
        Set<String> names = new LinkedHashSet<>();
        body.findAll(NameExpr.class).stream()
                .sorted(Comparator.comparing(Places::begin))
                .map(NameExpr::getNameAsString)
                .forEach(names::add);
        body.findAll(TypeExpr.class).stream()
                .map(type -> type.getType().asString().split("\\.")[0])
                .forEach(names::add);
        return names.stream()
                .filter(name -> !own.contains(name) && around.find(name).isPresent())
                .toList();
    }
}
