package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.analyzer.inference.Sinks;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue, as one asks it about calls in libraries. */
final class LibrarySinks implements Sinks {

    private final Catalogue catalogue;
    private final TypeHierarchy hierarchy;
    private final Catalogue openers = Catalogue.openers();
    private final boolean namesPackages;
    private final Set<String> names;
    private final Set<String> typesWithAnyMethod;
    private final Map<String, Boolean> anyMethodOf = new HashMap<>();

    LibrarySinks(Catalogue catalogue, TypeHierarchy hierarchy) {
        this.catalogue = catalogue;
        this.hierarchy = hierarchy;
        this.namesPackages = catalogue.rows().stream().anyMatch(BlockingApi::meansPackage);
        this.names = catalogue.rows().stream().map(BlockingApi::method).collect(Collectors.toSet());
        this.typesWithAnyMethod = catalogue.rows().stream()
                .filter(BlockingApi::isWildcard)
                .map(BlockingApi::typeName)
                .collect(Collectors.toSet());
    }

    @Override
    public Verdict of(MethodKey called) {
        if (!namesPackages && !names.contains(called.name()) && !hasAnyMethod(called.owner())) {
            return Verdict.NOT_KNOWN;
        }
        return catalogue.row(called, hierarchy).map(LibrarySinks::verdict).orElse(Verdict.NOT_KNOWN);
    }

    @Override
    public Sinks asking(TypeHierarchy types) {
        return new LibrarySinks(catalogue, types);
    }

    /** Most methods are named by no row, and most types have none for all their methods: that is quickly said. */
    private boolean hasAnyMethod(String type) {
        return anyMethodOf.computeIfAbsent(type, key -> Catalogue.types(key, hierarchy)
                .anyMatch(supertype -> typesWithAnyMethod.contains(supertype)
                        || hierarchy.annotations(supertype).stream().anyMatch(typesWithAnyMethod::contains)));
    }

    private static Verdict verdict(BlockingApi row) {
        if (row.kind() == Kind.NONE) {
            return Verdict.SILENT;
        }
        return switch (row.condition()) {
            case ALWAYS, LIKELY, BY_PROXY, NOT_COMPLETED, HOST_BY_NAME, ANSWERED -> Verdict.WAITS;
            case OPENED_ON_IO -> Verdict.WAITS_IF_OPEN;
            case ARGUMENT_ON_IO -> Verdict.WAITS_IF_GIVEN_OPEN;
            // Libraries' queues are mostly not full, their channels mostly not blocking, and what they are given
            // unknown.
            case BOUNDED_QUEUE, BLOCKING_CHANNEL, UNLESS_IN_MEMORY, INJECTED -> Verdict.SILENT;
        };
    }

    /** What waits in the end, as a row that names no counterpart: that of the primitive is none of the call's. */
    Optional<BlockingApi> row(Inference inference) {
        return catalogue.find(inference.sink(), hierarchy).map(row -> {
            BlockingApi timing = inference.openedOn().flatMap(this::opener).orElse(row);
            return new BlockingApi(
                    row.type(),
                    row.method(),
                    row.parameters(),
                    timing.kind(),
                    row.timed(),
                    Optional.empty(),
                    timing.latency(),
                    Condition.ALWAYS,
                    row.source());
        });
    }

    @Override
    public String additions() {
        return catalogue.additions();
    }

    @Override
    public boolean isOpen(Value value) {
        return opener(value).isPresent();
    }

    /** What opened the stream that the value is, or wraps; empty for memory, and where nobody can say. */
    private Optional<BlockingApi> opener(Value value) {
        if (value instanceof Value.Allocation made) {
            Optional<BlockingApi> opened = openers.row(new MethodKey(made.type(), "<init>", "()V"), hierarchy);
            return opened.isPresent() || made.arguments().isEmpty()
                    ? opened.filter(LibrarySinks::opensSurely)
                    : opener(made.arguments().get(0));
        }
        return value instanceof Value.Result result
                ? openers.row(result.target(), hierarchy).filter(LibrarySinks::opensSurely)
                : Optional.empty();
    }

    private static boolean opensSurely(BlockingApi opener) {
        return opener.kind() != Kind.NONE && opener.condition() == Condition.ALWAYS;
    }
}
