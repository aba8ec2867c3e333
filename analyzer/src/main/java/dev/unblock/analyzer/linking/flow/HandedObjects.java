package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What runs when a library calls an object of the project that it was handed as a handler. */
public final class HandedObjects {

    /** The one method that handlers of servers have. */
    private static final String HANDLE = "handle";

    private final ProjectIndex index;

    public HandedObjects(ProjectIndex index) {
        this.index = index;
    }

    /**
     * The handling method's number. Where it is a template of a base class, the steps that the object's own class writes stand
     * for it, so that each handler is known by itself.
     */
    public List<Integer> bodies(String type) {
        Optional<MethodFact> handling = index.supertypes(type).stream()
                .flatMap(above -> index.type(above).stream())
                .flatMap(above -> above.methods().stream())
                .filter(method -> method.key().name().equals(HANDLE)
                        && !method.parameters().isEmpty()
                        && !method.calls().isEmpty())
                .findFirst();
        List<MethodFact> steps = handling.stream()
                .filter(method -> !method.key().owner().equals(type))
                .flatMap(method -> steps(method, type))
                .toList();
        return (steps.isEmpty() ? handling.stream() : steps.stream())
                .flatMapToInt(method -> index.number(method.key()).stream())
                .boxed()
                .toList();
    }

    private Stream<MethodFact> steps(MethodFact template, String type) {
        List<MethodKey> called = template.calls().stream()
                .map(call ->
                        new MethodKey(type, call.target().name(), call.target().descriptor()))
                .toList();
        return index.type(type).stream()
                .map(TypeFact::methods)
                .flatMap(List::stream)
                .filter(method -> called.contains(method.key()));
    }
}
