package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.bytecode.ClassPathHierarchy;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.analyzer.inference.PublicApiWaits;
import dev.unblock.analyzer.knowntypes.IndexedWait;
import dev.unblock.analyzer.knowntypes.LibraryWait;
import dev.unblock.analyzer.knowntypes.PublicApi;
import dev.unblock.analyzer.knowntypes.TypeHeader;
import dev.unblock.analyzer.knowntypes.TypeHeader.Declared;
import dev.unblock.model.Confidence;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What waits in a library's public API, told by rows of the catalogue that can be found without the library. */
public final class PublicApiRows {

    /** Pauses between two tries, names that are mostly known, and locks that are mostly free are not what a call is made for. */
    private static final Set<Kind> BESIDES = EnumSet.of(Kind.SLEEP, Kind.DNS, Kind.LOCK);

    private final LibrarySinks sinks;
    private final String library;

    private PublicApiRows(TypeHierarchy hierarchy, String library) {
        this.sinks = new LibrarySinks(Catalogue.standard(), hierarchy);
        this.library = library;
    }

    /** By type and method. */
    public static Map<String, Map<Declared, IndexedWait>> of(List<Path> classPath, PublicApi api, String library) {
        try (ClassPathHierarchy hierarchy = new ClassPathHierarchy(List.of(), classPath)) {
            PublicApiRows rows = new PublicApiRows(hierarchy, library);
            return rows.of(api, PublicApiWaits.of(classPath, api, rows.sinks, rows::leavesTheProcess));
        }
    }

    private boolean leavesTheProcess(Inference inference) {
        return sinks.row(inference)
                .filter(row -> row.kind().group().leavesTheProcess() && !BESIDES.contains(row.kind()))
                .isPresent();
    }

    private Map<String, Map<Declared, IndexedWait>> of(PublicApi api, Map<MethodKey, Inference> inferred) {
        Map<String, Map<Declared, IndexedWait>> waits = new TreeMap<>();
        for (TypeHeader type : api.types()) {
            for (Declared method : type.methods()) {
                Optional.ofNullable(inferred.get(method.on(type.name())))
                        .flatMap(this::wait)
                        .ifPresent(wait -> waits.computeIfAbsent(type.name(), name -> new LinkedHashMap<>())
                                .put(method, wait));
            }
        }
        return waits;
    }

    private Optional<IndexedWait> wait(Inference inference) {
        return sinks.row(inference)
                .filter(row -> !BESIDES.contains(row.kind()) && !row.meansAnnotation())
                .map(row -> new IndexedWait(
                        new LibraryWait(
                                library,
                                named(inference.sink(), row),
                                inference.openedOn().map(this::opener)),
                        inference.confidence() != Confidence.LOW));
    }

    /** By the type that the row names, which is known without the library. */
    private static MethodKey named(MethodKey sink, BlockingApi row) {
        return new MethodKey(row.type(), sink.name(), sink.descriptor());
    }

    /** Of a stream around others the innermost that was opened. */
    private MethodKey opener(Value opened) {
        Value at = opened;
        while (at instanceof Value.Allocation made
                && !made.arguments().isEmpty()
                && !sinks.isOpen(new Value.Allocation(made.type(), List.of()))) {
            at = made.arguments().get(0);
        }
        return at instanceof Value.Result result
                ? result.target()
                : new MethodKey(((Value.Allocation) at).type(), "<init>", "()V");
    }
}
