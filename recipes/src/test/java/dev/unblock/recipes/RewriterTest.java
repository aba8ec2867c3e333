package dev.unblock.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.recipes.files.SourceChange;
import dev.unblock.recipes.files.SourceSet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriterTest {
    private static final RecipeStep TIMEOUTS =
            new RecipeStep("AddHttpClientTimeouts", Map.of("connectTimeoutMillis", 2000, "requestTimeoutMillis", 5000));
    private static final RecipeStep SUPPORT = new RecipeStep("AddAsyncSupport", Map.of("packageName", "com.shop"));

    private static final String FARES = """
            package com.shop;

            import java.net.URI;
            import java.net.http.HttpRequest;
            import org.springframework.stereotype.Service;

            @Service
            class Fares {
                HttpRequest request(URI uri) {
                    return HttpRequest.newBuilder(uri).build(); // price in €
                }
            }
            """;

    @TempDir
    Path project;

    private Path fares;

    @BeforeEach
    void writeProject() throws IOException {
        fares = project.resolve("src/main/java/com/shop/Fares.java");
        Files.createDirectories(fares.getParent());
        Files.writeString(fares, FARES);
    }

    @Test
    void tellsWhatWouldChangeAndWritesNothing() throws IOException {
        RewriteResult result = run(StandardCharsets.UTF_8, TIMEOUTS, SUPPORT);

        assertThat(result.changes())
                .extracting(SourceChange::path)
                .containsExactly("src/main/java/com/shop/AsyncSupport.java", "src/main/java/com/shop/Fares.java");
        SourceChange created = result.changes().get(0);
        assertThat(created.before()).isEmpty();
        assertThat(created.recipes()).containsExactly("AddAsyncSupport");
        assertThat(created.diff()).contains("--- /dev/null", "+++ b/src/main/java/com/shop/AsyncSupport.java");
        SourceChange changed = result.changes().get(1);
        assertThat(changed.before()).contains(FARES);
        assertThat(changed.after().orElseThrow())
                .contains("newBuilder(uri).timeout(Duration.ofSeconds(5)).build(); // price in €");
        assertThat(changed.diff()).contains("+import java.time.Duration;");
        assertThat(Files.readString(fares)).isEqualTo(FARES);
        assertThat(result.parseProblems()).isEmpty();
    }

    @Test
    void givesTheSameResultTwice() {
        assertThat(run(StandardCharsets.UTF_8, TIMEOUTS, SUPPORT))
                .isEqualTo(run(StandardCharsets.UTF_8, TIMEOUTS, SUPPORT));
    }

    @Test
    void keepsWindowsLineEndings() throws IOException {
        Files.writeString(fares, FARES.replace("\n", "\r\n"));

        String after =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).after().orElseThrow();

        assertThat(after.replace("\r\n", "")).doesNotContain("\n").contains("timeout(");
    }

    @Test
    void keepsTheLineEndsOfOneFileAmongOthersOfAnotherKind() throws IOException {
        for (int at = 0; at < 3; at++) {
            Files.writeString(
                    fares.resolveSibling("Other" + at + ".java"),
                    FARES.replace("Fares", "Other" + at).replace("\n", "\r\n"));
        }

        SourceChange change = run(StandardCharsets.UTF_8, TIMEOUTS).changes().stream()
                .filter(each -> each.path().endsWith("/Fares.java"))
                .findFirst()
                .orElseThrow();

        assertThat(change.after().orElseThrow())
                .contains("import java.time.Duration;\n")
                .doesNotContain("\r");
    }

    @Test
    void foldsNoImportsBecauseOthersDo() throws IOException {
        String fields = """
                Instant instant;
                    LocalDate date;
                    LocalTime time;
                    Month month;
                    Year year;
                """;
        Files.writeString(fares.resolveSibling("Stars.java"), """
                package com.shop;

                import java.time.*;

                class Stars {
                    %s}
                """.formatted(fields));
        String imports = """
                import java.time.Instant;
                import java.time.LocalDate;
                import java.time.LocalTime;
                import java.time.Month;
                import java.time.Year;
                """;
        Files.writeString(
                fares,
                FARES.replace("import org.", imports + "import org.")
                        .replace("class Fares {\n", "class Fares {\n    " + fields));

        String after =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).after().orElseThrow();

        assertThat(after).contains("import java.time.Duration;\n" + imports);
    }

    @Test
    void laysNothingOutAboveTheTypeOrAtItsBrace() throws IOException {
        String layout =
                "import org.springframework.stereotype.Service;\n\n\n\n\n/**  Fares . */\n\n@Service\nclass Fares\n{\n";
        String text = FARES.replaceAll("(?s)import org.*class Fares \\{\n", layout);
        Files.writeString(fares, text);

        String after =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).after().orElseThrow();

        assertThat(after).contains("import java.time.Duration;\n").contains(layout);
    }

    @Test
    void addsNoLineAboveATypeThatHasNone() throws IOException {
        String layout = "import org.springframework.stereotype.Service;\n@Service class Fares{\n";
        Files.writeString(fares, FARES.replaceAll("(?s)import org.*class Fares \\{\n", layout));

        String after =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).after().orElseThrow();

        assertThat(after).contains("import java.time.Duration;\n").contains(layout);
    }

    @Test
    void givesNewStatementsTheLineEndsOfTheirFile() throws IOException {
        Files.writeString(fares, """
                package com.shop;

                import java.io.IOException;
                import java.net.HttpURLConnection;
                import java.net.URL;

                class Fares {
                    int status(URL url) throws IOException {
                        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
                        return connection.getResponseCode();
                    }
                }
                """.replace("\n", "\r\n"));

        String after =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).after().orElseThrow();

        assertThat(after.replace("\r\n", "")).doesNotContain("\n").contains("setReadTimeout(");
    }

    @Test
    void keepsTheByteOrderMark() throws IOException {
        Files.writeString(fares, "\uFEFF" + FARES);

        byte[] content =
                run(StandardCharsets.UTF_8, TIMEOUTS).changes().get(0).content().orElseThrow();

        assertThat(content).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(content, StandardCharsets.UTF_8)).contains("timeout(");
    }

    @Test
    void readsAndWritesTheEncodingOfTheSources() throws IOException {
        Charset latin = Charset.forName("ISO-8859-15");
        Files.writeString(fares, FARES, latin);

        SourceChange change = run(latin, TIMEOUTS).changes().get(0);

        assertThat(change.encoding()).isEqualTo(latin);
        assertThat(new String(change.content().orElseThrow(), latin)).contains("price in €", "timeout(");
    }

    @Test
    void leavesAFileInAnotherEncodingThanItsProjectAlone() throws IOException {
        Files.writeString(fares, FARES, Charset.forName("ISO-8859-15"));

        RewriteResult result = run(StandardCharsets.UTF_8, TIMEOUTS);

        assertThat(result.changes()).isEmpty();
        assertThat(result.parseProblems())
                .containsExactly("src/main/java/com/shop/Fares.java: holds bytes that are not UTF-8");
    }

    @Test
    void listsAFileThatDoesNotParseAndLeavesItAlone() throws IOException {
        Files.writeString(fares.resolveSibling("Broken.java"), "package com.shop; class Broken { void");

        RewriteResult result = run(StandardCharsets.UTF_8, TIMEOUTS);

        assertThat(result.parseProblems())
                .singleElement()
                .asString()
                .startsWith("src/main/java/com/shop/Broken.java: ");
        assertThat(result.changes())
                .extracting(SourceChange::path)
                .containsExactly("src/main/java/com/shop/Fares.java");
    }

    @Test
    void runsAgainOnOneParseAndSeesRefreshedFiles() throws IOException {
        List<String> progress = new ArrayList<>();
        try (RewriteSession session = Rewriter.open(project, sourceSets(StandardCharsets.UTF_8), progress::add)) {
            SourceChange first = session.run(List.of(TIMEOUTS)).changes().get(0);
            assertThat(session.run(List.of(TIMEOUTS)).changes()).containsExactly(first);

            Files.write(fares, first.content().orElseThrow());
            session.refresh(Set.of(first.path()));

            assertThat(session.run(List.of(TIMEOUTS)).changes()).isEmpty();
        }
        assertThat(progress).contains("Parsing 1 files of main", "Recipe AddHttpClientTimeouts");
    }

    @Test
    void forgetsDeletedFiles() throws IOException {
        try (RewriteSession session = Rewriter.open(project, sourceSets(StandardCharsets.UTF_8), message -> {})) {
            Files.delete(fares);
            session.refresh(Set.of("src/main/java/com/shop/Fares.java"));

            assertThat(session.run(List.of(TIMEOUTS)).changes()).isEmpty();
        }
    }

    @Test
    void rejectsUnknownRecipesAndOptions() {
        assertThatThrownBy(() -> run(StandardCharsets.UTF_8, new RecipeStep("MakeItFast", Map.of())))
                .hasMessage("There is no recipe MakeItFast");
        assertThatThrownBy(() -> run(
                        StandardCharsets.UTF_8,
                        new RecipeStep("AddAsyncSupport", Map.of("packageName", "com.shop", "folder", "x"))))
                .hasMessage("AddAsyncSupport has no option folder");
        assertThatThrownBy(() -> run(StandardCharsets.UTF_8, new RecipeStep("AddAsyncSupport", Map.of())))
                .hasMessageContaining("packageName: A package name");
    }

    private RewriteResult run(Charset encoding, RecipeStep... steps) {
        return Rewriter.run(new RewriteRequest(project, sourceSets(encoding), List.of(steps)));
    }

    private List<SourceSet> sourceSets(Charset encoding) {
        return List.of(new SourceSet(
                "main",
                project,
                List.of(project.resolve("src/main/java")),
                List.of(project.resolve("src/main/resources")),
                TestClasspath.jars("spring-context", "spring-core"),
                Map.of(),
                encoding));
    }
}
