package dev.unblock.analyzer.program;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Handlers of Spring's annotated controllers and of JAX-RS resources; their mappings can stand on what they override. */
final class WebEntries {

    private static final String CONTROLLER = "org.springframework.stereotype.Controller";
    private static final List<String> CONTROLLERS =
            List.of(CONTROLLER, "org.springframework.web.bind.annotation.RestController");

    private final ProjectIndex index;
    private final Beans beans;
    private final WebStack stack;
    private final Mappings mappings;

    WebEntries(ProjectIndex index, Beans beans, WebStack stack) {
        this.index = index;
        this.beans = beans;
        this.stack = stack;
        this.mappings = new Mappings(beans);
    }

    void find(Consumer<Entry> found) {
        for (TypeFact type : index.types()) {
            boolean concrete = index.isConcrete(type);
            if (concrete && isController(type)) {
                findHandlers(type, mappings::spring, (method, route) -> found.accept(handler(method, route)));
            } else if (concrete && isResource(type)) {
                findHandlers(type, mappings::jaxRs, (method, route) -> found.accept(resource(method, route)));
            }
        }
    }

    private boolean isController(TypeFact type) {
        return ownSupertypes(type).stream()
                .anyMatch(above -> CONTROLLERS.stream().anyMatch(name -> beans.hasMeta(above.annotations(), name)));
    }

    private boolean isResource(TypeFact type) {
        return ownSupertypes(type).stream().anyMatch(above -> above.annotations().stream()
                .anyMatch(annotation -> annotation.type().endsWith(".ws.rs.Path")));
    }

    /** Reads the mapping of a method, given the prefix of its type. */
    private interface Reader {
        Optional<String> route(List<AnnotationFact> method, List<AnnotationFact> type);
    }

    private void findHandlers(TypeFact controller, Reader reader, BiConsumer<Integer, String> found) {
        List<TypeFact> line = ownSupertypes(controller);
        List<AnnotationFact> typeAnnotations = line.stream()
                .map(TypeFact::annotations)
                .filter(annotations -> annotations.stream().anyMatch(mappings::isPrefix))
                .findFirst()
                .orElse(List.of());
        for (TypeFact declaring : line) {
            for (MethodFact method : declaring.methods()) {
                if (method.is(Modifier.SYNTHETIC) || method.is(Modifier.STATIC)) {
                    continue;
                }
                Optional<String> route = reader.route(method.annotations(), typeAnnotations);
                route.ifPresent(
                        path -> implementation(controller, method).ifPresent(number -> found.accept(number, path)));
            }
        }
    }

    private Entry handler(int method, String route) {
        MethodFact fact = index.method(method);
        return new Entry(method, stack.handlerKind(fact), stack.handler(fact), Optional.of(route));
    }

    private Entry resource(int method, String route) {
        return new Entry(method, "jax-rs", ThreadContext.REQUEST, Optional.of(route));
    }

    /** What runs when a method declared on this line is called on the controller; empty while it is abstract. */
    private Optional<Integer> implementation(TypeFact controller, MethodFact declared) {
        MethodKey key = declared.key();
        OptionalInt found = index.resolve(controller.name(), key.name(), key.descriptor());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        int method = index.withoutBridge(found.getAsInt());
        return index.method(method).is(Modifier.ABSTRACT) ? Optional.empty() : Optional.of(method);
    }

    private List<TypeFact> ownSupertypes(TypeFact type) {
        List<TypeFact> line = new ArrayList<>();
        index.supertypes(type.name()).forEach(name -> index.type(name).ifPresent(line::add));
        return line;
    }
}
