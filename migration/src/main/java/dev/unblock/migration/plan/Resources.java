package dev.unblock.migration.plan;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.migration.hazards.Hazard;
import dev.unblock.migration.hazards.Sighting;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What methods that answer requests say of themselves, in frameworks other than Spring. */
final class Resources {

    private static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<String> LATER = Set.of(
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.Future",
            "java.util.concurrent.Flow$Publisher",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.",
            "io.reactivex.",
            "io.smallrye.mutiny.",
            "io.vertx.core.Future",
            "org.jboss.resteasy.reactive.RestMulti");
    private static final Set<String> SUSPENDED = Set.of(
            "jakarta.ws.rs.container.AsyncResponse",
            "javax.ws.rs.container.AsyncResponse",
            "jakarta.ws.rs.sse.SseEventSink",
            "javax.ws.rs.sse.SseEventSink");

    private Resources() {}

    static Optional<Sighting> withoutVerb(MethodFact method) {
        boolean has = method.annotations().stream().map(AnnotationFact::type).anyMatch(type -> Stream.of(
                        "jakarta.ws.rs.", "javax.ws.rs.")
                .anyMatch(name -> type.startsWith(name) && VERBS.contains(type.substring(name.length()))));
        return has
                ? Optional.empty()
                : Optional.of(
                        at(Hazard.H19, method, "has no verb of HTTP of its own: an interface or other code maps it"));
    }

    static Optional<Sighting> asynchronous(MethodFact method) {
        boolean later = LATER.stream().anyMatch(method.key().returnType()::startsWith)
                || method.key().parameterTypes().stream().anyMatch(SUSPENDED::contains);
        return later
                ? Optional.of(
                        at(Hazard.H18, method, "answers asynchronously already, so its waits stand where none should"))
                : Optional.empty();
    }

    static Sighting at(Hazard hazard, MethodFact method, String what) {
        return Sighting.of(hazard, method.key(), method.site(), method.key().signature() + " " + what);
    }
}
