package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retries by annotation count where a proxy is passed, and only there. */
final class NestedRetriesTest {

    @TempDir
    Path project;

    @Test
    void leaveOutWhatIsCalledOnItsOwnObject() throws IOException {
        assertThat(nested("fill();")).isEmpty();
    }

    @Test
    void areToldOfAnotherBean() throws IOException {
        assertThat(nested("store.save();")).containsExactly("app.Store#save()");
    }

    @Test
    void areApartWhereTheyAreForDifferentErrors() throws IOException {
        assertThat(nested("store.save();", "@Retryable(retryFor = IllegalStateException.class)"))
                .isEmpty();
        assertThat(nested("store.save();", "@Retryable(retryFor = {RuntimeException.class, Error.class})"))
                .containsExactly("app.Store#save()");
    }

    private List<String> nested(String step) throws IOException {
        return nested(step, "@Retryable");
    }

    private List<String> nested(String step, String outer) throws IOException {
        write("Store", """
                @Retryable%s
                public void save() { rest.getForObject("http://store/", String.class); }
                """.formatted(outer.equals("@Retryable") ? "" : "(retryFor = IllegalArgumentException.class)"));
        write("Index", """
                @org.springframework.beans.factory.annotation.Autowired Store store;
                %s
                public void build() { %s }
                @Retryable
                public void fill() { rest.getForObject("http://index/", String.class); }
                """.formatted(outer, step));
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(project), progress -> {})) {
            return AllRulesRan.in(analysis).findings().stream()
                    .filter(finding -> finding.rule().equals("NestedRetry"))
                    .map(Finding::method)
                    .toList();
        }
    }

    private void write(String name, String body) throws IOException {
        Path file = project.resolve("src/main/java/app/" + name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                package app;
                import org.springframework.retry.annotation.Retryable;
                @org.springframework.stereotype.Service
                class %s {
                    private final org.springframework.web.client.RestTemplate rest =
                            new org.springframework.web.client.RestTemplate();
                    %s
                }
                """.formatted(name, body));
    }
}
