package dev.unblock.analyzer.source.names;

import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.IntersectionType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.UnionType;
import com.github.javaparser.ast.type.WildcardType;
import java.util.List;

/**
 * A type as it is written, kept when the tree is gone.
 *
 * @param name with its scope where written; {@code var} and {@code ?} where the compiler infers it
 */
public record RawType(String name, List<RawType> arguments, int dimensions) {

    static final RawType INFERRED = named("?");
    static final RawType OBJECT = named("java.lang.Object");

    public RawType {
        arguments = List.copyOf(arguments);
    }

    public static RawType named(String name) {
        return new RawType(name, List.of(), 0);
    }

    public static RawType of(Type type) {
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()).array();
        }
        if (type instanceof ClassOrInterfaceType named) {
            List<RawType> arguments = named.getTypeArguments().stream()
                    .flatMap(List::stream)
                    .map(RawType::of)
                    .toList();
            return new RawType(named.getNameWithScope(), arguments, 0);
        }
        if (type instanceof PrimitiveType primitive) {
            return named(primitive.getType().asString());
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendedType().map(RawType::of).orElse(OBJECT);
        }
        if (type instanceof UnionType union) {
            return of(union.getElements().get(0));
        }
        if (type instanceof IntersectionType intersection) {
            return of(intersection.getElements().get(0));
        }
        return type.isVoidType() ? named("void") : INFERRED;
    }

    RawType array() {
        return new RawType(name, arguments, dimensions + 1);
    }

    public boolean isInferred() {
        return equals(INFERRED);
    }
}
