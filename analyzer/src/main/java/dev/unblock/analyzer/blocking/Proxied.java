package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What waits behind an interface of the project that only a proxy implements: a Spring Data repository below it, a mapper
 * of MyBatis, a remote service injected into an annotated field, a managed bean of another process.
 */
final class Proxied {

    private static final MethodKey ANY_MAPPER =
            new MethodKey("org.apache.ibatis.annotations.Mapper", "select", "()Ljava/lang/Object;");

    private final Program program;
    private final Catalogue catalogue;
    private final TypeHierarchy hierarchy;
    private final Map<String, List<String>> interfacesBelow = new HashMap<>();
    private final Mappers mappers;
    private final RemoteBeans remoteBeans;

    Proxied(Program program, Catalogue catalogue) {
        this.program = program;
        this.catalogue = catalogue;
        this.hierarchy = program.facts().hierarchy();
        program.facts().types().stream()
                .filter(type -> type.kind() == TypeFact.Kind.INTERFACE)
                .map(TypeFact::name)
                .forEach(type -> hierarchy.supertypes(type).forEach(above -> interfacesBelow
                        .computeIfAbsent(above, key -> new ArrayList<>())
                        .add(type)));
        this.mappers = Mappers.of(program.facts());
        this.remoteBeans = RemoteBeans.of(program);
    }

    /** By the field that the call's object was injected into. */
    Optional<BlockingApi> injected(CallSite call) {
        return call.receiver()
                .filter(Value.FieldRead.class::isInstance)
                .map(read -> ((Value.FieldRead) read).field())
                .flatMap(key -> program.type(key.owner()).stream()
                        .flatMap(type -> type.fields().stream())
                        .filter(field -> field.key().equals(key))
                        .findFirst())
                .flatMap(field -> catalogue.injection(annotations(field)));
    }

    /** By the interface itself. */
    Optional<BlockingApi> behind(MethodKey target) {
        if (remoteBeans.contains(target.owner()) && !isImplemented(target.owner())) {
            return catalogue.find(RemoteBeans.SENT, hierarchy);
        }
        if (program.method(target).filter(method -> !Declared.hasCode(method)).isEmpty()) {
            return Optional.empty();
        }
        return repositoryBelow(target).or(() -> mapper(target));
    }

    private Optional<BlockingApi> repositoryBelow(MethodKey target) {
        return interfacesBelow.getOrDefault(target.owner(), List.of()).stream()
                .filter(type -> !type.equals(target.owner()))
                .flatMap(type ->
                        catalogue.find(new MethodKey(type, target.name(), target.descriptor()), hierarchy).stream())
                .findFirst();
    }

    private Optional<BlockingApi> mapper(MethodKey target) {
        boolean scanned = mappers.contains(target.owner())
                && interfacesBelow.getOrDefault(target.owner(), List.of()).contains(target.owner());
        return scanned && !isImplemented(target.owner())
                ? catalogue.rowOfAnnotations(ANY_MAPPER, Set.of(ANY_MAPPER.owner()), hierarchy)
                : Optional.empty();
    }

    private boolean isImplemented(String type) {
        return program.facts().types().stream()
                .filter(candidate -> candidate.kind() != TypeFact.Kind.INTERFACE)
                .anyMatch(candidate -> hierarchy.isSubtype(candidate.name(), type));
    }

    private static Set<String> annotations(FieldFact field) {
        return field.annotations().stream().map(AnnotationFact::type).collect(Collectors.toSet());
    }
}
