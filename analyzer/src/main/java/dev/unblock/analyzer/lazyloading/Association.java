package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.FieldKey;
import java.util.List;
import java.util.Optional;

/**
 * A field (or property) of an entity that leads to other entities.
 *
 * @param batched the provider loads those of many entities with one query
 */
public record Association(FieldKey field, Kind kind, Fetch fetch, boolean batched) {

    private static final List<String> PERSISTENCE = List.of("jakarta.persistence.", "javax.persistence.");
    private static final String HIBERNATE = "org.hibernate.annotations.";

    /** To how many others it leads. */
    public enum Kind {
        ONE,
        MANY
    }

    /** When it is loaded. */
    public enum Fetch {
        EAGER,
        LAZY
    }

    boolean isLazy(Kind wanted) {
        return kind == wanted && fetch == Fetch.LAZY;
    }

    /** What the mapping annotations of a field or getter say; empty where they map none. */
    static Optional<Association> of(FieldKey field, List<AnnotationFact> annotations, boolean batchedAnyway) {
        boolean batched = batchedAnyway
                || annotations.stream()
                        .anyMatch(a -> a.type().equals(HIBERNATE + "BatchSize") || says(a, "Fetch", "SUBSELECT"));
        boolean eager =
                annotations.stream().anyMatch(a -> says(a, "Fetch", "JOIN") || says(a, "LazyCollection", "FALSE"));
        return annotations.stream()
                .flatMap(a -> mapping(a).stream())
                .findFirst()
                .map(mapped -> new Association(field, mapped.kind(), eager ? Fetch.EAGER : mapped.fetch(), batched));
    }

    private record Mapping(Kind kind, Fetch fetch) {}

    private static Optional<Mapping> mapping(AnnotationFact annotation) {
        String given = annotation.text("fetch").orElse("");
        return switch (persistent(annotation)) {
            case "OneToMany", "ManyToMany", "ElementCollection" ->
                Optional.of(new Mapping(Kind.MANY, given.endsWith("EAGER") ? Fetch.EAGER : Fetch.LAZY));
            case "ManyToOne" -> Optional.of(new Mapping(Kind.ONE, given.endsWith("LAZY") ? Fetch.LAZY : Fetch.EAGER));
            case "OneToOne" ->
                Optional.of(new Mapping(
                        Kind.ONE, given.endsWith("LAZY") && canBeProxy(annotation) ? Fetch.LAZY : Fetch.EAGER));
            default -> Optional.empty();
        };
    }

    /** The side without the column must be asked whether there is anything, so that it is loaded with its owner. */
    private static boolean canBeProxy(AnnotationFact oneToOne) {
        return oneToOne.text("mappedBy").orElse("").isEmpty()
                || oneToOne.text("optional").filter("false"::equals).isPresent();
    }

    private static boolean says(AnnotationFact annotation, String name, String value) {
        return annotation.type().equals(HIBERNATE + name)
                && annotation.text("value").filter(text -> text.endsWith(value)).isPresent();
    }

    /** The simple name of one of JPA's annotations; empty for others. */
    static String persistent(AnnotationFact annotation) {
        return PERSISTENCE.stream()
                .filter(annotation.type()::startsWith)
                .map(prefix -> annotation.type().substring(prefix.length()))
                .findFirst()
                .orElse("");
    }
}
