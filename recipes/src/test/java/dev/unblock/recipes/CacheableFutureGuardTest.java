package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openrewrite.DocumentExample;
import org.openrewrite.Tree;
import org.openrewrite.java.JavaParser;
import org.openrewrite.java.marker.JavaSourceSet;
import org.openrewrite.test.RecipeSpec;
import org.openrewrite.test.RewriteTest;
import org.openrewrite.test.SourceSpecs;

class CacheableFutureGuardTest implements RewriteTest {
    private static final String MANAGER = """
            package org.springframework.cache.caffeine;
            public class CaffeineCacheManager implements org.springframework.cache.CacheManager {
                public CaffeineCacheManager(String... names) {}
                public void setAsyncCacheMode(boolean async) {}
                public void registerCustomCache(String name, Object cache) {}
                public org.springframework.cache.Cache getCache(String name) { return null; }
                public java.util.Collection<String> getCacheNames() { return null; }
            }
            """;

    @Override
    public void defaults(RecipeSpec spec) {
        spec.recipe(new CacheableFutureGuard())
                .parser(JavaParser.fromJavaVersion()
                        .classpath("spring-context", "spring-core")
                        .dependsOn(MANAGER));
    }

    private static SourceSpecs java(String spring, String before, String after) {
        return org.openrewrite.java.Assertions.java(before, after, spec -> spec.markers(main(spring)));
    }

    private static SourceSpecs java(String spring, String text) {
        return org.openrewrite.java.Assertions.java(text, spec -> spec.markers(main(spring)));
    }

    private static JavaSourceSet main(String spring) {
        return new JavaSourceSet(Tree.randomId(), "main", List.of(), Map.of("org:spring-context:" + spring, List.of()));
    }

    private static String prices(String result) {
        return """
                import java.util.Optional;
                import java.util.concurrent.CompletableFuture;
                import org.springframework.cache.annotation.Cacheable;

                class Prices {
                    @Cacheable("prices")
                    %s price(String id) {
                        return null;
                    }
                }
                """.formatted(result);
    }

    private static String caches(String statements) {
        return """
                import org.springframework.cache.CacheManager;
                import org.springframework.cache.caffeine.CaffeineCacheManager;

                class Caches {
                    CacheManager manager() {
                        %s
                    }
                }
                """.formatted(statements);
    }

    @DocumentExample
    @Test
    void setsTheAsynchronousMode() {
        rewriteRun(java("6.2.1", prices("CompletableFuture<Integer>")), java("6.2.1", caches("""
                                // in memory
                                CaffeineCacheManager manager = new CaffeineCacheManager("prices");
                                        return manager;"""), caches("""
                                // in memory
                                CaffeineCacheManager manager = new CaffeineCacheManager("prices");
                                        manager.setAsyncCacheMode(true);
                                        return manager;""")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Integer", "Optional<Integer>"})
    void leavesCachesOfValuesAlone(String result) {
        rewriteRun(
                java("6.2.1", prices(result)),
                java("6.2.1", caches("CaffeineCacheManager manager = new CaffeineCacheManager(); return manager;")));
    }

    @Test
    void leavesAsynchronousCachesAlone() {
        rewriteRun(
                java("6.2.1", prices("CompletableFuture<Integer>")),
                java(
                        "6.2.1",
                        caches(
                                "CaffeineCacheManager manager = new CaffeineCacheManager(); manager.setAsyncCacheMode(true); return manager;")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return new CaffeineCacheManager();",
                "CaffeineCacheManager manager = new CaffeineCacheManager(); manager.registerCustomCache(\"a\", null); return manager;"
            })
    void refusesManagersThatCannotBeSwitched(String statements) {
        refuses(java("6.2.1", prices("CompletableFuture<Integer>")), java("6.2.1", caches(statements)));
    }

    @Test
    void refusesSpringThatCachesTheFuture() {
        refuses(
                java("6.0.9", prices("CompletableFuture<Integer>")),
                java("6.0.9", caches("CaffeineCacheManager manager = new CaffeineCacheManager(); return manager;")));
    }

    @Test
    void refusesFuturesOfOptional() {
        refuses(java("6.2.1", prices("CompletableFuture<Optional<Integer>>")));
    }

    private void refuses(SourceSpecs... sources) {
        rewriteRun(
                spec -> spec.dataTable(AsyncMigrationRefusals.Row.class, rows -> assertThat(rows)
                        .singleElement()
                        .satisfies(row -> assertThat(row.hazard()).isEqualTo("H15"))),
                sources);
    }
}
