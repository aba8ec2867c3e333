package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.ParameterFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.ThreadContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Methods that a framework calls because of an annotation, from a table. */
final class AnnotatedEntries {

    private final ProjectIndex index;
    private final Beans beans;
    private final WebStack stack;
    private final List<Row> rows;

    private record Row(String annotation, String kind, String thread, List<String> elements) {}

    AnnotatedEntries(ProjectIndex index, Beans beans, WebStack stack) {
        this.index = index;
        this.beans = beans;
        this.stack = stack;
        this.rows = Table.rows("entry-annotations.csv").stream()
                .map(cells -> new Row(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        Arrays.stream(cells.get(3).split("\\|"))
                                .filter(element -> !element.isEmpty())
                                .toList()))
                .toList();
    }

    void find(Consumer<Entry> found) {
        for (int method = 0; method < index.methodCount(); method++) {
            for (AnnotationFact annotation : index.method(method).annotations()) {
                Optional<Row> row = row(annotation, index.typeOf(method));
                if (row.isPresent()) {
                    found.accept(entry(method, annotation, row.get()));
                }
            }
        }
    }

    private Optional<Row> row(AnnotationFact annotation, TypeFact type) {
        return rows.stream()
                .filter(row -> beans.isMeta(annotation.type(), row.annotation()))
                .filter(row -> !row.kind().equals("test") || type.test())
                .filter(row -> !row.kind().equals("aspect")
                        || type.annotation("org.aspectj.lang.annotation.Aspect").isPresent())
                .findFirst();
    }

    private Entry entry(int method, AnnotationFact annotation, Row row) {
        MethodFact fact = index.method(method);
        boolean startup = row.kind().equals("event-listener") && listensToStart(fact, annotation);
        ThreadContext thread = startup ? ThreadContext.STARTUP : stack.thread(row.thread());
        return new Entry(method, row.kind(), thread, route(fact, annotation, row));
    }

    private static boolean listensToStart(MethodFact method, AnnotationFact annotation) {
        List<String> events = annotation.texts("value").isEmpty()
                ? method.parameters().stream().map(ParameterFact::type).toList()
                : annotation.texts("value");
        return !events.isEmpty()
                && events.stream()
                        .allMatch(event -> event.startsWith("org.springframework.boot.context.event.")
                                || event.startsWith("org.springframework.context.event.Context"));
    }

    private static Optional<String> route(MethodFact method, AnnotationFact annotation, Row row) {
        if (row.kind().equals("event-listener")) {
            return method.parameters().stream().map(ParameterFact::type).findFirst();
        }
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
