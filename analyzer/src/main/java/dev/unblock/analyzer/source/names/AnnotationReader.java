package dev.unblock.analyzer.source.names;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.source.names.DeclaredType.DeclaredField;
import dev.unblock.analyzer.source.names.ProjectTypes.Member;
import dev.unblock.analyzer.source.written.Literals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads annotations as they are written in a type. */
public final class AnnotationReader {

    private final ProjectTypes types;
    private final DeclaredType in;

    public AnnotationReader(ProjectTypes types, DeclaredType in) {
        this.types = types;
        this.in = in;
    }

    public List<AnnotationFact> read(NodeWithAnnotations<?> annotated) {
        return annotated.getAnnotations().stream().map(this::fact).toList();
    }

    private AnnotationFact fact(AnnotationExpr annotation) {
        String name = annotation.getNameAsString();
        Map<String, Object> values = new LinkedHashMap<>();
        annotation.ifSingleMemberAnnotationExpr(single -> values.put("value", value(single.getMemberValue())));
        annotation.ifNormalAnnotationExpr(normal -> {
            for (MemberValuePair pair : normal.getPairs()) {
                values.put(pair.getNameAsString(), value(pair.getValue()));
            }
        });
        return new AnnotationFact(types.find(name, in).orElse(name), values);
    }

    private Object value(Expression expression) {
        if (expression instanceof ArrayInitializerExpr array) {
            return array.getValues().stream().map(this::value).toList();
        }
        if (expression instanceof AnnotationExpr nested) {
            return fact(nested);
        }
        if (expression instanceof BooleanLiteralExpr bool) {
            return bool.getValue();
        }
        if (expression instanceof ClassExpr type) {
            return types.resolve(RawType.of(type.getType()), in, List.of()).name();
        }
        return constant(expression).map(AnnotationReader::plain).orElseGet(() -> lastName(expression));
    }

    private Optional<Value.Constant> constant(Expression expression) {
        if (expression instanceof BinaryExpr binary) {
            return constant(binary.getLeft()).flatMap(left -> constant(binary.getRight())
                    .flatMap(right -> Literals.computed(left, binary.getOperator(), right)));
        }
        return Literals.constant(expression).or(() -> named(expression));
    }

    private Optional<Value.Constant> named(Expression expression) {
        if (expression instanceof NameExpr name) {
            return types.field(in, name.getNameAsString())
                    .map(Member::declared)
                    .flatMap(DeclaredField::constant)
                    .or(() -> imported(name.getNameAsString()));
        }
        return expression instanceof FieldAccessExpr access
                ? types.find(access.getScope().toString(), in)
                        .flatMap(owner -> constantOf(owner, access.getNameAsString()))
                : Optional.empty();
    }

    private Optional<Value.Constant> imported(String name) {
        return Optional.ofNullable(in.scope().members().get(name))
                .flatMap(types::qualified)
                .flatMap(owner -> constantOf(owner, name));
    }

    private Optional<Value.Constant> constantOf(String owner, String name) {
        return types.own(owner)
                .flatMap(type -> types.field(type, name))
                .map(Member::declared)
                .flatMap(DeclaredField::constant);
    }

    private static Object plain(Value.Constant constant) {
        return switch (constant.type()) {
            case "int" -> Integer.valueOf(constant.text());
            case "long" -> Long.valueOf(constant.text());
            case "float", "double" -> Double.valueOf(constant.text());
            default -> constant.text();
        };
    }

    /** The name of an enum's constant; of what is not understood, the text. */
    private static String lastName(Expression expression) {
        if (expression instanceof FieldAccessExpr access) {
            return access.getNameAsString();
        }
        return expression.toString();
    }
}
