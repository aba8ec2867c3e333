package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.bytecode.InMemoryCompiler;
import dev.unblock.model.Confidence;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls into libraries that are not at hand and that no row names wait by what the index of libraries says. */
final class IndexedLibrariesTest {

    @TempDir
    Path folder;

    private BareProject project;

    @BeforeEach
    void write() throws IOException {
        project = new BareProject(folder.resolve("project"));
        project.write("com/shop/Secrets.java", """
                package com.shop;
                import com.bettercloud.vault.*;
                import org.springframework.web.bind.annotation.*;
                @RestController
                class Secrets {
                    private final Vault vault;
                    Secrets(Vault vault) { this.vault = vault; }
                    @GetMapping("/read")
                    Object read(String path) throws Exception {
                        return vault.logical().withNameSpace("shop").read(path).getData();
                    }
                    @GetMapping("/none")
                    Object none() {
                        return vault.withRetries(2, 100).logical().withNameSpace("shop");
                    }
                }
                """);
    }

    @Test
    void waitAsTheirCodeSays() {
        assertThat(project.waits()).containsExactly("Secrets.java:10 http request");
    }

    @Test
    void sayInWhichVersionThatWasSeen() {
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project.folder()), step -> {})) {
            Finding finding = analysis.findings().stream()
                    .filter(one -> one.line() == 10)
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.message()).contains("by the code of com.bettercloud:vault-java-driver:");
            assertThat(finding.confidence()).isEqualTo(Confidence.MEDIUM);
        }
    }

    @Test
    void areNotAskedForWhereTheProjectHasTheType() throws IOException {
        project.write("com/bettercloud/vault/api/Logical.java", """
                package com.bettercloud.vault.api;
                public class Logical {
                    public Logical withNameSpace(String name) { return this; }
                    public Answer read(String path) { return new Answer(); }
                    public static class Answer { public Object getData() { return ""; } }
                }
                """);

        assertThat(project.waits()).isEmpty();
    }

    @Test
    void areNotAskedForWhereTheClassPathHasTheType() throws IOException {
        Path classes = folder.resolve("classes");
        for (Map.Entry<String, byte[]> type :
                InMemoryCompiler.compile(List.of("""
                package com.bettercloud.vault.api;
                public class Logical {
                    public Logical withNameSpace(String name) { return this; }
                    public Object read(String path) { return ""; }
                }
                """)).entrySet()) {
            Path file = classes.resolve(type.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
        AnalysisRequest request = new AnalysisRequest(
                project.folder(), List.of(classes), List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            assertThat(analysis.findings()).noneMatch(finding -> finding.sink().isPresent());
        }
    }
}
