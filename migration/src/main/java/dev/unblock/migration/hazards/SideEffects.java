package dev.unblock.migration.hazards;

import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a method changes, here or at a partner: only waits that surely read count as harmless.
 *
 * <p>Calls into libraries that do not wait (parsing, collections of one's own) are taken to change nothing but their
 * arguments, but for collections that many threads share and that are not made for it.
 */
public final class SideEffects implements HazardCheck {

    private static final Set<String> CHANGES = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "computeIfPresent",
            "compute",
            "merge",
            "set",
            "remove",
            "removeAll",
            "removeIf",
            "retainAll",
            "replace",
            "replaceAll",
            "clear",
            "offer",
            "poll",
            "push",
            "pop",
            "sort");
    private static final List<String> COLLECTIONS = List.of("java.util.Collection", "java.util.Map");

    private final Program program;
    private final Function<MethodKey, List<Wait>> waits;
    private final KnownReads reads;

    /** @param waits in a method's own body that count */
    public SideEffects(Program program, Function<MethodKey, List<Wait>> waits) {
        this.program = program;
        this.waits = waits;
        this.reads = new KnownReads(program);
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        return Stream.of(waitingWrites(method), fieldWrites(method), collectionWrites(method), elementWrites(method))
                .flatMap(part -> part);
    }

    private Stream<Sighting> waitingWrites(MethodFact method) {
        return waits.apply(method.key()).stream()
                .filter(wait -> !reads.isRead(method, wait))
                .map(wait -> Sighting.of(
                        Hazard.H10,
                        method.key(),
                        wait.call().site(),
                        method.named().signature() + " calls "
                                + wait.call().target().signature() + ", which is not known to only read"));
    }

    private Stream<Sighting> fieldWrites(MethodFact method) {
        if (isInitialiser(method)) {
            return Stream.empty();
        }
        return method.accesses().stream()
                .filter(access -> access.kind() == FieldAccess.Kind.WRITE)
                .filter(this::isShared)
                .map(access -> Sighting.of(
                        Hazard.H9,
                        method.key(),
                        access.site(),
                        method.named().signature() + " writes the field "
                                + access.field().signature()));
    }

    private Stream<Sighting> collectionWrites(MethodFact method) {
        if (isInitialiser(method)) {
            return Stream.empty();
        }
        return method.calls().stream()
                .filter(this::changesCollection)
                .flatMap(call -> call.receiver().flatMap(this::sharedField).stream()
                        .filter(field -> !isMadeForThreads(field))
                        .map(field -> Sighting.of(
                                Hazard.H9,
                                method.key(),
                                call.site(),
                                method.named().signature() + " changes the collection " + field.signature())));
    }

    private Stream<Sighting> elementWrites(MethodFact method) {
        if (isInitialiser(method)) {
            return Stream.empty();
        }
        return method.elementWrites().stream().flatMap(write -> sharedField(write.array()).stream()
                .map(field -> Sighting.of(
                        Hazard.H9,
                        method.key(),
                        write.site(),
                        method.named().signature() + " writes into the array " + field.signature())));
    }

    private static boolean isInitialiser(MethodFact method) {
        return method.key().isConstructor() || method.key().name().equals("<clinit>");
    }

    /** Static fields and fields of objects that many requests share; a fresh object's fields are its maker's own. */
    private boolean isShared(FieldAccess access) {
        return access.object().isEmpty() || isShared(access.field().owner());
    }

    private boolean isShared(String type) {
        return program.scope(type) == Program.Scope.SINGLETON;
    }

    private boolean changesCollection(CallSite call) {
        String owner = call.target().owner();
        return CHANGES.contains(call.target().name())
                && !owner.startsWith("java.util.concurrent.")
                && COLLECTIONS.stream()
                        .anyMatch(type -> program.facts().hierarchy().isSubtype(owner, type));
    }

    private Optional<FieldKey> sharedField(Value value) {
        return value.alternatives()
                .filter(Value.FieldRead.class::isInstance)
                .map(Value.FieldRead.class::cast)
                .filter(read -> read.object().isEmpty() || isShared(read.field().owner()))
                .map(Value.FieldRead::field)
                .findFirst();
    }

    /** A concurrent or synchronized collection, as far as what is put into the field tells. */
    private boolean isMadeForThreads(FieldKey field) {
        return program.valuesOf(field).stream()
                .flatMap(Value::alternatives)
                .anyMatch(value ->
                        value instanceof Value.Allocation made && made.type().startsWith("java.util.concurrent.")
                                || value instanceof Value.Result result
                                        && (result.target().name().startsWith("synchronized")
                                                || result.target().owner().startsWith("java.util.concurrent.")));
    }
}
