package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.model.ThreadContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Vert.x verticles that are deployed to run on worker or virtual threads: all their handlers run there, too. */
public final class WorkerVerticles {

    private static final Set<String> DEPLOYS = Set.of("deployVerticle", "rxDeployVerticle", "deployVerticleAndAwait");
    private static final Map<String, ThreadContext> MODELS =
            Map.of("WORKER", ThreadContext.BOUNDED_POOL, "VIRTUAL_THREAD", ThreadContext.VIRTUAL);
    private static final Set<String> TRUE = Set.of("true", "1");

    private final ProjectIndex index;
    private final Map<String, ThreadContext> threads = new HashMap<>();

    WorkerVerticles(ProjectIndex index) {
        this.index = index;
        for (int method = 0; method < index.methodCount(); method++) {
            MethodFact fact = index.method(method);
            fact.calls().stream()
                    .filter(call -> DEPLOYS.contains(call.target().name())
                            && call.arguments().size() > 1)
                    .forEach(call -> note(fact, call));
        }
    }

    private void note(MethodFact method, CallSite call) {
        Value options = call.arguments().get(1);
        thread(method, call, options).ifPresent(thread -> call.arguments()
                .get(0)
                .alternatives()
                .flatMap(this::verticle)
                .forEach(type -> threads.put(type, thread)));
    }

    /** As the options say, in a chain or in calls of their own. */
    private static Optional<ThreadContext> thread(MethodFact method, CallSite deploying, Value options) {
        Stream<ThreadContext> chained = options.parts()
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .flatMap(set -> thread(set.target().name(), set.arguments().stream()).stream());
        return chained.findFirst().or(() -> method.calls().stream()
                .filter(set -> set.index() < deploying.index()
                        && set.receiver().filter(options::equals).isPresent())
                .flatMap(set -> thread(set.target().name(), set.arguments().stream()).stream())
                .reduce((earlier, nearest) -> nearest));
    }

    private static Optional<ThreadContext> thread(String setter, Stream<Value> arguments) {
        return switch (setter) {
            case "setWorker" ->
                arguments
                        .filter(value -> value instanceof Value.Constant yes && TRUE.contains(yes.text()))
                        .findFirst()
                        .map(value -> ThreadContext.BOUNDED_POOL);
            case "setThreadingModel" ->
                arguments
                        .filter(Value.FieldRead.class::isInstance)
                        .flatMap(value ->
                                Optional.ofNullable(MODELS.get(((Value.FieldRead) value)
                                                .field()
                                                .name()))
                                        .stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    /** An object, a class, a name, or a supplier of objects. */
    private Stream<String> verticle(Value value) {
        if (value instanceof Value.Allocation made) {
            return Stream.of(made.type());
        }
        if (value instanceof Value.Constant constant && constant.text() != null) {
            return Stream.of(constant.text().replaceFirst("^java:", ""));
        }
        if (value instanceof Value.Functional supplier) {
            return supplier.implementation().isConstructor()
                    ? Stream.of(supplier.implementation().owner())
                    : index.number(supplier.implementation()).stream()
                            .boxed()
                            .flatMap(body -> index.method(body).returned().stream())
                            .filter(Value.Allocation.class::isInstance)
                            .map(made -> ((Value.Allocation) made).type());
        }
        return value instanceof Value.Result named && named.target().name().equals("getName")
                ? named.receiver().stream().flatMap(this::verticle)
                : Stream.empty();
    }

    /** Empty for verticles on event loops, and for types that are none. */
    public Optional<ThreadContext> of(TypeFact type) {
        return Optional.ofNullable(threads.get(type.name()))
                .or(() -> type.outer().flatMap(outer -> Optional.ofNullable(threads.get(outer))));
    }
}
