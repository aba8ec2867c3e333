package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The entities of a program, their associations, and which calls read those. */
final class Entities {

    private static final Set<String> PERSISTENT = Set.of("Entity", "MappedSuperclass", "Embeddable");
    private static final Set<String> IDS = Set.of("Id", "EmbeddedId");
    private static final Set<String> VIEWS =
            Set.of("unmodifiableList", "unmodifiableSet", "unmodifiableCollection", "unmodifiableMap");

    private final TypeHierarchy hierarchy;
    private final Set<String> types = new HashSet<>();
    private final Map<FieldKey, Association> associations = new HashMap<>();
    private final Map<MethodKey, FieldKey> getters = new HashMap<>();
    private final Set<FieldKey> ids = new HashSet<>();
    private final boolean batchedByDefault;

    private Entities(Facts facts) {
        this.hierarchy = facts.hierarchy();
        this.batchedByDefault =
                facts.settings().keySet().stream().anyMatch(key -> key.contains("default-batch-fetch-size"));
        facts.types().stream().filter(Entities::isPersistent).forEach(this::add);
    }

    static Entities of(Facts facts) {
        return new Entities(facts);
    }

    private static boolean isPersistent(TypeFact type) {
        return type.annotations().stream().map(Association::persistent).anyMatch(PERSISTENT::contains);
    }

    private void add(TypeFact type) {
        types.add(type.name());
        for (FieldFact field : type.fields()) {
            note(field.key(), field.annotations());
        }
        for (MethodFact method : type.methods()) {
            if (method.parameters().isEmpty()) {
                FieldKey property =
                        new FieldKey(type.name(), property(method.key().name()));
                note(property, method.annotations());
                boolean mapped = associations.containsKey(property)
                        && !method.annotations().isEmpty();
                getters.put(method.key(), given(method).orElse(mapped ? property : computed(method)));
            }
        }
    }

    private void note(FieldKey field, List<AnnotationFact> annotations) {
        Association.of(field, annotations, batchedByDefault).ifPresent(found -> associations.put(field, found));
        if (annotations.stream().map(Association::persistent).anyMatch(IDS::contains)) {
            ids.add(field);
        }
    }

    /** The field that the method gives and does nothing else with. */
    private static Optional<FieldKey> given(MethodFact method) {
        return method.returned().size() == 1 ? ownField(method.returned().get(0)) : Optional.empty();
    }

    private static FieldKey computed(MethodFact method) {
        return new FieldKey(method.key().owner(), method.key().name() + "()");
    }

    private static Optional<FieldKey> ownField(Value value) {
        if (value instanceof Value.Result view
                && VIEWS.contains(view.target().name())
                && view.arguments().size() == 1) {
            return ownField(view.arguments().get(0));
        }
        return value instanceof Value.FieldRead read
                        && read.object().filter(Value.Self.class::isInstance).isPresent()
                ? Optional.of(read.field())
                : Optional.empty();
    }

    private static String property(String getter) {
        String name = getter.replaceFirst("^(get|is)(?=\\p{Lu})", "");
        return name.equals(getter) ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    boolean areNone() {
        return associations.values().stream().noneMatch(one -> one.fetch() == Association.Fetch.LAZY);
    }

    /** The entity, or what it inherits from, has an association that is loaded on demand. */
    boolean hasLazyPart(String type) {
        return isEntity(type)
                && associations.values().stream()
                        .filter(one -> one.fetch() == Association.Fetch.LAZY)
                        .anyMatch(one -> hierarchy.isSubtype(type, one.field().owner()));
    }

    boolean isEntity(String type) {
        return types.contains(type);
    }

    /** An entity as read from another one, by a getter or from a field. */
    record Read(Optional<Association> association, Value from) {}

    /** The reading of an entity's property that the value is. */
    Optional<Read> read(Value value) {
        if (value instanceof Value.FieldRead read && isEntity(read.field().owner())) {
            return read.object().map(from -> new Read(Optional.ofNullable(associations.get(read.field())), from));
        }
        if (value instanceof Value.Result result && result.receiver().isPresent()) {
            Optional<FieldKey> property = property(result.target());
            return property.map(field -> new Read(
                    Optional.ofNullable(associations.get(field)),
                    result.receiver().get()));
        }
        return Optional.empty();
    }

    /** The property that a call of the method reads; of a getter that nobody has written, by its name. */
    private Optional<FieldKey> property(MethodKey called) {
        if (!called.parameterTypes().isEmpty()) {
            return Optional.empty();
        }
        Optional<FieldKey> written = above(called.owner())
                .map(type -> getters.get(new MethodKey(type, called.name(), called.descriptor())))
                .filter(Objects::nonNull)
                .findFirst();
        return written.or(() -> above(called.owner())
                .map(type -> new FieldKey(type, property(called.name())))
                .filter(field -> associations.containsKey(field) || ids.contains(field))
                .findFirst());
    }

    private Stream<String> above(String type) {
        return hierarchy.supertypes(type).stream().filter(types::contains);
    }

    /** A call of the method is answered by a proxy without a look at the database. */
    boolean isId(MethodKey called) {
        return property(called).filter(ids::contains).isPresent();
    }
}
