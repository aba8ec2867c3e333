package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of blocking APIs, matched on the type hierarchy: a row counts for calls on subtypes too.
 *
 * <p>Of several rows the more telling one wins: one that names the method before {@code *}, one that names the
 * parameters before one that does not, that of a subtype before that of its supertype. A row of kind {@code none}
 * silences what a wider row says.
 */
public final class Catalogue {

    /** Names of our files. A test holds them against what is in the folder. */
    static final List<String> AREAS =
            List.of("bridge", "cache", "cloud", "files", "http", "jdk", "messaging", "persistence", "spring");

    /** What returns one of these starts something and does not wait, so that {@code *} does not mean it. */
    private static final Set<String> ASYNCHRONOUS = Set.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux",
            "io.smallrye.mutiny.Uni",
            "io.smallrye.mutiny.Multi",
            "io.reactivex.rxjava3.core.Single",
            "io.reactivex.rxjava3.core.Maybe",
            "io.reactivex.rxjava3.core.Completable",
            "io.reactivex.rxjava3.core.Observable",
            "com.google.common.util.concurrent.ListenableFuture");

    private static final Set<String> OF_EVERY_OBJECT = Set.of(
            "equals", "hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "close", "<init>", "<clinit>");

    private final Map<String, BlockingApi> rows;
    private final Map<String, List<BlockingApi>> byType;

    private Catalogue(Map<String, BlockingApi> rows) {
        this.rows = rows;
        this.byType = rows.values().stream()
                .collect(Collectors.groupingBy(BlockingApi::type, HashMap::new, Collectors.toList()));
    }

    /** What we know. */
    public static Catalogue standard() {
        return of(AREAS.stream().flatMap(area -> CatalogueReader.area(area).stream()));
    }

    /** This one with the user's files; their rows replace ours. */
    public Catalogue with(List<Path> files) {
        return of(Stream.concat(
                rows.values().stream(), files.stream().flatMap(file -> CatalogueReader.file(file).stream())));
    }

    public Collection<BlockingApi> rows() {
        return rows.values();
    }

    /** The row that a call of this method meets, rows of kind {@link Kind#NONE} left out. */
    public Optional<BlockingApi> find(MethodKey called, TypeHierarchy hierarchy) {
        return KnownSupertypes.of(called.owner(), hierarchy).stream()
                .flatMap(type ->
                        Stream.concat(rowsOf(type).stream(), rowsOfAnnotations(hierarchy.annotations(type)).stream()))
                .filter(row -> means(row, called, hierarchy))
                .min(moreTelling(hierarchy))
                .filter(row -> row.kind() != Kind.NONE);
    }

    /** The row that one of a method's own annotations has. */
    public Optional<BlockingApi> findByAnnotation(Set<String> annotations, MethodKey called, TypeHierarchy hierarchy) {
        return rowsOfAnnotations(annotations).stream()
                .filter(row -> row.kind() == Kind.DECLARED || means(row, called, hierarchy))
                .min(Comparator.comparing(BlockingApi::kind).reversed())
                .filter(row -> row.kind() != Kind.NONE);
    }

    private List<BlockingApi> rowsOf(String type) {
        return byType.getOrDefault(type, List.of());
    }

    private List<BlockingApi> rowsOfAnnotations(Set<String> annotations) {
        return annotations.stream()
                .sorted()
                .flatMap(annotation -> rowsOf("@" + annotation).stream())
                .toList();
    }

    private static boolean means(BlockingApi row, MethodKey called, TypeHierarchy hierarchy) {
        if (!row.isWildcard()) {
            return row.method().equals(called.name()) && row.takes(called.parameterTypes());
        }
        return !OF_EVERY_OBJECT.contains(called.name()) && !isAsynchronous(called.returnType(), hierarchy);
    }

    private static boolean isAsynchronous(String type, TypeHierarchy hierarchy) {
        return hierarchy.supertypes(type).stream().anyMatch(ASYNCHRONOUS::contains);
    }

    private static Comparator<BlockingApi> moreTelling(TypeHierarchy hierarchy) {
        return Comparator.comparing(BlockingApi::isWildcard)
                .thenComparing(row -> row.parameters().isEmpty())
                .thenComparing(BlockingApi::meansAnnotation)
                .thenComparing(
                        row -> -KnownSupertypes.of(row.typeName(), hierarchy).size())
                .thenComparing(BlockingApi::type);
    }

    private static Catalogue of(Stream<BlockingApi> rows) {
        Map<String, BlockingApi> byTarget = new LinkedHashMap<>();
        rows.forEach(row -> byTarget.put(row.type() + "#" + row.method() + row.parameters(), row));
        return new Catalogue(byTarget);
    }
}
