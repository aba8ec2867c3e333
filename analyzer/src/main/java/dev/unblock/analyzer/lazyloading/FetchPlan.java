package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether a query brings an association along, as far as its text, its annotations and the calls that built it tell. */
final class FetchPlan {

    /** What is fetched is decided by objects that nobody can read from here. */
    private static final Set<String> BY_OBJECTS = Set.of(
            "fetch", "fetchJoin", "setHint", "withHint", "applyFetchGraph", "setEntityGraph", "createEntityGraph");

    private static final Set<String> DECLARED = Set.of("Query", "NativeQuery", "HQL");
    private static final String NAMED = "createNamedQuery";

    private final Program program;
    private final Map<String, String> named = new TreeMap<>();

    FetchPlan(Program program) {
        this.program = program;
        program.facts().types().stream()
                .flatMap(type -> type.annotations().stream())
                .filter(a -> Association.persistent(a).equals("NamedQuery"))
                .forEach(a ->
                        named.put(a.text("name").orElse(""), a.text("query").orElse("")));
    }

    /** The query that gave this result may have loaded the association, too. */
    boolean mayFetch(MethodFact method, Value.Result result, Association association) {
        String name = association.field().name();
        return declared(result).anyMatch(annotation -> brings(annotation, name))
                || texts(method, result).anyMatch(text -> joins(text, name))
                || isBuiltByObjects(method, result);
    }

    private Stream<AnnotationFact> declared(Value.Result result) {
        return program.method(result.target()).stream().flatMap(method -> method.annotations().stream());
    }

    private static boolean brings(AnnotationFact annotation, String name) {
        String type = annotation.type().substring(annotation.type().lastIndexOf('.') + 1);
        if (type.equals("EntityGraph")) {
            List<String> paths = annotation.texts("attributePaths");
            return paths.isEmpty()
                    || paths.stream()
                            .anyMatch(path -> List.of(path.split("\\.")).contains(name));
        }
        return DECLARED.contains(type) && annotation.texts("value").stream().anyMatch(text -> joins(text, name));
    }

    /** {@code join fetch o.customer}: an association of the same name is taken for this one. */
    private static boolean joins(String query, String name) {
        return query.toLowerCase(Locale.ROOT)
                .matches("(?s).*\\bfetch\\s+[\\w.]+\\." + name.toLowerCase(Locale.ROOT) + "\\b.*");
    }

    /** Of the query, and, since it may be put together from pieces, of the other calls in the method. */
    private Stream<String> texts(MethodFact method, Value.Result result) {
        Stream<Value> elsewhere = method.calls().stream().flatMap(call -> call.arguments().stream());
        return Stream.concat(result.parts(), elsewhere.flatMap(Value::parts))
                .filter(Value.Constant.class::isInstance)
                .flatMap(constant -> Optional.ofNullable(((Value.Constant) constant).text()).stream())
                .map(text -> named.getOrDefault(text, text));
    }

    private boolean isBuiltByObjects(MethodFact method, Value.Result result) {
        return result.target().parameterTypes().stream().anyMatch(FetchPlan::tellsWhatToFetch)
                || method.calls().stream().map(CallSite::target).anyMatch(called -> BY_OBJECTS.contains(called.name()))
                || result.parts()
                        .filter(Value.Result.class::isInstance)
                        .map(part -> (Value.Result) part)
                        .anyMatch(part -> part.target().name().equals(NAMED)
                                && part.arguments().stream().noneMatch(this::isKnownName));
    }

    private static boolean tellsWhatToFetch(String type) {
        return type.equals("java.util.Map") || type.endsWith(".EntityGraph") || type.endsWith(".Specification");
    }

    private boolean isKnownName(Value value) {
        return value instanceof Value.Constant name && name.text() != null && named.containsKey(name.text());
    }
}
