package dev.unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Page.Block;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.RuleCatalog;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Test code is quiet: the wrong lines of the rules' pages, put there, are told for information, and only to those who ask. So
 * is the start of an application, where one thread is about.
 */
final class QuietPlacesTest {

    private static final Set<String> BLOCKING = RuleCatalog.rules().stream()
            .filter(rule -> rule.family() == Family.BLOCKING)
            .map(Rule::name)
            .collect(Collectors.toSet());

    @TempDir
    Path folder;

    @Test
    void wrongLinesInTestsAreForInformation() throws IOException {
        for (Block block : wrong().toList()) {
            write(block);
        }

        assertThat(findings(AnalysisRequest.Tests.LEFT_OUT)).isEmpty();
        assertThat(findings(AnalysisRequest.Tests.INCLUDED))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NonAtomicUpdate           | private volatile int n; void work() { n++; }
                    NotThreadSafeObjectShared | private static final java.text.DateFormat DAY = new java.text.SimpleDateFormat("dd"); void work() { System.out.println(DAY.format(new java.util.Date())); }
                    UnsafeCollectionInSingleton | private final java.util.Map<String, String> seen = new java.util.HashMap<>(); void work() { seen.put("a", System.lineSeparator()); }
                    DoubleCheckedLocking      | private static Orders one; void work() { if (one == null) { synchronized (Orders.class) { if (one == null) { one = new Orders(); } } } System.out.println(one); }
                    AsyncWithoutExecutor      | void work() { java.util.concurrent.CompletableFuture.supplyAsync(() -> System.getenv().size()).thenAccept(System.out::println); }
                    BusyWait                  | private volatile boolean done; void work() { while (!done) { } System.out.println(); } void end() { done = true; }
                    """)
    void whatTakesSeveralThreadsIsQuietAtTheStart(String rule, String members) throws IOException {
        BareProject project = new BareProject(folder);
        project.write(
                "src/main/java/shop/Orders.java",
                "package shop; @org.springframework.stereotype.Component class Orders { " + members + " }");
        project.write("src/main/java/shop/Start.java", """
                package shop;
                import javax.annotation.PostConstruct;
                @org.springframework.stereotype.Component class Start {
                    private final Orders orders;
                    Start(Orders orders) { this.orders = orders; }
                    @PostConstruct void run() { orders.work(); }
                }
                """);
        project.write("src/main/java/shop/Web.java", controller("String.valueOf(orders)"));
        assertThat(project.findings(rule)).allMatch(told -> told.endsWith(" low") || told.endsWith(" info"));

        project.write("src/main/java/shop/Web.java", controller("serve()"));
        assertThat(project.findings(rule)).anyMatch(told -> told.endsWith(" medium") || told.endsWith(" high"));
    }

    private static String controller(String answer) {
        return """
                package shop;
                import org.springframework.web.bind.annotation.*;
                @RestController class Web {
                    private final Orders orders;
                    Web(Orders orders) { this.orders = orders; }
                    @GetMapping("/orders") String orders() { return %s; }
                    private String serve() { orders.work(); return "ok"; }
                }
                """.formatted(answer);
    }

    private static Stream<Block> wrong() {
        return Page.names().stream()
                .filter(rule -> !BLOCKING.contains(rule))
                .map(Page::of)
                .flatMap(page -> page.blocks().stream())
                .filter(block ->
                        block.under().equals(Page.BEFORE) && !block.flagged().isEmpty());
    }

    private void write(Block block) throws IOException {
        Path file = folder.resolve("src/test/java")
                .resolve(block.packageName().replace('.', '/'))
                .resolve("Page.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package " + block.packageName() + "; " + RulePagesTest.IMPORTS + block.code());
    }

    /** What a page's own rule says of that page. */
    private List<Finding> findings(AnalysisRequest.Tests tests) {
        AnalysisRequest request = new AnalysisRequest(folder, List.of(), List.of(), tests, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return analysis.findings().stream()
                    .filter(finding ->
                            finding.file().contains("/pages/" + finding.rule().toLowerCase(Locale.ROOT) + "/"))
                    .toList();
        }
    }
}
