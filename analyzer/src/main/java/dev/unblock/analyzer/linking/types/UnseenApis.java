package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Controllers whose mappings stand on an interface that is not there to be read: one that is generated in the build, or
 * comes in a jar. What overrides such an interface handles requests; where it is mapped is not known.
 */
public final class UnseenApis {

    private static final Set<String> PLATFORM = Stream.concat(
                    Stream.of("java.", "javax.", "jakarta.", "lombok."),
                    Stream.of(
                                    "beans",
                                    "boot",
                                    "cloud",
                                    "context",
                                    "core",
                                    "data",
                                    "format",
                                    "hateoas",
                                    "http",
                                    "messaging",
                                    "scheduling",
                                    "security",
                                    "transaction",
                                    "validation",
                                    "web")
                            .map(part -> "org.springframework." + part + "."))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OF_EVERY_OBJECT = Set.of("toString", "equals", "hashCode");

    private final ProjectIndex index;

    public UnseenApis(ProjectIndex index) {
        this.index = index;
    }

    /** Numbers of the controller's own methods that can only be there for such an interface. */
    public List<Integer> handlers(TypeFact controller) {
        List<String> apis = controller.interfaces().stream()
                .filter(name -> !index.isOwn(name) && PLATFORM.stream().noneMatch(name::startsWith))
                .toList();
        return controller.methods().stream()
                .filter(method -> method.is(Modifier.PUBLIC)
                        && !method.is(Modifier.STATIC)
                        && !method.is(Modifier.SYNTHETIC)
                        && !method.key().isConstructor())
                .filter(method -> apis.stream().anyMatch(api -> overrides(method, api, controller)))
                .flatMapToInt(method -> index.number(method.key()).stream())
                .boxed()
                .toList();
    }

    /** Methods of a class whose resource interface is generated in the build: one of the project's own, by its name. */
    public List<Integer> ofGeneratedResource(TypeFact type) {
        boolean generated = type.annotations().stream()
                        .noneMatch(annotation -> annotation.type().startsWith("org.springframework."))
                && type.interfaces().stream()
                        .anyMatch(api -> (api.endsWith("Resource") || api.endsWith("Api"))
                                && !index.isOwn(api)
                                && !index.facts().hierarchy().isKnown(api)
                                && project(api).equals(project(type.name())));
        return generated ? handlers(type) : List.of();
    }

    private static String project(String type) {
        return type.replaceFirst("^(\\w+\\.\\w+\\.).*", "$1");
    }

    private boolean overrides(MethodFact method, String api, TypeFact controller) {
        if (index.facts().hierarchy().isKnown(api)) {
            return index.facts()
                    .hierarchy()
                    .declaringType(api, method.key().name(), method.key().descriptor())
                    .filter(declaring -> !declaring.startsWith("java."))
                    .isPresent();
        }
        boolean overrides = method.annotations().stream()
                .anyMatch(annotation -> annotation.type().equals("java.lang.Override")
                        || annotation.type().equals("Override"));
        return overrides && !OF_EVERY_OBJECT.contains(method.key().name()) && !overridesOwn(method, controller);
    }

    private boolean overridesOwn(MethodFact method, TypeFact controller) {
        return index.supertypes(controller.name()).stream()
                .filter(name -> !name.equals(controller.name()))
                .flatMap(name -> index.type(name).stream())
                .flatMap(type -> type.methods().stream())
                .anyMatch(above -> above.key().name().equals(method.key().name()));
    }
}
