package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code @Cacheable} makes of a future depends on the version of Spring. */
final class CachedFuturesTest {

    private static final String RULE = "ProxySeesOnlyFuture";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"2.7.18, Rates.java:5 medium", "3.1.12, Rates.java:5 medium", "3.2.0,", "4.0.1,"})
    void keepTheFutureBeforeSpring61(String boot, String told) throws IOException {
        BareProject project = rates();
        project.write("build.gradle", "plugins { id 'org.springframework.boot' version '" + boot + "' }");

        assertThat(project.findings(RULE)).isEqualTo(told == null ? List.of() : List.of(told));
    }

    @Test
    void mayKeepTheFutureWhereTheVersionIsNotKnown() throws IOException {
        assertThat(rates().findings(RULE)).containsExactly("Rates.java:5 info");
    }

    private BareProject rates() throws IOException {
        BareProject project = new BareProject(folder);
        project.write("src/main/java/shop/Rates.java", """
                package shop;
                @org.springframework.stereotype.Service
                class Rates {
                    @org.springframework.cache.annotation.Cacheable("rates")
                    public java.util.concurrent.CompletableFuture<String> rate(String id) {
                        return java.util.concurrent.CompletableFuture.supplyAsync(() -> id);
                    }
                }
                """);
        return project;
    }
}
