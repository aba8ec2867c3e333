package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads routes such as {@code GET /orders/{id}} from the annotations of controllers. */
final class Mappings {

    private static final String WEB = "org.springframework.web.bind.annotation.";
    private static final String REQUEST_MAPPING = WEB + "RequestMapping";
    private static final List<String> VERBS = List.of("Get", "Post", "Put", "Delete", "Patch");
    private static final Set<String> JAX_RS_VERBS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final Beans beans;

    Mappings(Beans beans) {
        this.beans = beans;
    }

    boolean isPrefix(AnnotationFact annotation) {
        return annotation.type().endsWith(".ws.rs.Path") || isSpring(annotation);
    }

    Optional<String> spring(List<AnnotationFact> method, List<AnnotationFact> type) {
        return method.stream()
                .filter(this::isSpring)
                .findFirst()
                .map(annotation -> verb(annotation)
                        + joined(
                                type.stream()
                                        .filter(this::isSpring)
                                        .map(Mappings::path)
                                        .findFirst()
                                        .orElse(""),
                                path(annotation)));
    }

    Optional<String> jaxRs(List<AnnotationFact> method, List<AnnotationFact> type) {
        Optional<String> verb = method.stream()
                .map(AnnotationFact::type)
                .filter(name -> name.contains(".ws.rs."))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .filter(JAX_RS_VERBS::contains)
                .findFirst();
        return verb.map(name -> name + " " + joined(jaxRsPath(type), jaxRsPath(method)));
    }

    private static String jaxRsPath(List<AnnotationFact> annotations) {
        return annotations.stream()
                .filter(annotation -> annotation.type().endsWith(".ws.rs.Path"))
                .flatMap(annotation -> annotation.text("value").stream())
                .findFirst()
                .orElse("");
    }

    private boolean isSpring(AnnotationFact annotation) {
        String type = annotation.type();
        return type.equals(REQUEST_MAPPING)
                || VERBS.stream().anyMatch(verb -> type.equals(WEB + verb + "Mapping"))
                || !type.startsWith("java.lang.") && beans.isMeta(type, REQUEST_MAPPING);
    }

    private static String verb(AnnotationFact annotation) {
        for (String verb : VERBS) {
            if (annotation.type().equals(WEB + verb + "Mapping")) {
                return verb.toUpperCase(Locale.ROOT) + " ";
            }
        }
        List<String> methods = annotation.texts("method");
        return methods.isEmpty() ? "" : methods.stream().collect(Collectors.joining("|")) + " ";
    }

    private static String path(AnnotationFact annotation) {
        return annotation.text("value").or(() -> annotation.text("path")).orElse("");
    }

    private static String joined(String prefix, String path) {
        String start = strip(prefix);
        String end = strip(path);
        String both = start.isEmpty() || end.isEmpty() ? start + end : start + "/" + end;
        return "/" + both;
    }

    private static String strip(String path) {
        String withoutStart = path.startsWith("/") ? path.substring(1) : path;
        return withoutStart.endsWith("/") ? withoutStart.substring(0, withoutStart.length() - 1) : withoutStart;
    }
}
