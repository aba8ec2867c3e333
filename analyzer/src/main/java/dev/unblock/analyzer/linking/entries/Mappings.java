package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.Settings;
import dev.unblock.analyzer.linking.types.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads verbs and paths from the annotations of controllers, from annotations composed of those too. */
public final class Mappings {

    private static final String ALIAS = "org.springframework.core.annotation.AliasFor";

    private final ProjectIndex index;
    private final Beans beans;
    private final Map<String, Row> rows = new HashMap<>();

    private record Row(String annotation, String framework, String verb, List<String> elements) {}

    /** What one annotation says; no verbs stand for all. */
    record Mapping(List<String> verbs, List<String> paths) {

        static final Mapping NOTHING = new Mapping(List.of(), List.of());

        /** Each verb with each path, below each of the prefix's. */
        List<String> routes(Mapping prefix) {
            List<String> wanted = verbs.isEmpty() ? prefix.verbs : verbs;
            return wanted.isEmpty()
                    ? joined(prefix)
                    : wanted.stream()
                            .flatMap(verb -> joined(prefix).stream().map(path -> verb + " " + path))
                            .toList();
        }

        private List<String> joined(Mapping prefix) {
            return orEmpty(prefix.paths).stream()
                    .flatMap(start -> orEmpty(paths).stream().map(end -> join(start, end)))
                    .distinct()
                    .toList();
        }

        private static List<String> orEmpty(List<String> paths) {
            return paths.isEmpty() ? List.of("") : paths;
        }
    }

    Mappings(ProjectIndex index, Beans beans) {
        this.index = index;
        this.beans = beans;
        for (List<String> cells : Table.rows(Mappings.class, "mappings.csv")) {
            List<String> elements = Arrays.stream(cells.get(3).split("\\|"))
                    .filter(element -> !element.isEmpty())
                    .toList();
            rows.put(cells.get(0), new Row(cells.get(0), cells.get(1), cells.get(2), elements));
        }
    }

    /** What the first of the annotations that belongs to the framework says. */
    Optional<Mapping> of(String framework, List<AnnotationFact> annotations, Settings settings) {
        return annotations.stream()
                .flatMap(annotation -> known(annotation, framework, new HashSet<>()).stream())
                .findFirst()
                .map(annotation -> mapping(annotation, settings));
    }

    public static String join(String start, String end) {
        String first = strip(start);
        String second = strip(end);
        return "/" + (first.isEmpty() || second.isEmpty() ? first + second : first + "/" + second);
    }

    private Mapping mapping(AnnotationFact annotation, Settings settings) {
        Row row = rows.get(annotation.type());
        return new Mapping(
                verbs(annotation, row.verb()),
                row.elements().stream()
                        .flatMap(element -> annotation.texts(element).stream())
                        .map(settings::resolved)
                        .toList());
    }

    private static List<String> verbs(AnnotationFact annotation, String verb) {
        if (verb.startsWith("<")) {
            return annotation.texts(verb.substring(1, verb.length() - 1)).stream()
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .filter(name -> !name.isEmpty())
                    .toList();
        }
        return verb.isEmpty() ? List.of() : List.of(verb);
    }

    /** The annotation as one of the table's: itself, or what it is composed of with what it sets. */
    private Optional<AnnotationFact> known(AnnotationFact annotation, String framework, Set<String> seen) {
        Row row = rows.get(annotation.type());
        if (row != null) {
            return row.framework().equals(framework) ? Optional.of(annotation) : Optional.empty();
        }
        if (annotation.type().startsWith("java.lang.") || !seen.add(annotation.type())) {
            return Optional.empty();
        }
        Optional<TypeFact> own = index.type(annotation.type());
        return own.isPresent()
                ? own.get().annotations().stream()
                        .flatMap(meta -> known(meta, framework, seen).stream())
                        .map(meta -> overridden(meta, annotation, own.get()))
                        .findFirst()
                : ofLibrary(annotation, framework);
    }

    /** Of a library's composed annotation only the name of what it carries is known. */
    private Optional<AnnotationFact> ofLibrary(AnnotationFact annotation, String framework) {
        return rows.values().stream()
                .filter(row -> row.framework().equals(framework) && beans.isMeta(annotation.type(), row.annotation()))
                .min(Comparator.comparing(Row::annotation))
                .map(row -> new AnnotationFact(row.annotation(), annotation.values()));
    }

    private static AnnotationFact overridden(AnnotationFact meta, AnnotationFact composed, TypeFact declared) {
        Map<String, Object> values = new HashMap<>(meta.values());
        composed.values().forEach((element, value) -> aliases(declared, element)
                .filter(alias ->
                        alias.text("annotation").filter(meta.type()::equals).isPresent())
                .map(alias ->
                        alias.text("attribute").or(() -> alias.text("value")).orElse(element))
                .forEach(attribute -> values.put(attribute, value)));
        return new AnnotationFact(meta.type(), values);
    }

    private static Stream<AnnotationFact> aliases(TypeFact annotation, String element) {
        return annotation.methods().stream()
                .filter(method -> method.key().name().equals(element))
                .map(MethodFact::annotations)
                .flatMap(List::stream)
                .filter(found -> found.type().equals(ALIAS));
    }

    private static String strip(String path) {
        String withoutStart = path.startsWith("/") ? path.substring(1) : path;
        return withoutStart.endsWith("/") ? withoutStart.substring(0, withoutStart.length() - 1) : withoutStart;
    }
}
