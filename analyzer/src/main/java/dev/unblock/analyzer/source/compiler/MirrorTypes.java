package dev.unblock.analyzer.source.compiler;

import dev.unblock.analyzer.source.names.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The compiler's types as ours; empty where the compiler does not know them either. */
final class MirrorTypes {

    private final Elements elements;
    private final Types types;

    MirrorTypes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    Optional<TypeRef> ref(TypeMirror type) {
        return ref(type, 0);
    }

    Optional<TypeRef> erased(TypeMirror type) {
        return ref(types.erasure(type), 0);
    }

    private Optional<TypeRef> ref(TypeMirror type, int depth) {
        TypeKind kind = type.getKind();
        if (kind.isPrimitive() || kind == TypeKind.VOID) {
            return Optional.of(TypeRef.of(kind.name().toLowerCase(Locale.ROOT)));
        }
        if (type instanceof ArrayType array) {
            return ref(array.getComponentType(), depth).map(TypeRef::array);
        }
        if (kind == TypeKind.TYPEVAR || kind == TypeKind.INTERSECTION || kind == TypeKind.WILDCARD) {
            TypeMirror erased = types.erasure(type);
            return erased.getKind() == TypeKind.DECLARED ? ref(erased, depth) : Optional.empty();
        }
        if (kind != TypeKind.DECLARED || depth > 6) {
            return Optional.empty();
        }
        DeclaredType declared = (DeclaredType) type;
        String name = elements.getBinaryName((TypeElement) declared.asElement()).toString();
        List<TypeRef> arguments = new ArrayList<>();
        for (TypeMirror argument : depth > 3 ? List.<TypeMirror>of() : declared.getTypeArguments()) {
            arguments.add(ref(argument, depth + 1).orElse(TypeRef.OBJECT));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(new TypeRef(name, arguments));
    }
}
