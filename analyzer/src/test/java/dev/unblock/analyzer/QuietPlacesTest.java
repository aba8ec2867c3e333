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

/** Test code is quiet: the wrong lines of the rules' pages, put there, are told for information, and only to those who ask. */
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
