package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.entries.Mappings.Mapping;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.types.Beans;
import dev.unblock.analyzer.linking.types.Modules;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.UnseenApis;
import dev.unblock.model.ThreadContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Handlers of annotated controllers: Spring's, Micronaut's, and JAX-RS resources. Mappings can stand on what a method
 * overrides, the nearest counts; one method can serve several controllers.
 */
final class WebEntries {

    private static final String SPRING = "spring";
    private static final Set<String> CONTROLLERS = Set.of(
            "org.springframework.stereotype.Controller",
            "org.springframework.web.bind.annotation.RestController",
            "org.springframework.data.rest.webmvc.RepositoryRestController",
            "org.springframework.data.rest.webmvc.BasePathAwareController",
            "org.springframework.boot.actuate.endpoint.web.annotation.RestControllerEndpoint",
            "org.springframework.boot.actuate.endpoint.web.annotation.ControllerEndpoint");

    private static final List<String> HANDLER_MAPPINGS = List.of(
            "org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping",
            "org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping");

    private final ProjectIndex index;
    private final Beans beans;
    private final EntryThreads threads;
    private final Modules modules;
    private final Mappings mappings;
    private final UnseenApis unseenApis;

    WebEntries(ProjectIndex index, Beans beans, EntryThreads threads, Modules modules) {
        this.index = index;
        this.beans = beans;
        this.threads = threads;
        this.modules = modules;
        this.mappings = new Mappings(index, beans);
        this.unseenApis = new UnseenApis(index);
    }

    void find(Consumer<Entry> found) {
        Map<String, Mapping> located = subResources();
        for (TypeFact type : index.types()) {
            if (!index.isConcrete(type)) {
                continue;
            }
            if (isController(type)) {
                findSpring(type, found);
            } else if (typeMapping("micronaut-type", type).isPresent()) {
                routes(type, "micronaut", prefix("micronaut-type", type))
                        .forEach((method, routes) -> add(method, "micronaut", "loop request", routes, found));
            } else {
                Mapping prefix = typeMapping("jax-rs-path", type)
                        .orElseGet(() -> located.getOrDefault(type.name(), Mapping.NOTHING));
                unseenApis
                        .ofGeneratedResource(type)
                        .forEach(method -> found.accept(new Entry(
                                method, "jax-rs", threads.of("signature request", method), Optional.empty())));
                routes(type, "jax-rs", prefix)
                        .forEach((method, routes) -> add(method, "jax-rs", "signature request", routes, found));
                if (typeMapping("jax-rs-path", type).isPresent()) {
                    locators(type)
                            .forEach(method -> found.accept(new Entry(
                                    method, "jax-rs", threads.of("signature request", method), Optional.empty())));
                }
            }
        }
    }

    /** Methods that answer a request with the resource that is to handle it. */
    private List<Integer> locators(TypeFact type) {
        return type.methods().stream()
                .filter(method -> mapping("jax-rs", method.annotations(), type).isEmpty())
                .filter(method ->
                        mapping("jax-rs-path", method.annotations(), type).isPresent())
                .filter(method -> index.isOwn(method.key().returnType()))
                .flatMapToInt(method -> index.number(method.key()).stream())
                .boxed()
                .toList();
    }

    private void findSpring(TypeFact type, Consumer<Entry> found) {
        Map<Integer, List<String>> routes = routes(type, SPRING, prefix(SPRING, type));
        unseenApis.handlers(type).forEach(method -> routes.putIfAbsent(method, List.of()));
        routes.forEach((method, paths) -> {
            ThreadContext thread = threads.ofHandler(method);
            String kind = threads.isOnWebFlux(method) ? "webflux" : "spring-mvc";
            paths.forEach(path -> found.accept(new Entry(method, kind, thread, Optional.of(path))));
            if (paths.isEmpty()) {
                found.accept(new Entry(method, kind, thread, Optional.empty()));
            }
        });
    }

    private void add(int method, String kind, String word, List<String> routes, Consumer<Entry> found) {
        routes.forEach(route -> found.accept(new Entry(method, kind, threads.of(word, method), Optional.of(route))));
    }

    /** Before Spring 6, a component with a mapping of its own was a controller, too. */
    private boolean isController(TypeFact type) {
        boolean controller = ownSupertypes(type).stream()
                .anyMatch(above -> CONTROLLERS.stream().anyMatch(name -> beans.hasMeta(above.annotations(), name)));
        boolean beforeSix = index.facts()
                .springBoot()
                .filter(version -> version.matches("[12]\\..*"))
                .isPresent();
        return controller
                || isTakenByOwnMapping(type)
                || beforeSix
                        && beans.isComponent(type)
                        && typeMapping(SPRING, type).isPresent();
    }

    /** The project looks for handlers itself, by an annotation of its own. */
    private boolean isTakenByOwnMapping(TypeFact type) {
        return type.annotations().stream().anyMatch(annotation -> index.isOwn(annotation.type()))
                && HANDLER_MAPPINGS.stream()
                        .anyMatch(mapping -> !index.subtypes(mapping).isEmpty());
    }

    private Mapping prefix(String framework, TypeFact type) {
        return typeMapping(framework, type).orElse(Mapping.NOTHING);
    }

    private Optional<Mapping> typeMapping(String framework, TypeFact type) {
        return ownSupertypes(type).stream()
                .flatMap(above -> mapping(framework, above.annotations(), type).stream())
                .findFirst();
    }

    private Optional<Mapping> mapping(String framework, List<AnnotationFact> annotations, TypeFact type) {
        return mappings.of(framework, annotations, modules.settings(type));
    }

    /** By the number of the method that runs; what stands nearest to the controller counts. Spring calls static ones too. */
    private Map<Integer, List<String>> routes(TypeFact controller, String framework, Mapping prefix) {
        Map<Integer, List<String>> routes = new TreeMap<>();
        for (TypeFact declaring : ownSupertypes(controller)) {
            for (MethodFact method : declaring.methods()) {
                if (!method.is(Modifier.SYNTHETIC) && (framework.equals(SPRING) || !method.is(Modifier.STATIC))) {
                    methodMapping(framework, method, controller).ifPresent(mapping -> implementation(controller, method)
                            .ifPresent(number -> routes.putIfAbsent(number, mapping.routes(prefix))));
                }
            }
        }
        return routes;
    }

    /** JAX-RS tells the verb and the path by different annotations. */
    private Optional<Mapping> methodMapping(String framework, MethodFact method, TypeFact controller) {
        Optional<Mapping> mapping = mapping(framework, method.annotations(), controller);
        return framework.equals("jax-rs")
                ? mapping.map(verb -> new Mapping(
                        verb.verbs(),
                        mapping("jax-rs-path", method.annotations(), controller)
                                .orElse(Mapping.NOTHING)
                                .paths()))
                : mapping;
    }

    /** Types that a resource's locator (a method with a path and no verb) returns, with the path down to them. */
    private Map<String, Mapping> subResources() {
        Map<String, Mapping> located = new LinkedHashMap<>();
        for (TypeFact type : index.types()) {
            Optional<Mapping> prefix = typeMapping("jax-rs-path", type);
            for (MethodFact method : prefix.isPresent() ? type.methods() : List.<MethodFact>of()) {
                boolean locates = mapping("jax-rs", method.annotations(), type).isEmpty();
                mapping("jax-rs-path", method.annotations(), type)
                        .filter(path -> locates)
                        .ifPresent(path -> index.subtypes(method.key().returnType())
                                .forEach(sub -> located.putIfAbsent(
                                        sub.name(), new Mapping(List.of(), path.routes(prefix.get())))));
            }
        }
        return located;
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
