package dev.unblock.recipes;

/** Types of JAX-RS, SmallRye and Mutiny that Quarkus resources are written with. */
final class QuarkusStubs {
    private QuarkusStubs() {}

    static String[] all() {
        return new String[] {
            "package jakarta.ws.rs; public @interface Path { String value(); }",
            "package jakarta.ws.rs; public @interface GET {}",
            "package jakarta.ws.rs; public @interface POST {}",
            "package jakarta.ws.rs.container; public interface AsyncResponse { boolean resume(Object answer); }",
            "package jakarta.ws.rs.core; public class Application {}",
            "package jakarta.transaction; public @interface Transactional {}",
            "package io.smallrye.common.annotation; public @interface Blocking {}",
            "package io.smallrye.common.annotation; public @interface NonBlocking {}",
            "package io.smallrye.common.annotation; public @interface RunOnVirtualThread {}",
            "package io.smallrye.mutiny; public interface Uni<T> {}",
        };
    }
}
