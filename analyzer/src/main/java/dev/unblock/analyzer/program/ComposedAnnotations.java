package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Annotations together with those that they are composed of, as Spring reads them: {@code @Booked}, itself annotated with
 * {@code @Transactional(timeout = 3)}, is that.
 *
 * <p>Of annotations in libraries only the types of what they carry are known, not the values.
 */
public final class ComposedAnnotations {

    private static final String ALIAS = "org.springframework.core.annotation.AliasFor";
    private static final int DEEPEST = 4;

    private final Function<String, Optional<TypeFact>> types;
    private final TypeHierarchy hierarchy;

    public ComposedAnnotations(Function<String, Optional<TypeFact>> types, TypeHierarchy hierarchy) {
        this.types = types;
        this.hierarchy = hierarchy;
    }

    public static ComposedAnnotations of(Program program) {
        return new ComposedAnnotations(program::type, program.facts().hierarchy());
    }

    /** Each of them, followed by what it is composed of. */
    public Stream<AnnotationFact> all(List<AnnotationFact> written) {
        return written.stream().flatMap(annotation -> with(annotation, DEEPEST));
    }

    /** The first of this type. */
    public Optional<AnnotationFact> first(List<AnnotationFact> written, String type) {
        return all(written).filter(annotation -> annotation.type().equals(type)).findFirst();
    }

    private Stream<AnnotationFact> with(AnnotationFact annotation, int depth) {
        if (depth == 0 || annotation.type().startsWith("java.lang.")) {
            return Stream.of(annotation);
        }
        Stream<AnnotationFact> carried = types.apply(annotation.type())
                .map(type -> type.annotations().stream().map(one -> overridden(one, type, annotation)))
                .orElseGet(() -> ofLibrary(annotation));
        return Stream.concat(Stream.of(annotation), carried.flatMap(one -> with(one, depth - 1)));
    }

    private Stream<AnnotationFact> ofLibrary(AnnotationFact annotation) {
        return hierarchy.annotations(annotation.type()).stream()
                .filter(type -> !type.equals(annotation.type()))
                .sorted()
                .map(type -> new AnnotationFact(type, Map.of()));
    }

    /** With the values that the composed annotation is given for it. */
    private static AnnotationFact overridden(AnnotationFact carried, TypeFact composed, AnnotationFact given) {
        Map<String, Object> values = new HashMap<>(carried.values());
        for (MethodFact element : composed.methods()) {
            String name = element.key().name();
            element.annotation(ALIAS)
                    .filter(alias ->
                            isOf(alias, carried.type()) && given.values().containsKey(name))
                    .ifPresent(alias -> values.put(
                            alias.text("attribute")
                                    .or(() -> alias.text("value"))
                                    .orElse(name),
                            given.values().get(name)));
        }
        return new AnnotationFact(carried.type(), values);
    }

    private static boolean isOf(AnnotationFact alias, String annotation) {
        return alias.text("annotation").filter(annotation::equals).isPresent();
    }
}
