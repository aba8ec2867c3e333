package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.threads.EventThreads;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.MethodReferences;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Table;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Methods that a framework calls because of the type they belong to, from a table; beans that are lambdas included. */
final class TypedEntries {

    /** Nobody but the framework calls these, however they are registered. */
    private static final Set<String> MADE = Set.of("graphql.schema.DataFetcher");

    private final ProjectIndex index;
    private final Beans beans;
    private final EntryThreads threads;
    private final MethodReferences references;
    private final Origins origins;
    private final CloudFunctions functions;
    private final EventThreads events = new EventThreads();
    private final List<Row> rows;

    private record Row(List<String> types, Set<String> methods, String kind, String thread) {}

    TypedEntries(
            ProjectIndex index,
            Beans beans,
            EntryThreads threads,
            Modules modules,
            MethodReferences references,
            Origins origins) {
        this.index = index;
        this.beans = beans;
        this.threads = threads;
        this.references = references;
        this.origins = origins;
        this.functions = new CloudFunctions(index, modules);
        this.rows = Table.rows(TypedEntries.class, "entry-types.csv").stream()
                .map(cells -> new Row(
                        Arrays.asList(cells.get(0).split("\\|")),
                        Set.of(cells.get(1).split("\\|")),
                        cells.get(2),
                        cells.get(3)))
                .toList();
    }

    void find(Consumer<Entry> found) {
        for (Row row : rows) {
            row.types().stream()
                    .flatMap(type -> index.subtypes(type).stream())
                    .distinct()
                    .filter(type -> !row.kind().equals(CloudFunctions.KIND)
                            || beans.isComponent(type) && functions.areServed(type))
                    .forEach(type -> findIn(type, row, found));
        }
        findReturnedLambdas(found);
    }

    private void findIn(TypeFact type, Row row, Consumer<Entry> found) {
        for (MethodFact method : type.methods()) {
            boolean called = row.methods().contains(method.key().name())
                    && !method.is(Modifier.SYNTHETIC)
                    && !method.is(Modifier.ABSTRACT)
                    && !method.is(Modifier.STATIC);
            if (called) {
                index.number(method.key()).ifPresent(number -> found.accept(entry(number, row)));
            }
        }
    }

    private Entry entry(int method, Row row) {
        Optional<String> event = row.kind().equals(Entry.EVENT_LISTENER)
                ? index.method(method).parameters().stream()
                        .map(ParameterFact::type)
                        .findFirst()
                : Optional.empty();
        String thread =
                event.map(type -> events.of(List.of(type), row.thread())).orElse(row.thread());
        ThreadContext context = event.isPresent() ? threads.ofListener(thread, method) : thread(thread, method);
        return new Entry(method, row.kind(), context, event);
    }

    private ThreadContext thread(String word, int method) {
        return threads.of(functions.word(word, index.typeOf(method)), method);
    }

    /**
     * {@code @Bean CommandLineRunner load(…) { return args -> …; }}, and handlers that a method makes for somebody who
     * registers them, as {@code DataFetcher orders() { return environment -> …; }}.
     */
    private void findReturnedLambdas(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact factory = index.method(method);
            boolean made = factory.annotation(Beans.BEAN).isPresent()
                    || MADE.contains(factory.key().returnType());
            if (made) {
                for (Value returned : factory.returned()) {
                    origins.of(new Located(method, returned)).forEach(lambda -> findLambda(lambda, found));
                }
            }
        }
    }

    private void findLambda(Located made, Consumer<Entry> found) {
        if (made.value() instanceof Value.Functional functional) {
            TypeFact maker = index.typeOf(made.method());
            rows.stream()
                    .filter(row -> row.types().contains(functional.type()))
                    .filter(row -> !row.kind().equals(CloudFunctions.KIND) || functions.areServed(maker))
                    .forEach(row -> references
                            .body(made.method(), functional)
                            .ifPresent(body -> found.accept(
                                    new Entry(body, row.kind(), thread(row.thread(), body), Optional.empty()))));
        }
    }
}
