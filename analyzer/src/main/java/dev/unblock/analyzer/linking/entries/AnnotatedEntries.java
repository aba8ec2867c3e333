package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.EventThreads;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Methods that a framework calls because of an annotation on them, on a parameter or on their type, from a table. */
final class AnnotatedEntries {

    private final ProjectIndex index;
    private final Beans beans;
    private final EntryThreads threads;
    private final EventThreads events = new EventThreads();
    private final List<Row> rows;
    private final Map<String, Optional<Row>> byAnnotation = new HashMap<>();

    private static final Set<String> MAY_WAIT = Set.of(
            "org.jetbrains.annotations.Blocking",
            "io.micronaut.core.annotation.Blocking",
            "io.smallrye.common.annotation.Blocking",
            "androidx.annotation.AnyThread",
            "android.support.annotation.AnyThread");

    private record Row(String annotation, Target on, String kind, String thread, List<String> elements) {}

    /** What carries the annotation. */
    private enum Target {
        METHOD,
        PARAMETER,
        /** Of which every public method is called. */
        TYPE,
        /** Of which the methods of its interfaces are called. */
        SERVICE,
        /** A mark of the thread: of a method, of those that override it, or of all of a type that bear none themselves. */
        MEMBERS
    }

    AnnotatedEntries(ProjectIndex index, Beans beans, EntryThreads threads) {
        this.index = index;
        this.beans = beans;
        this.threads = threads;
        this.rows = Table.rows(AnnotatedEntries.class, "entry-annotations.csv").stream()
                .map(cells -> new Row(
                        cells.get(0),
                        Target.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                        cells.get(2),
                        cells.get(3),
                        Arrays.stream(cells.get(4).split("\\|"))
                                .filter(element -> !element.isEmpty())
                                .toList()))
                .toList();
    }

    void find(Consumer<Entry> found) {
        for (TypeFact type : index.types()) {
            List<Carrier> ofType = carriers(type.annotations());
            for (MethodFact method : type.methods()) {
                boolean called = !method.is(Modifier.ABSTRACT) && !method.is(Modifier.SYNTHETIC);
                if (called && !method.key().isConstructor()) {
                    int number = index.number(method.key()).orElseThrow();
                    Stream.concat(
                                    carriers(method.annotations(), method.parameters(), ofType).stream(),
                                    marks(method, ofType))
                            .filter(carrier -> fits(carrier.row(), method, type))
                            .forEach(carrier -> found.accept(entry(number, carrier)));
                }
            }
        }
    }

    private record Carrier(Row row, Target on, AnnotationFact annotation) {}

    private List<Carrier> carriers(List<AnnotationFact> own, List<ParameterFact> parameters, List<Carrier> ofType) {
        List<Carrier> all = new ArrayList<>(carriers(own).stream()
                .filter(carrier -> carrier.on() == Target.METHOD)
                .toList());
        parameters.stream()
                .flatMap(parameter -> carriers(parameter.annotations()).stream())
                .filter(carrier -> carrier.on() == Target.PARAMETER)
                .forEach(all::add);
        ofType.stream()
                .filter(carrier -> carrier.on() == Target.TYPE || carrier.on() == Target.SERVICE)
                .forEach(all::add);
        return all;
    }

    /** The nearest mark: the method's own, that of a method which it overrides, or its type's. */
    private Stream<Carrier> marks(MethodFact method, List<Carrier> ofType) {
        List<Carrier> own = marks(carriers(method.annotations())).toList();
        List<Carrier> nearest = own.isEmpty()
                ? overridden(method)
                        .flatMap(above -> marks(carriers(above.annotations())))
                        .limit(1)
                        .toList()
                : own;
        return nearest.isEmpty() && !saysToWait(method) ? marks(ofType) : nearest.stream();
    }

    private static boolean saysToWait(MethodFact method) {
        return method.annotations().stream().anyMatch(one -> MAY_WAIT.contains(one.type()));
    }

    private static Stream<Carrier> marks(List<Carrier> carriers) {
        return carriers.stream().filter(carrier -> carrier.on() == Target.MEMBERS);
    }

    private Stream<MethodFact> overridden(MethodFact method) {
        boolean none = method.is(Modifier.STATIC) || method.is(Modifier.PRIVATE);
        return none
                ? Stream.empty()
                : index.supertypes(method.key().owner()).stream()
                        .filter(above -> !above.equals(method.key().owner()))
                        .flatMap(above -> index.type(above).stream())
                        .flatMap(above -> above.methods().stream())
                        .filter(above -> above.key().name().equals(method.key().name())
                                && above.key().descriptor().equals(method.key().descriptor()));
    }

    private List<Carrier> carriers(List<AnnotationFact> annotations) {
        return annotations.stream()
                .flatMap(annotation ->
                        row(annotation.type()).stream().map(row -> new Carrier(row, row.on(), annotation)))
                .toList();
    }

    private Optional<Row> row(String annotation) {
        return byAnnotation.computeIfAbsent(annotation, type -> rows.stream()
                .filter(row -> beans.isMeta(type, row.annotation()))
                .findFirst());
    }

    private boolean fits(Row row, MethodFact method, TypeFact type) {
        return switch (row.kind()) {
            case "test" -> type.test();
            case "aspect" ->
                type.annotation("org.aspectj.lang.annotation.Aspect").isPresent();
            default ->
                switch (row.on()) {
                    case METHOD, PARAMETER, MEMBERS -> true;
                    case TYPE -> method.is(Modifier.PUBLIC) && !method.is(Modifier.STATIC);
                    case SERVICE -> method.is(Modifier.PUBLIC) && isOfInterface(method, type);
                };
        };
    }

    private boolean isOfInterface(MethodFact method, TypeFact type) {
        return index.supertypes(type.name()).stream()
                        .filter(name -> !name.equals(type.name()))
                        .flatMap(name -> index.type(name).stream())
                        .filter(above -> above.kind() == TypeFact.Kind.INTERFACE)
                        .flatMap(above -> above.methods().stream())
                        .anyMatch(
                                above -> above.key().name().equals(method.key().name()))
                || type.interfaces().stream()
                        .filter(name -> !index.isOwn(name) && !name.startsWith("java."))
                        .anyMatch(name -> index.facts()
                                .hierarchy()
                                .declaringType(
                                        name, method.key().name(), method.key().descriptor())
                                .isPresent());
    }

    private Entry entry(int method, Carrier carrier) {
        MethodFact fact = index.method(method);
        Row row = carrier.row();
        if (!row.kind().equals(Entry.EVENT_LISTENER)) {
            return new Entry(method, row.kind(), threads.of(row.thread(), method), route(carrier.annotation(), row));
        }
        List<String> wanted = events(fact, carrier.annotation());
        String thread = wanted.isEmpty() ? row.thread() : events.of(wanted, row.thread());
        return new Entry(
                method,
                row.kind(),
                threads.ofListener(thread, method),
                wanted.stream().findFirst());
    }

    private static List<String> events(MethodFact method, AnnotationFact annotation) {
        List<String> named = Stream.of("value", "classes")
                .flatMap(element -> annotation.texts(element).stream())
                .toList();
        return named.isEmpty()
                ? method.parameters().stream().map(ParameterFact::type).limit(1).toList()
                : named;
    }

    private static Optional<String> route(AnnotationFact annotation, Row row) {
        return row.elements().stream()
                .filter(element -> !annotation.texts(element).isEmpty())
                .findFirst()
                .map(element ->
                        inWords(element, annotation.texts(element).stream().collect(Collectors.joining(", "))));
    }

    private static String inWords(String element, String value) {
        String milliseconds = value.matches("\\d+") ? value + " ms" : value;
        return switch (element) {
            case "cron" -> "cron " + value;
            case "every", "fixedRate", "fixedRateString" -> "every " + milliseconds;
            case "fixedDelay", "fixedDelayString" -> milliseconds + " after the last";
            default -> value;
        };
    }
}
