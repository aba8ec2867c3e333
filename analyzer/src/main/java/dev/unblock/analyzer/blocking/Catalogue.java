package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.inference.Sinks;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            "io.reactivex.rxjava3.core.Flowable",
            "io.reactivex.Single",
            "io.reactivex.Maybe",
            "io.reactivex.Completable",
            "io.reactivex.Observable",
            "io.vertx.core.Future",
            "io.netty.util.concurrent.Future",
            "com.google.api.core.ApiFuture",
            "com.google.common.util.concurrent.ListenableFuture");

    private static final String OBJECT = "java.lang.Object";

    private static final Set<String> OF_EVERY_OBJECT = Set.of(
            "equals", "hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "close", "<init>", "<clinit>");

    private final List<BlockingApi> rows;
    private final Map<String, List<BlockingApi>> byType;
    private final List<BlockingApi> byPackage;
    private final List<BlockingApi> byEnclosing;

    /** What is asked where these rows say nothing. */
    private final Optional<Catalogue> otherwise;

    private Catalogue(List<BlockingApi> rows, Optional<Catalogue> otherwise) {
        this.rows = List.copyOf(rows);
        this.byType =
                rows.stream().collect(Collectors.groupingBy(BlockingApi::type, HashMap::new, Collectors.toList()));
        this.byPackage = rows.stream().filter(BlockingApi::meansPackage).toList();
        this.byEnclosing = rows.stream().filter(BlockingApi::meansEnclosing).toList();
        this.otherwise = otherwise;
    }

    /** What we know. */
    public static Catalogue standard() {
        return new Catalogue(
                AREAS.stream()
                        .flatMap(area -> CatalogueReader.area(area).stream())
                        .toList(),
                Optional.empty());
    }

    /** Which calls open streams, and on what. */
    static Catalogue openers() {
        return new Catalogue(CatalogueReader.area("openers"), Optional.empty());
    }

    /** This one with the user's files: what they say goes before what we say, and the later file before the earlier. */
    public Catalogue with(List<Path> files) {
        Catalogue all = this;
        for (Path file : files) {
            all = new Catalogue(CatalogueReader.file(file), Optional.of(all));
        }
        return all;
    }

    public Collection<BlockingApi> rows() {
        return Stream.concat(rows.stream(), otherwise.stream().flatMap(other -> other.rows().stream()))
                .toList();
    }

    /** These rows, as one asks them about calls in libraries. */
    public Sinks inLibraries(TypeHierarchy hierarchy) {
        return new LibrarySinks(this, hierarchy);
    }

    /** What users' files say, in words. */
    String additions() {
        return otherwise.map(other -> rows + other.additions()).orElse("");
    }

    /** The row that a call of this method meets, rows of kind {@link Kind#NONE} left out. */
    public Optional<BlockingApi> find(MethodKey called, TypeHierarchy hierarchy) {
        return row(called, hierarchy).filter(row -> row.kind() != Kind.NONE);
    }

    /** The row that a call of this method meets. */
    Optional<BlockingApi> row(MethodKey called, TypeHierarchy hierarchy) {
        return types(called.owner(), hierarchy)
                .flatMap(type ->
                        Stream.concat(rowsOf(type).stream(), rowsOfAnnotations(hierarchy.annotations(type)).stream()))
                .filter(row -> means(row, called, hierarchy))
                .min(moreTelling(hierarchy))
                .or(() -> rowOfPackage(called, hierarchy))
                .or(() -> otherwise.flatMap(other -> other.row(called, hierarchy)));
    }

    /** The row that one of a method's own annotations has. */
    Optional<BlockingApi> rowOfAnnotations(MethodKey called, Set<String> annotations, TypeHierarchy hierarchy) {
        return rowsOfAnnotations(annotations).stream()
                .filter(row -> row.isDeclaration() || means(row, called, hierarchy))
                .min(Comparator.comparing(BlockingApi::kind).reversed())
                .or(() -> otherwise.flatMap(other -> other.rowOfAnnotations(called, annotations, hierarchy)));
    }

    /** What is behind a field with these annotations. */
    Optional<BlockingApi> injection(Set<String> annotations) {
        return rowsOfAnnotations(annotations).stream()
                .filter(row -> row.condition() == Condition.INJECTED)
                .findFirst()
                .or(() -> otherwise.flatMap(other -> other.injection(annotations)));
    }

    /** What an author says by annotating a type or a package; empty where none of the annotations says that. */
    Optional<BlockingApi> declaration(Set<String> annotations) {
        return rowsOfAnnotations(annotations).stream()
                .filter(BlockingApi::isDeclaration)
                .findFirst()
                .or(() -> otherwise.flatMap(other -> other.declaration(annotations)));
    }

    /** A user's file says that nothing is to be reported in this method. */
    boolean isSilenced(MethodKey enclosing) {
        return byEnclosing.stream().anyMatch(row -> row.silences(enclosing))
                || otherwise.filter(other -> other.isSilenced(enclosing)).isPresent();
    }

    private Optional<BlockingApi> rowOfPackage(MethodKey called, TypeHierarchy hierarchy) {
        return byPackage.stream()
                .filter(row -> Scope.of(row.type()).holds(called.owner()) && means(row, called, hierarchy))
                .min(Comparator.comparing(BlockingApi::isWildcard)
                        .thenComparing(row -> -row.type().length()));
    }

    /** The type, and all above it: of a type that nobody has seen, too, we know that it is an object. */
    static Stream<String> types(String type, TypeHierarchy hierarchy) {
        Set<String> above = hierarchy.supertypes(type);
        return above.contains(OBJECT) ? above.stream() : Stream.concat(above.stream(), Stream.of(OBJECT));
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
            return row.method().equals(called.name())
                    && (row.takes(called.parameterTypes()) || mayTake(row, called, hierarchy));
        }
        return !OF_EVERY_OBJECT.contains(called.name()) && !isAsynchronous(called.returnType(), hierarchy);
    }

    /**
     * Of a type that nobody has seen, the overload is not known, only what the arguments are. Arguments of unknown type
     * are taken for {@code Object}; the first one must tell.
     */
    private static boolean mayTake(BlockingApi row, MethodKey called, TypeHierarchy hierarchy) {
        List<String> given = called.parameterTypes();
        List<String> taken = row.parameters().orElse(List.of());
        if (hierarchy.isKnown(called.owner()) || given.isEmpty() || given.size() != taken.size()) {
            return false;
        }
        return hierarchy.isSubtype(given.get(0), taken.get(0))
                && IntStream.range(1, given.size())
                        .allMatch(i -> given.get(i).equals("java.lang.Object")
                                || hierarchy.isSubtype(given.get(i), taken.get(i)));
    }

    private static boolean isAsynchronous(String type, TypeHierarchy hierarchy) {
        return hierarchy.supertypes(type).stream().anyMatch(ASYNCHRONOUS::contains);
    }

    private static Comparator<BlockingApi> moreTelling(TypeHierarchy hierarchy) {
        return Comparator.comparing(BlockingApi::isWildcard)
                .thenComparing(row -> row.parameters().isEmpty())
                .thenComparing(BlockingApi::meansAnnotation)
                .thenComparing(row -> -hierarchy.supertypes(row.typeName()).size())
                .thenComparing(BlockingApi::type);
    }
}
