package dev.unblock.analyzer.linking.types;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Interfaces of which a framework makes the objects at run time, so that there is no class to be seen. */
final class Proxies {

    private static final Set<String> SUPERTYPES = Set.of("org.springframework.data.repository.Repository");
    private static final Set<String> ANNOTATIONS = Set.of(
            "org.springframework.data.repository.RepositoryDefinition",
            "org.springframework.cloud.openfeign.FeignClient",
            "org.springframework.web.service.annotation.HttpExchange",
            "org.apache.ibatis.annotations.Mapper",
            "org.eclipse.microprofile.rest.client.inject.RegisterRestClient",
            "io.quarkiverse.langchain4j.RegisterAiService",
            "dev.langchain4j.service.spring.AiService");

    private final ProjectIndex index;

    Proxies(ProjectIndex index) {
        this.index = index;
    }

    boolean isProxied(TypeFact type) {
        return type.kind() == TypeFact.Kind.INTERFACE
                && (index.supertypes(type.name()).stream().anyMatch(SUPERTYPES::contains)
                        || type.annotations().stream().anyMatch(annotation -> ANNOTATIONS.contains(annotation.type())));
    }

    /** What a proxy runs for an abstract method: the project's own code, by Spring Data's naming, or nothing to be seen. */
    int behind(TypeFact proxy, int method) {
        MethodFact declared = index.method(method);
        if (!declared.is(Modifier.ABSTRACT)) {
            return method;
        }
        return index.supertypes(proxy.name()).stream()
                .filter(index::isOwn)
                .map(above -> fragment(above, proxy, declared))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(method);
    }

    private Optional<Integer> fragment(String above, TypeFact proxy, MethodFact declared) {
        List<String> names =
                List.of(Descriptors.simpleName(above) + "Impl", Descriptors.simpleName(proxy.name()) + "Impl");
        return index.subtypes(above).stream()
                .filter(type -> index.isConcrete(type) && names.contains(Descriptors.simpleName(type.name())))
                .map(type -> index.resolve(
                        type.name(), declared.key().name(), declared.key().descriptor()))
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .findFirst();
    }
}
