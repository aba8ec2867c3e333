package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Caches of Caffeine and Guava that are built without anything that makes them let go of entries. */
final class CacheBuilders {

    private static final Set<String> BUILDERS =
            Set.of("com.github.benmanes.caffeine.cache.Caffeine", "com.google.common.cache.CacheBuilder");
    private static final Set<String> BUILDS = Set.of("build", "buildAsync");
    private static final Set<String> LETS_GO = Set.of(
            "maximumSize",
            "maximumWeight",
            "expireAfterWrite",
            "expireAfterAccess",
            "expireAfter",
            "weakKeys",
            "weakValues",
            "softValues");

    private CacheBuilders() {}

    /** What is filed there may be the same few things for ever: that is not told by the builder. */
    static Optional<Problem> problem(Call call) {
        List<String> chain = call.site().receiver().stream()
                .flatMap(Values::chain)
                .map(link -> link.target().name())
                .toList();
        boolean endless = BUILDERS.contains(call.owner())
                && BUILDS.contains(call.name())
                && chain.contains("newBuilder")
                && chain.stream().noneMatch(LETS_GO::contains);
        return endless
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.INFO)
                        .confidence(Confidence.MEDIUM)
                        .message(
                                "This cache is built without a limit and without an expiry: it keeps an entry for every key"
                                        + " that it was ever asked for. Set maximumSize, or expireAfterWrite."))
                : Optional.empty();
    }
}
