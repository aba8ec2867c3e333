package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All places of a program where a thread waits, by the catalogue and by what the place tells. */
public final class Waits {

    private final Program program;
    private final Catalogue catalogue;
    private final TypeHierarchy hierarchy;
    private final OpenedOn openedOn;
    private final CompletedFutures completed;
    private final List<String> interfaces;
    private final Map<MethodKey, Optional<BlockingApi>> found = new HashMap<>();
    private final Map<MethodKey, List<Wait>> byMethod;

    private Waits(Program program, Catalogue catalogue) {
        this.program = program;
        this.catalogue = catalogue;
        this.hierarchy = program.facts().hierarchy();
        this.interfaces = program.facts().types().stream()
                .filter(type -> type.kind() == TypeFact.Kind.INTERFACE)
                .map(TypeFact::name)
                .toList();
        this.openedOn = new OpenedOn(program);
        this.completed = new CompletedFutures(program);
        this.byMethod = program.methods()
                .filter(method ->
                        !method.is(Modifier.SYNTHETIC) || method.writtenIn().isPresent())
                .collect(Collectors.toMap(MethodFact::key, this::inMethod, (first, again) -> first, TreeMap::new));
    }

    public static Waits of(Program program, Catalogue catalogue) {
        return new Waits(program, catalogue);
    }

    /** Sorted by method, then in source order. */
    public Stream<Wait> all() {
        return byMethod.values().stream().flatMap(List::stream);
    }

    /** In source order. */
    public List<Wait> in(MethodKey method) {
        return byMethod.getOrDefault(method, List.of());
    }

    private List<Wait> inMethod(MethodFact method) {
        return method.calls().stream()
                .flatMap(call -> called(method, call).stream())
                .toList();
    }

    private Optional<Wait> called(MethodFact method, CallSite call) {
        return api(call.target()).flatMap(api -> judge(method, call, call.target(), api, call.receiver()));
    }

    /** What waits behind an interface of the project that only a proxy implements: a Spring Data repository below it. */
    private Optional<BlockingApi> behindProxy(MethodKey target) {
        if (program.method(target).filter(method -> !hasCode(method)).isEmpty()) {
            return Optional.empty();
        }
        return interfaces.stream()
                .filter(type -> !type.equals(target.owner()) && hierarchy.isSubtype(type, target.owner()))
                .flatMap(type ->
                        catalogue.find(new MethodKey(type, target.name(), target.descriptor()), hierarchy).stream())
                .findFirst();
    }

    private Optional<BlockingApi> api(MethodKey target) {
        return found.computeIfAbsent(target, key -> lookUp(key).or(() -> behindProxy(key)));
    }

    private Optional<BlockingApi> lookUp(MethodKey target) {
        Optional<MethodFact> own = hierarchy
                .declaringType(target.owner(), target.name(), target.descriptor())
                .flatMap(owner -> program.method(new MethodKey(owner, target.name(), target.descriptor())))
                .or(() -> program.method(target));
        if (own.filter(Waits::hasCode).isPresent()) {
            // What it waits for is inside, and is found there.
            return Optional.empty();
        }
        Set<String> annotations = own.stream()
                .flatMap(m -> m.annotations().stream())
                .map(AnnotationFact::type)
                .collect(Collectors.toSet());
        return catalogue.findByAnnotation(annotations, target, hierarchy).or(() -> catalogue.find(target, hierarchy));
    }

    private static boolean hasCode(MethodFact method) {
        return !method.is(Modifier.ABSTRACT) && !method.is(Modifier.NATIVE);
    }

    private Optional<Wait> judge(
            MethodFact method, CallSite call, MethodKey target, BlockingApi api, Optional<Value> receiver) {
        Wait wait = new Wait(method, call, target, api, api.kind(), bound(api, target), true);
        return switch (api.condition()) {
            case ALWAYS -> Optional.of(wait);
            case OPENED_ON_IO ->
                receiver.flatMap(value -> openedOn.kind(method, value)).map(wait::withKind);
            case ARGUMENT_ON_IO ->
                call.arguments().stream()
                        .flatMap(value -> openedOn.kind(method, value).stream())
                        .findFirst()
                        .map(wait::withKind);
            case NOT_COMPLETED ->
                receiver.filter(future -> completed.isComplete(method, call, future))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(wait);
            case BOUNDED_QUEUE -> mayBeFull(method, receiver).map(wait::withCertainty);
            case BLOCKING_CHANNEL -> isSwitchedToNonBlocking(method) ? Optional.empty() : Optional.of(wait);
        };
    }

    private static Wait.Bound bound(BlockingApi api, MethodKey target) {
        return switch (api.timed()) {
            case NEVER -> Wait.Bound.UNTIMED;
            case ALWAYS -> Wait.Bound.TIMED;
            case CLIENT -> Wait.Bound.BY_CLIENT;
            case ARGUMENT -> takesDuration(target) ? Wait.Bound.TIMED : Wait.Bound.UNTIMED;
        };
    }

    private static boolean takesDuration(MethodKey target) {
        List<String> parameters = target.parameterTypes();
        return parameters.contains("java.util.concurrent.TimeUnit")
                || parameters.contains("java.time.Duration")
                || parameters.contains("java.util.Date")
                || parameters.contains("long")
                || target.name().equals("connect") && parameters.contains("int");
    }

    /** Whether putting can wait, and how surely; empty for queues that are never full. */
    private Optional<Boolean> mayBeFull(MethodFact method, Optional<Value> queue) {
        List<Value> origins = queue.map(q -> program.origins(method.key(), q)).orElse(List.of());
        if (!origins.isEmpty() && origins.stream().allMatch(Waits::isUnboundedQueue)) {
            return Optional.empty();
        }
        return Optional.of(origins.stream().allMatch(Value.Allocation.class::isInstance));
    }

    private static boolean isUnboundedQueue(Value value) {
        return value instanceof Value.Allocation made
                && (made.type().equals("java.util.concurrent.LinkedBlockingQueue")
                        || made.type().equals("java.util.concurrent.LinkedBlockingDeque")
                        || made.type().equals("java.util.concurrent.PriorityBlockingQueue"))
                && (made.arguments().isEmpty() || made.type().endsWith("PriorityBlockingQueue"));
    }

    private boolean isSwitchedToNonBlocking(MethodFact method) {
        return program.type(method.key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(m -> m.calls().stream())
                .anyMatch(call -> call.target().name().equals("configureBlocking"));
    }
}
