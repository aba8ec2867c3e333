package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest.Tests;
import dev.unblock.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a wait: who comes there, and what it takes from whom. */
class WaitMessagesTest {

    private static final String SHOP = """
            package shop;
            import org.springframework.scheduling.annotation.Scheduled;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.web.client.RestTemplate;
            @RestController class Prices {
                private final RestTemplate http = new RestTemplate();
                @GetMapping("/price") String price() { return load(); }
                @GetMapping("/prices") String prices() { return load(); }
                @Scheduled(fixedDelay = 1000) void refresh() { load(); }
                private String load() { return http.getForObject("http://partner/price", String.class); }
            }
            class Cleaning {
                private final RestTemplate http = new RestTemplate();
                @Scheduled(fixedDelay = 1000) void clean() { http.delete("http://partner/old"); }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void tellsHowManyOfThoseWhoComeAreKeptWaitingLikeThat() throws IOException {
        assertThat(messages(""))
                .anySatisfy(
                        message -> assertThat(message)
                                .startsWith(
                                        "RestTemplate.getForObject waits for an HTTP answer on a request thread, reached from"
                                                + " 3 entry points, from 2 of them on such a thread; it takes one of about 200 request threads"));
    }

    @Test
    void takesTheNumberOfThreadsFromTheSettings() throws IOException {
        assertThat(messages("server.tomcat.threads.max=50\nspring.task.scheduling.pool.size=4\n"))
                .anySatisfy(message ->
                        assertThat(message).contains("getForObject").contains("takes one of 50 request threads"))
                .anySatisfy(message ->
                        assertThat(message).contains("delete").contains("takes one of the scheduler's 4 threads"));
    }

    @Test
    void saysOfALibraryThatItsThreadIsAGuess() throws IOException {
        assertThat(messages("""
                package shop;
                public class Pauses {
                    public void pause() throws InterruptedException { Thread.sleep(10); }
                }
                """, "")).anySatisfy(message -> assertThat(message)
                .contains("on its caller's thread, taken for a request thread; it holds that thread for as long"));
    }

    private List<String> messages(String settings) throws IOException {
        return messages(SHOP, settings);
    }

    private List<String> messages(String source, String settings) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("src/main/java/shop"));
        Files.writeString(sources.resolve("Shop.java"), source);
        Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
        Files.writeString(resources.resolve("application.properties"), settings);
        AnalysisRequest request = new AnalysisRequest(folder, List.of(), List.of(), Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.findings().stream().map(Finding::message).toList();
        }
    }
}
