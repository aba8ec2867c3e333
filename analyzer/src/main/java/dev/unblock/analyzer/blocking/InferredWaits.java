package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inference.Inference;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.knowntypes.LibraryIndex;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that no row names and that wait all the same, further down in their library. */
final class InferredWaits {

    private final LibrarySinks sinks;
    private final Map<MethodKey, Inference> inferred;
    private final IndexedWaits indexed;

    InferredWaits(Program program, Catalogue catalogue, LibraryWaits libraries) {
        this.sinks = new LibrarySinks(catalogue, program.facts().hierarchy());
        this.inferred = libraries.in(program.facts(), sinks);
        this.indexed = new IndexedWaits(program, sinks, LibraryIndex.standard());
    }

    Optional<Wait> at(MethodFact method, CallSite call) {
        return Optional.ofNullable(inferred.get(call.target()))
                .or(() -> indexed.at(call))
                .flatMap(inference -> sinks.row(inference).map(api -> wait(method, call, api, inference)));
    }

    private static Wait wait(MethodFact method, CallSite call, BlockingApi api, Inference inference) {
        Certainty certainty =
                switch (inference.confidence()) {
                    case HIGH -> Certainty.SURE;
                    case MEDIUM -> Certainty.LIKELY;
                    case LOW -> Certainty.GUESSED;
                };
        return new Wait(
                method,
                call,
                call.target(),
                api,
                api.kind(),
                bound(api, inference.sink()),
                certainty,
                Optional.of(inference),
                Optional.empty());
    }

    private static Wait.Bound bound(BlockingApi api, MethodKey sink) {
        return switch (api.timed()) {
            case NEVER -> Wait.Bound.UNTIMED;
            case ALWAYS -> Wait.Bound.TIMED;
            case CLIENT -> Wait.Bound.BY_CLIENT;
            case ARGUMENT -> takesDuration(sink.parameterTypes()) ? Wait.Bound.TIMED : Wait.Bound.UNTIMED;
        };
    }

    private static boolean takesDuration(List<String> parameters) {
        return parameters.contains("long")
                || parameters.contains("java.time.Duration")
                || parameters.contains("java.util.concurrent.TimeUnit");
    }
}
