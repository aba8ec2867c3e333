package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.ModuleFact;
import dev.unblock.analyzer.facts.ModuleFact.Call;
import dev.unblock.analyzer.facts.ModuleFact.DeclaredType;
import dev.unblock.analyzer.facts.ModuleFact.Role;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.graph.Entry;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Methods that configuration files have called: those that beans and actions in XML name, and those of service providers. */
final class DeclaredEntries {

    private final ProjectIndex index;
    private final EntryThreads threads;

    DeclaredEntries(ProjectIndex index, EntryThreads threads) {
        this.index = index;
        this.threads = threads;
    }

    void find(Consumer<Entry> found) {
        for (ModuleFact module : index.facts().modules()) {
            for (DeclaredType declared : module.declared()) {
                index.type(declared.type()).ifPresent(type -> find(declared, type, found));
            }
        }
    }

    private void find(DeclaredType declared, TypeFact type, Consumer<Entry> found) {
        if (declared.role() == Role.SERVICE) {
            type.methods().stream()
                    .filter(method ->
                            method.is(Modifier.PUBLIC) && !method.key().isConstructor())
                    .filter(method -> isOf(declared.name(), method))
                    .forEach(method -> add(method, "service-provider", "startup", Optional.of(declared.name()), found));
        }
        for (Map.Entry<Call, String> call : declared.methods().entrySet()) {
            Optional<String> route = declared.role() == Role.ACTION ? Optional.of(declared.name()) : Optional.empty();
            named(type, call.getValue())
                    .forEach(method -> add(method, kind(call.getKey()), thread(call.getKey()), route, found));
        }
    }

    private static String kind(Call call) {
        return switch (call) {
            case AT_START -> "post-construct";
            case SCHEDULED -> "scheduled";
            case AT_REQUEST -> "struts";
        };
    }

    private static String thread(Call call) {
        return switch (call) {
            case AT_START -> "startup";
            case SCHEDULED -> "scheduler";
            case AT_REQUEST -> "request";
        };
    }

    private boolean isOf(String service, MethodFact method) {
        Stream<MethodFact> own = index.type(service).stream().flatMap(type -> type.methods().stream());
        return own.anyMatch(above -> above.key().name().equals(method.key().name()))
                || index.facts()
                        .hierarchy()
                        .declaringType(
                                service, method.key().name(), method.key().descriptor())
                        .isPresent();
    }

    private Stream<MethodFact> named(TypeFact type, String name) {
        return index.supertypes(type.name()).stream()
                .flatMap(above -> index.type(above).stream())
                .flatMap(above -> above.methods().stream())
                .filter(method -> method.key().name().equals(name)
                        && method.parameters().isEmpty()
                        && !method.is(Modifier.ABSTRACT))
                .limit(1);
    }

    private void add(MethodFact method, String kind, String word, Optional<String> route, Consumer<Entry> found) {
        index.number(method.key())
                .ifPresent(number -> found.accept(new Entry(number, kind, threads.of(word, number), route)));
    }
}
