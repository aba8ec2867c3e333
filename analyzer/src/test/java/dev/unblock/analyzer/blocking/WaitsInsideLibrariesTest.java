package dev.unblock.analyzer.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library waits for inside blocks its caller, who can give no limit to it. */
final class WaitsInsideLibrariesTest {

    private static final String LIBRARY = """
            package lib;
            public final class Store {
                private final java.util.concurrent.CompletableFuture<String> done = new java.util.concurrent.CompletableFuture<>();
                public String put(String name) { return done.join(); }
            }
            """;

    private static final String APPLICATION = """
            package app;
            final class App {
                public static void main(String[] names) { run(new lib.Store(), names[0]); }
                static void run(lib.Store store, String name) {
                    store.put(name);
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void areNotForTheirCallersToLimit() throws IOException {
        Files.createDirectories(folder.resolve("project/app"));
        Files.writeString(folder.resolve("project/app/App.java"), APPLICATION);
        try (LibraryFixture library = LibraryFixture.of(folder, LIBRARY)) {
            AnalysisRequest request = new AnalysisRequest(
                    folder.resolve("project"),
                    List.of(library.jar()),
                    List.of(),
                    AnalysisRequest.Tests.LEFT_OUT,
                    List.of());
            try (Analysis analysis = Analyzer.analyze(request, line -> {})) {
                assertThat(analysis.findings()).extracting(Finding::rule).containsExactly("BlockingCall");
            }
        }
    }
}
