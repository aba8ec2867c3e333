package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.inspection.Inspection;
import java.util.Set;

/** Types that stand for a result to come. */
final class Futures {

    private static final Set<String> FUTURES = Set.of(
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "com.google.common.util.concurrent.ListenableFuture",
            "org.springframework.util.concurrent.ListenableFuture");
    private static final Set<String> PUBLISHERS = Set.of(
            "org.reactivestreams.Publisher",
            "java.util.concurrent.Flow$Publisher",
            "reactor.core.publisher.Mono",
            "reactor.core.publisher.Flux");

    private Futures() {}

    static boolean isFuture(Inspection inspection, String type) {
        return isOneOf(inspection, type, FUTURES);
    }

    static boolean isPublisher(Inspection inspection, String type) {
        return isOneOf(inspection, type, PUBLISHERS);
    }

    private static boolean isOneOf(Inspection inspection, String type, Set<String> types) {
        return inspection.program().facts().hierarchy().supertypes(type).stream()
                .anyMatch(types::contains);
    }
}
