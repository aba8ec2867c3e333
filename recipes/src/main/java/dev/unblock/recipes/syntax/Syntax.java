package dev.unblock.recipes.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openrewrite.Tree;
import org.openrewrite.java.tree.Expression;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JContainer;
import org.openrewrite.java.tree.JLeftPadded;
import org.openrewrite.java.tree.JRightPadded;
import org.openrewrite.java.tree.JavaType;
import org.openrewrite.java.tree.Space;
import org.openrewrite.java.tree.Statement;
import org.openrewrite.java.tree.TypeTree;
import org.openrewrite.marker.Markers;

/** Expressions and statements with their types. Indentation is left to the formatter. */
public final class Syntax {
    private static final Space ONE = Space.SINGLE_SPACE;
    private static final Space LINE = Space.format("\n");

    private Syntax() {}

    /** A class name used as a qualifier or a type. */
    public static J.Identifier type(JavaType.FullyQualified type) {
        JavaType.FullyQualified raw = type instanceof JavaType.Parameterized generic ? generic.getType() : type;
        String name = raw.getClassName();
        return identifier(name.substring(name.lastIndexOf('.') + 1), raw);
    }

    public static J.Identifier variable(String name, JavaType type) {
        return identifier(name, type).withFieldType(new JavaType.Variable(null, 0, name, null, type, List.of()));
    }

    public static J.Identifier identifier(String name, JavaType type) {
        return new J.Identifier(Tree.randomId(), Space.EMPTY, Markers.EMPTY, List.of(), name, type, null);
    }

    public static J.Literal number(long value) {
        boolean wide = value > Integer.MAX_VALUE;
        JavaType.Primitive type = wide ? JavaType.Primitive.Long : JavaType.Primitive.Int;
        Object boxed = wide ? (Object) value : (Object) (int) value;
        return literal(boxed, value + (wide ? "L" : ""), type);
    }

    public static J.Literal text(String value) {
        return literal(value, '"' + value + '"', JavaType.Primitive.String);
    }

    public static J.Literal truth() {
        return literal(true, "true", JavaType.Primitive.Boolean);
    }

    public static J.Literal nothing() {
        return new J.Literal(Tree.randomId(), Space.EMPTY, Markers.EMPTY, null, "null", null, JavaType.Primitive.Null);
    }

    private static J.Literal literal(Object value, String source, JavaType.Primitive type) {
        return new J.Literal(Tree.randomId(), Space.EMPTY, Markers.EMPTY, value, source, null, type);
    }

    /** {@code select.name(arguments)} on one line. */
    public static J.MethodInvocation call(Expression select, JavaType.Method method, Expression... arguments) {
        return call(JRightPadded.build(select), method, List.of(arguments));
    }

    /** The same with the dot on a line of its own. */
    public static J.MethodInvocation chained(Expression select, JavaType.Method method, Expression... arguments) {
        return call(JRightPadded.build(select).withAfter(LINE), method, List.of(arguments));
    }

    private static J.MethodInvocation call(
            JRightPadded<Expression> select, JavaType.Method method, List<? extends Expression> arguments) {
        J.Identifier name = identifier(method.getName(), method);
        return new J.MethodInvocation(
                Tree.randomId(), Space.EMPTY, Markers.EMPTY, select, null, name, arguments(arguments), method);
    }

    /** A static call: {@code Owner.name(arguments)}. */
    public static J.MethodInvocation staticCall(JavaType.Method method, Expression... arguments) {
        return call(type(method.getDeclaringType()), method, arguments);
    }

    /** {@code Type.class}. */
    public static J.FieldAccess classLiteral(JavaType.FullyQualified type) {
        JavaType.Parameterized literal =
                new JavaType.Parameterized(null, Types.named("java.lang.Class"), List.of(type));
        return new J.FieldAccess(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                type(type),
                JLeftPadded.build(identifier("class", literal)),
                literal);
    }

    /** A call of a method of the class itself: {@code name(arguments)}. */
    public static J.MethodInvocation unqualifiedCall(JavaType.Method method, Expression... arguments) {
        J.Identifier name = identifier(method.getName(), method);
        return new J.MethodInvocation(
                Tree.randomId(), Space.EMPTY, Markers.EMPTY, null, null, name, arguments(List.of(arguments)), method);
    }

    public static J.NewClass create(JavaType.Method constructor, Expression... arguments) {
        J.Identifier clazz = type(constructor.getDeclaringType()).withPrefix(ONE);
        return new J.NewClass(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                null,
                Space.EMPTY,
                clazz,
                arguments(List.of(arguments)),
                null,
                constructor);
    }

    /** {@code new Outer.Inner(arguments)}. */
    public static J.NewClass createNested(JavaType.Method constructor, Expression... arguments) {
        JavaType.FullyQualified inner = constructor.getDeclaringType();
        JavaType.FullyQualified outer =
                Types.named(inner.getFullyQualifiedName().replaceFirst("\\$.*", ""));
        J.FieldAccess name = access(type(outer), type(inner), inner);
        return create(constructor, arguments).withClazz(name.withPrefix(ONE));
    }

    /** {@code new Generic<>(arguments)}. */
    public static J.NewClass createInferred(JavaType.Method constructor, Expression... arguments) {
        J.NewClass plain = create(constructor, arguments);
        JavaType.FullyQualified type = constructor.getDeclaringType();
        Expression diamond = new J.Empty(Tree.randomId(), Space.EMPTY, Markers.EMPTY);
        J.ParameterizedType inferred = new J.ParameterizedType(
                Tree.randomId(),
                ONE,
                Markers.EMPTY,
                type(type),
                JContainer.build(List.of(JRightPadded.build(diamond))),
                type);
        return plain.withClazz(inferred);
    }

    /** {@code Type.NAME}. */
    public static J.FieldAccess constant(JavaType.FullyQualified type, String name) {
        return access(type(type), variable(name, type), type);
    }

    private static J.FieldAccess access(Expression target, J.Identifier name, JavaType type) {
        return new J.FieldAccess(Tree.randomId(), Space.EMPTY, Markers.EMPTY, target, JLeftPadded.build(name), type);
    }

    private static JContainer<Expression> arguments(List<? extends Expression> arguments) {
        if (arguments.isEmpty()) {
            Expression empty = new J.Empty(Tree.randomId(), Space.EMPTY, Markers.EMPTY);
            return JContainer.build(List.of(JRightPadded.build(empty)));
        }
        return JContainer.build(Space.EMPTY, spaced(arguments), Markers.EMPTY);
    }

    private static List<JRightPadded<Expression>> spaced(List<? extends Expression> parts) {
        List<JRightPadded<Expression>> padded = new ArrayList<>();
        for (Expression part : parts) {
            Expression placed = part.withPrefix(padded.isEmpty() ? Space.EMPTY : ONE);
            padded.add(JRightPadded.build(placed));
        }
        return padded;
    }

    /** {@code () -> body}. */
    public static J.Lambda lambda(J body, JavaType type) {
        return lambda(List.of(), body, type);
    }

    /** {@code x -> body} or {@code (x, y) -> body}. */
    public static J.Lambda lambda(List<J.Identifier> parameters, J body, JavaType type) {
        List<JRightPadded<J>> padded = new ArrayList<>();
        for (J.Identifier parameter : parameters) {
            padded.add(JRightPadded.build(parameter(parameter, padded.isEmpty())));
        }
        if (padded.isEmpty()) {
            padded.add(JRightPadded.build(new J.Empty(Tree.randomId(), Space.EMPTY, Markers.EMPTY)));
        }
        J.Lambda.Parameters header =
                new J.Lambda.Parameters(Tree.randomId(), Space.EMPTY, Markers.EMPTY, parameters.size() != 1, padded);
        return new J.Lambda(Tree.randomId(), Space.EMPTY, Markers.EMPTY, header, ONE, body.withPrefix(ONE), type);
    }

    private static J parameter(J.Identifier name, boolean first) {
        return declaration(null, name, null).withPrefix(first ? Space.EMPTY : ONE);
    }

    /** {@code Owner::name}. */
    public static J.MemberReference reference(JavaType.Method method, JavaType type) {
        Expression owner = type(method.getDeclaringType());
        return new J.MemberReference(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                JRightPadded.build(owner),
                null,
                JLeftPadded.build(identifier(method.getName(), method)),
                type,
                method,
                null);
    }

    /** {@code Type name = value;}. */
    public static J.VariableDeclarations declare(TypeTree type, J.Identifier name, Expression value) {
        return declaration(type, name, value);
    }

    private static J.VariableDeclarations declaration(
            @Nullable TypeTree type, J.Identifier name, @Nullable Expression value) {
        JLeftPadded<Expression> initializer =
                value == null ? null : new JLeftPadded<>(ONE, value.withPrefix(ONE), Markers.EMPTY);
        J.Identifier placed = name.withPrefix(type == null ? Space.EMPTY : ONE);
        J.VariableDeclarations.NamedVariable variable = new J.VariableDeclarations.NamedVariable(
                Tree.randomId(),
                placed.getPrefix(),
                Markers.EMPTY,
                placed.withPrefix(Space.EMPTY),
                List.of(),
                initializer,
                name.getFieldType());
        return new J.VariableDeclarations(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                List.of(),
                List.of(),
                type,
                null,
                List.of(JRightPadded.build(variable)));
    }

    /** {@code Raw<A, B>}, with the arguments as they are written. */
    public static J.ParameterizedType generic(JavaType.Parameterized type, List<? extends Expression> arguments) {
        return new J.ParameterizedType(
                Tree.randomId(),
                Space.EMPTY,
                Markers.EMPTY,
                type(type),
                JContainer.build(Space.EMPTY, spaced(arguments), Markers.EMPTY),
                type);
    }

    public static J.Return returning(Expression value) {
        return new J.Return(Tree.randomId(), LINE, Markers.EMPTY, value.withPrefix(ONE));
    }

    /** {@code try {…} finally {…}}. */
    public static J.Try tryFinally(J.Block body, J.Block last) {
        JLeftPadded<J.Block> finallyBlock = new JLeftPadded<>(ONE, last.withPrefix(ONE), Markers.EMPTY);
        return new J.Try(
                Tree.randomId(), Space.EMPTY, Markers.EMPTY, null, body.withPrefix(ONE), List.of(), finallyBlock);
    }

    public static J.Block block(List<? extends Statement> statements) {
        List<JRightPadded<Statement>> padded = new ArrayList<>();
        for (Statement statement : statements) {
            padded.add(JRightPadded.build(statement));
        }
        return new J.Block(Tree.randomId(), ONE, Markers.EMPTY, JRightPadded.build(false), padded, LINE);
    }
}
