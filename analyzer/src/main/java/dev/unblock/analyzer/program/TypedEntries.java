package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Methods that a framework calls because of the type they belong to, from a table; beans that are lambdas included. */
final class TypedEntries {

    private final ProjectIndex index;
    private final WebStack stack;
    private final MethodReferences references;
    private final Origins origins;
    private final List<Row> rows;

    private record Row(String type, Set<String> methods, String kind, String thread) {}

    TypedEntries(ProjectIndex index, WebStack stack, MethodReferences references, Origins origins) {
        this.index = index;
        this.stack = stack;
        this.references = references;
        this.origins = origins;
        this.rows = Table.rows("entry-types.csv").stream()
                .map(cells -> new Row(cells.get(0), Set.of(cells.get(1).split("\\|")), cells.get(2), cells.get(3)))
                .toList();
    }

    void find(Consumer<Entry> found) {
        for (Row row : rows) {
            for (TypeFact type : index.subtypes(row.type())) {
                findIn(type, row, found);
            }
        }
        findLambdaBeans(found);
    }

    private void findIn(TypeFact type, Row row, Consumer<Entry> found) {
        for (MethodFact method : type.methods()) {
            boolean called = row.methods().contains(method.key().name())
                    && !method.is(Modifier.SYNTHETIC)
                    && !method.is(Modifier.ABSTRACT)
                    && !method.is(Modifier.STATIC);
            if (called) {
                index.number(method.key())
                        .ifPresent(number ->
                                found.accept(new Entry(number, row.kind(), thread(row, method), event(row, method))));
            }
        }
    }

    private ThreadContext thread(Row row, MethodFact method) {
        boolean startup = row.kind().equals("event-listener")
                && event(row, method)
                        .filter(event -> event.startsWith("org.springframework.boot.context.event.")
                                || event.startsWith("org.springframework.context.event.Context"))
                        .isPresent();
        return startup ? ThreadContext.STARTUP : stack.thread(row.thread());
    }

    private static Optional<String> event(Row row, MethodFact method) {
        return row.kind().equals("event-listener")
                ? method.parameters().stream()
                        .map(parameter -> parameter.type())
                        .findFirst()
                : Optional.empty();
    }

    /** {@code @Bean CommandLineRunner load(…) { return args -> …; }}. */
    private void findLambdaBeans(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact factory = index.method(method);
            if (factory.annotation(Beans.BEAN).isPresent()) {
                for (Value returned : factory.returned()) {
                    origins.of(new Located(method, returned)).forEach(made -> findLambda(made, found));
                }
            }
        }
    }

    private void findLambda(Located made, Consumer<Entry> found) {
        if (made.value() instanceof Value.Functional functional) {
            rows.stream().filter(row -> row.type().equals(functional.type())).forEach(row -> references
                    .body(made.method(), functional)
                    .ifPresent(body ->
                            found.accept(new Entry(body, row.kind(), stack.thread(row.thread()), Optional.empty()))));
        }
    }
}
