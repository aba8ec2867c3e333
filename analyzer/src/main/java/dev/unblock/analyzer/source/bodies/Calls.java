package dev.unblock.analyzer.source.bodies;

import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.unblock.analyzer.facts.CallSite.Dispatch;
import dev.unblock.analyzer.facts.CallSite.Outcome;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.knowntypes.HandedToLambdas;
import dev.unblock.analyzer.knowntypes.KnownTypes;
import dev.unblock.analyzer.source.compiler.CompilerHints.Hint;
import dev.unblock.analyzer.source.compiler.CompilerHints.Place;
import dev.unblock.analyzer.source.compiler.CompilerHints.Role;
import dev.unblock.analyzer.source.names.Containers;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredMethod;
import dev.unblock.analyzer.source.names.RawType;
import dev.unblock.analyzer.source.names.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls of methods and constructors, and references to them. */
final class Calls {

    private final BodyContext context;
    private final BodyFacts facts;
    private final Locals locals;
    private final ExpressionWalk expressions;
    private final CallTargets targets;

    Calls(BodyContext context, BodyFacts facts, Locals locals, ExpressionWalk expressions) {
        this.context = context;
        this.facts = facts;
        this.locals = locals;
        this.expressions = expressions;
        this.targets = new CallTargets(context.types(), context.type(), context.method());
    }

    Typed call(MethodCallExpr call, Outcome outcome) {
        String name = call.getNameAsString();
        Optional<Hint> hint = expressions.hint(call.getName());
        if (call.getScope().isEmpty()) {
            List<Typed> arguments = arguments(call.getArguments(), Optional.empty(), name);
            Target target = targets.unscoped(name, arguments, hint);
            return made(
                    call,
                    target,
                    target.isStatic() ? Optional.empty() : Optional.of(implicit(target)),
                    arguments,
                    outcome);
        }
        Expression scope = call.getScope().get();
        Optional<TypeRef> named = expressions.variables().typeNamed(scope);
        Optional<Typed> object = named.isPresent() ? Optional.empty() : Optional.of(expressions.evaluate(scope));
        Optional<TypeRef> on = named.or(() -> object.flatMap(Typed::type));
        List<Typed> arguments = arguments(call.getArguments(), on, name);
        TypeRef receiver = on.filter(type -> !isAbsent(type))
                .or(() -> named.isPresent() ? Optional.empty() : TellingNames.owner(call))
                .or(() -> on)
                .orElse(TypeRef.of(SourceFacts.UNKNOWN));
        Target target = targets.on(receiver, name, arguments, hint)
                .orTyped(TellingNames.wanted(call)
                        .map(type -> context.resolve(RawType.of(type)))
                        .filter(type -> context.types().own(type.name()).isPresent()
                                || KnownTypes.standard().has(type.name())));
        Dispatch dispatch =
                named.isPresent() ? Dispatch.STATIC : scope.isSuperExpr() ? Dispatch.SPECIAL : target.dispatch();
        boolean isStatic = dispatch == Dispatch.STATIC;
        return made(
                call,
                target.withDispatch(dispatch),
                isStatic ? Optional.empty() : object.map(Typed::value),
                arguments,
                outcome);
    }

    /** Named, but nowhere to be found. */
    private boolean isAbsent(TypeRef type) {
        return !type.isArray()
                && !type.isPrimitive()
                && !context.types().isKnown(type.name())
                && type.name().contains(".");
    }

    Typed creation(ObjectCreationExpr creation) {
        creation.getScope().ifPresent(expressions::evaluate);
        TypeRef type = context.resolve(RawType.of(creation.getType()));
        List<Typed> arguments = arguments(creation.getArguments(), Optional.empty(), "<init>");
        Optional<Hint> hint = expressions.hint(creation.getType().getName());
        Target target = targets.constructor(type, arguments, hint);
        boolean anonymous = creation.getAnonymousClassBody().isPresent();
        if (anonymous) {
            context.inner().type(creation, locals);
        }
        List<Value> values = gathered(target, arguments);
        facts.call(
                target,
                Optional.empty(),
                values,
                Outcome.USED,
                creation.getType().getName(),
                creation);
        if (anonymous) {
            initialisation(creation, target);
        }
        Value made = new Value.Allocation(
                anonymous ? context.inner().nameOf(creation).orElse(type.name()) : type.name(), values);
        return Typed.of(Values.bounded(made, Optional.of(type)), type);
    }

    /** An anonymous class has a constructor of its own, in which its blocks and fields are initialised. */
    private void initialisation(ObjectCreationExpr creation, Target above) {
        context.inner().nameOf(creation).flatMap(context.types()::own).ifPresent(type -> {
            MethodKey key = context.types().key(type, DeclaredMethod.unwrittenConstructor());
            facts.call(
                    new Target(key, Dispatch.SPECIAL, above.type(), Optional.empty(), above.attribution()),
                    Optional.empty(),
                    List.of(),
                    Outcome.USED,
                    creation.getType().getName(),
                    creation);
        });
    }

    /** {@code this(…)} and {@code super(…)}. */
    void constructor(ExplicitConstructorInvocationStmt call) {
        call.getExpression().ifPresent(expressions::evaluate);
        TypeRef type = call.isThis()
                ? TypeRef.of(context.type().name())
                : context.types().supertypes(context.type()).stream()
                        .findFirst()
                        .orElse(TypeRef.OBJECT);
        List<Typed> arguments = arguments(call.getArguments(), Optional.empty(), "<init>");
        Target target = targets.constructor(type, arguments, expressions.hint(call));
        facts.call(target, Optional.of(new Value.Self()), gathered(target, arguments), Outcome.NONE, call, call);
    }

    Typed reference(MethodReferenceExpr reference) {
        Expression scope = reference.getScope();
        Optional<TypeRef> named = scope instanceof TypeExpr type
                ? typeOrVariable(type)
                : expressions.variables().typeNamed(scope);
        Optional<Typed> object = named.isPresent() ? Optional.empty() : Optional.of(bound(scope));
        Optional<Hint> hint = context.hint(placeOfIdentifier(reference));
        TypeRef on = named.or(() -> object.flatMap(Typed::type)).orElse(TypeRef.of(SourceFacts.UNKNOWN));
        Target target = reference.getIdentifier().equals("new")
                ? targets.constructor(on, List.of(), hint)
                : targets.reference(on, reference.getIdentifier(), hint);
        String type = hint.flatMap(Hint::type).map(TypeRef::name).orElse("");
        List<Value> captured = object.map(Typed::value).stream().toList();
        return new Typed(new Value.Functional(target.key(), type, captured), hint.flatMap(Hint::type));
    }

    /** The parser takes every name before {@code ::} for a type. */
    private Optional<TypeRef> typeOrVariable(TypeExpr type) {
        RawType raw = RawType.of(type.getType());
        boolean variable = raw.arguments().isEmpty() && isVariable(raw.name());
        return variable ? Optional.empty() : Optional.of(context.resolve(raw));
    }

    private boolean isVariable(String name) {
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return expressions.variables().isVariable(first);
    }

    private Typed bound(Expression scope) {
        if (scope instanceof TypeExpr type) {
            Expression parsed = asExpression(type);
            return expressions.evaluate(parsed);
        }
        return expressions.evaluate(scope);
    }

    /** {@code a.b} as names, at the place where the type was read. */
    private static Expression asExpression(TypeExpr type) {
        String[] names = type.getType().asString().split("\\.");
        Expression expression = new NameExpr(names[0]);
        for (int i = 1; i < names.length; i++) {
            expression = new FieldAccessExpr(expression, names[i]);
        }
        type.getRange().ifPresent(expression::setRange);
        Expression placed = expression;
        placed.walk(node -> type.getRange().ifPresent(node::setRange));
        return placed;
    }

    private static Place placeOfIdentifier(MethodReferenceExpr reference) {
        return reference
                .getTokenRange()
                .map(TokenRange::getEnd)
                .flatMap(token -> token.getRange())
                .map(range -> new Place(range.begin.line, range.begin.column, Role.NAME))
                .orElse(Place.ofName(reference));
    }

    private Typed made(
            MethodCallExpr call, Target target, Optional<Value> receiver, List<Typed> arguments, Outcome outcome) {
        return facts.call(target, receiver, gathered(target, arguments), outcome, call.getName(), call);
    }

    /** The object that a call without one is made on. */
    private Value implicit(Target target) {
        String owner = target.key().owner();
        boolean own = owner.equals(context.type().name())
                || context.types().own(owner).isEmpty();
        return own
                ? new Value.Self()
                : expressions.variables().outerObject(owner).value();
    }

    /** Lambdas learn from the container, or the library's object, they are given to what they take. */
    private List<Typed> arguments(List<Expression> written, Optional<TypeRef> on, String method) {
        List<Typed> arguments = new ArrayList<>();
        for (Expression argument : written) {
            if (argument instanceof LambdaExpr lambda) {
                List<TypeRef> expected =
                        on.map(type -> taken(lambda, type, method)).orElse(List.of());
                arguments.add(new LambdaFacts(context, locals).lambda(lambda, Optional.empty(), expected));
            } else {
                arguments.add(expressions.evaluate(argument));
            }
        }
        return arguments;
    }

    private static List<TypeRef> taken(LambdaExpr lambda, TypeRef on, String method) {
        List<TypeRef> ofContainer =
                Containers.lambdaParameters(on, method, lambda.getParameters().size());
        return ofContainer.isEmpty()
                ? HandedToLambdas.by(on.name(), method).map(TypeRef::of).stream()
                        .toList()
                : ofContainer;
    }

    private static List<Value> gathered(Target target, List<Typed> arguments) {
        List<Value> values = arguments.stream().map(Typed::value).toList();
        if (target.variable().isEmpty() || target.variable().get() > values.size()) {
            return values;
        }
        int from = target.variable().get();
        boolean passesArray = arguments.size() == from + 1
                && arguments.get(from).type().filter(TypeRef::isArray).isPresent();
        if (passesArray) {
            return values;
        }
        List<String> parameters = target.key().parameterTypes();
        List<Value> all = new ArrayList<>(values.subList(0, from));
        all.add(new Value.Allocation(parameters.get(parameters.size() - 1), values.subList(from, values.size())));
        return all;
    }
}
