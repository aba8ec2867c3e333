package dev.unblock.analyzer.source.written;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import java.util.List;

/** Type names as they are written. */
public final class WrittenNames {

    private WrittenNames() {}

    /** {@code java.util.Map.Entry<K, V>...} to {@code Entry[]}. */
    static String simple(Parameter parameter) {
        return simple(parameter.getType()) + (parameter.isVarArgs() ? "[]" : "");
    }

    static String simple(Type type) {
        if (type instanceof ArrayType array) {
            return simple(array.getComponentType()) + "[]";
        }
        return type instanceof ClassOrInterfaceType named ? named.getNameAsString() : withoutAnnotations(type);
    }

    /** With its package where it is written with one, without type arguments. */
    static String qualified(ClassOrInterfaceType type) {
        return type.getNameWithScope();
    }

    public static List<String> caught(CatchClause clause) {
        Type type = clause.getParameter().getType();
        List<? extends Type> types = type instanceof UnionType union ? union.getElements() : List.of(type);
        return types.stream()
                .map(one -> one instanceof ClassOrInterfaceType named ? qualified(named) : one.asString())
                .toList();
    }

    private static String withoutAnnotations(Type type) {
        return type.getElementType().isPrimitiveType()
                ? type.getElementType().asPrimitiveType().getType().asString()
                : type.asString();
    }
}
