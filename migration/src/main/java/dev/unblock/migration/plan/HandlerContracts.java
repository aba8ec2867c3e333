package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Interfaces of the project's own that a handler's class alone implements, in its own module: they can change along. */
final class HandlerContracts {

    private final Program program;
    private final Modules modules;
    private final Map<String, Integer> below = new HashMap<>();

    HandlerContracts(Program program, Modules modules) {
        this.program = program;
        this.modules = modules;
        program.facts().types().stream()
                .flatMap(HandlerContracts::directlyAbove)
                .forEach(above -> below.merge(above, 1, Integer::sum));
    }

    /** The interface's method that promises the handler, if nothing else above it does. */
    Optional<MethodFact> of(MethodFact handler) {
        Optional<TypeFact> owner = program.type(handler.key().owner());
        List<String> promising = owner.stream()
                .flatMap(HandlerContracts::directlyAbove)
                .filter(type -> declares(type, handler.key()))
                .toList();
        return promising.size() == 1 && owner.get().interfaces().contains(promising.get(0))
                ? method(promising.get(0), handler)
                : Optional.empty();
    }

    /** What the interface says of the handler and of its class. */
    Stream<AnnotationFact> annotations(MethodFact handler) {
        return of(handler).stream()
                .flatMap(contract -> Stream.concat(
                        contract.annotations().stream(),
                        program.type(contract.key().owner()).stream().flatMap(type -> type.annotations().stream())));
    }

    private boolean declares(String type, MethodKey handler) {
        return program.facts()
                .hierarchy()
                .declaringType(type, handler.name(), handler.descriptor())
                .isPresent();
    }

    private Optional<MethodFact> method(String name, MethodFact handler) {
        return program.type(name)
                .filter(type -> type.kind() == TypeFact.Kind.INTERFACE && !type.test())
                .filter(type ->
                        below.getOrDefault(name, 0) == 1 && type.interfaces().isEmpty())
                .filter(type -> modules.of(type.site().file())
                        .equals(modules.of(handler.site().file())))
                .flatMap(type -> type.methods().stream()
                        .filter(method -> isPromised(method, handler))
                        .findFirst());
    }

    private static boolean isPromised(MethodFact method, MethodFact handler) {
        return method.key().name().equals(handler.key().name())
                && method.key().descriptor().equals(handler.key().descriptor())
                && method.genericReturnType().equals(handler.genericReturnType())
                && method.is(Modifier.ABSTRACT);
    }

    private static Stream<String> directlyAbove(TypeFact type) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream());
    }
}
