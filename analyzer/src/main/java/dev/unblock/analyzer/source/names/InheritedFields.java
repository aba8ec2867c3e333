package dev.unblock.analyzer.source.names;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of library types that their subclasses use, for when the jar is not at hand. */
public final class InheritedFields {

    private static final List<Row> ROWS = List.of(
            new Row("io.vertx.core.Verticle", "vertx", "io.vertx.core.Vertx"),
            new Row("io.vertx.core.Verticle", "context", "io.vertx.core.Context"));

    /** Fields whose type is the first type argument of the supertype. */
    private static final Map<String, String> OF_ARGUMENT =
            Map.of("baseMapper", "com.baomidou.mybatisplus.extension.service.impl.ServiceImpl");

    private record Row(String owner, String name, String type) {}

    private InheritedFields() {}

    /** The type of the field that this type, or one around it, inherits. */
    public static Optional<TypeRef> find(String name, DeclaredType in, ProjectTypes types) {
        return ROWS.stream()
                .filter(row -> row.name().equals(name) && isWithin(row.owner(), in, types))
                .map(row -> TypeRef.of(row.type()))
                .findFirst()
                .or(() -> Optional.ofNullable(OF_ARGUMENT.get(name))
                        .flatMap(owner ->
                                types.argumentsAbove(in, owner).stream().findFirst()));
    }

    private static boolean isWithin(String owner, DeclaredType in, ProjectTypes types) {
        Optional<DeclaredType> at = Optional.of(in);
        while (at.isPresent()) {
            if (types.isSubtype(at.get().name(), owner)) {
                return true;
            }
            at = at.get().outer().flatMap(types::own);
        }
        return false;
    }
}
