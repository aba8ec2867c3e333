package dev.unblock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.reports.SampleResults;
import dev.unblock.reports.insight.Hazard;
import dev.unblock.reports.insight.Insight;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Presentation;
import dev.unblock.reports.text.Forge;
import dev.unblock.reports.text.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TranslationTest {

    private static final Translation GERMAN = Translation.to(Language.DE);

    @Test
    void translatesTextAndWhatIsReadAloudButNoOtherAttribute() {
        assertThat(GERMAN.ofTemplate("<p class=\"paths\" title=\"Findings\">Effort </p>"))
                .isEqualTo("<p class=\"paths\" title=\"Befunde\">Aufwand </p>");
    }

    @Test
    void translatesSentencesWithTheirFigures() {
        assertThat(GERMAN.ofValue("12 findings")).isEqualTo("12 Befunde");
        assertThat(GERMAN.ofValue("5 steps, 2–4 h. The preview writes a patch and changes nothing in the project."))
                .isEqualTo("5 Schritte, 2–4 h. Die Vorschau schreibt einen Patch und ändert nichts im Projekt.");
    }

    @Test
    void leavesWhatIsNotOurs() {
        assertThat(GERMAN.ofValue("com.acme.Findings#all()")).isEqualTo("com.acme.Findings#all()");
        assertThat(Translation.to(Language.EN).ofValue("12 findings")).isEqualTo("12 findings");
    }

    @Test
    void everySentenceHasAsManyFiguresInBothLanguages() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(300).allSatisfy(row -> assertThat(row)
                .hasSize(2)
                .allMatch(text -> !text.isBlank())
                .satisfies(pair -> assertThat(pair[1].split("\\{}", -1)).hasSameSizeAs(pair[0].split("\\{}", -1))));
    }

    @Test
    void everyTextOfTheTemplatesIsTranslated() throws IOException {
        Presentation german = Presentation.OURS.in(Language.DE);
        Translation translation = Translation.to(Language.DE);
        Insight insight = Insight.of(SampleResults.trips());
        Forge forge = new Forge(Optional.empty(), Optional.empty(), "");
        HtmlReport.render("report.jte", Page.of(insight, file -> List.of(), forge, translation, german), translation);
        HtmlReport.render(
                "comparison.jte", new ComparisonPage(SampleResults.changes(), Design.of(german)), translation);
        HtmlReport.render(
                "portfolio.jte", PortfolioPage.of(SampleResults.overview(), Design.ofPortfolio(german)), translation);
        String templates = templates();
        assertThat(translation.missing())
                .filteredOn(text -> templates.contains(">" + text + "<") || templates.contains("\"" + text + "\""))
                .filteredOn(text -> !text.matches("[a-z/-]+(\\.[a-z]+)?|Java|Enter|Esc|CODEOWNERS|--paths"))
                .isEmpty();
    }

    @Test
    void nearlyEveryRuleHasATitle() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("../docs/rules"))) {
            List<String> titles = pages.map(
                            page -> page.getFileName().toString().replace(".md", ""))
                    .filter(rule -> !rule.equals("README"))
                    .map(Names::words)
                    .toList();
            // A new rule may be told by its English name until somebody gives it another.
            assertThat(titles.stream().filter(title -> !GERMAN.ofValue(title).equals(title)))
                    .hasSizeGreaterThan(titles.size() * 9 / 10);
        }
    }

    @Test
    void everyHazardIsExplained() {
        assertThat(Stream.of("H1", "H28", "H31", "PROOF").map(Hazard::of)).allSatisfy(hazard -> {
            assertThat(GERMAN.ofValue(hazard.name())).isNotEqualTo(hazard.name());
            assertThat(GERMAN.ofValue(hazard.explanation())).isNotEqualTo(hazard.explanation());
        });
    }

    @Test
    void translatesSentencesOneByOne() {
        assertThat(GERMAN.ofValue("3 of 4 planned steps were taken and proven; 1 was taken back, since it did not pass."
                        + " Nothing of the plan is left to do."))
                .isEqualTo("3 von 4 geplanten Schritten wurden getan und bewiesen; 1 wurde zurückgenommen, da er nicht"
                        + " bestand. Vom Plan ist nichts mehr zu tun.");
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = Translation.class.getResourceAsStream("de.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    private static String templates() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/jte"))) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
