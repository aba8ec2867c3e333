package dev.unblock.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unblock.model.Result;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.ReportOptions;
import dev.unblock.reports.ReportWriter;
import dev.unblock.reports.Reports;
import dev.unblock.reports.SampleResults;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a real browser shows it; skipped where no Chromium is installed. */
final class HtmlInBrowserTest {

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static String page;

    @BeforeAll
    static void startOnce() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "skipped: no Chromium on this machine (Debian: apt-get install chromium)");
        chromium = Chromium.start(program.orElseThrow(), Files.createDirectory(folder.resolve("profile")));
        page = written("report.html", SampleResults.trips());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void asUsual() {
        chromium.size(1440, 1000);
        scripts("allowed");
        scheme("light");
    }

    @Test
    void asksNothingOfTheNetworkAndBreaksNoPolicy() throws InterruptedException {
        chromium.open(page);
        chromium.value("document.getElementById('q').focus()");
        assertThat(chromium.events(method -> method.equals("Network.requestWillBeSent")))
                .extracting(event -> event.at("/params/request/url").asText())
                .containsOnly(page);
        assertThat(chromium.events(method -> method.equals("Log.entryAdded") || method.endsWith("exceptionThrown")))
                .isEmpty();
    }

    @Test
    void tellsEveryFindingWithoutScripts() throws InterruptedException {
        scripts("forbidden");
        chromium.open(page);
        int findings = SampleResults.trips().findings().size();
        assertThat(chromium.value("document.querySelectorAll('.every tr[data-f], .every tr[id]').length")
                        .asInt())
                .isEqualTo(findings);
        assertThat(chromium.value("getComputedStyle(document.getElementById('finder')).display")
                        .asText())
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"10000, 3000000", "50000, 20000000"})
    void drawsOnlyTheRowsInSightOfManyFindings(int findings, int bytes) throws IOException, InterruptedException {
        String large = written("large-" + findings + ".html", SampleResults.tripsWith(findings));
        assertThat(Files.size(folder.resolve("large-" + findings + ".html"))).isLessThan(bytes);
        chromium.open(large);
        assertThat(chromium.value("document.querySelectorAll('#rows .row').length")
                        .asInt())
                .isBetween(5, 60);
        chromium.value("q.value = 'service77'; q.dispatchEvent(new Event('input'))");
        chromium.until("document.getElementById('shown').textContent.includes('/')");
    }

    @Test
    void unpacksTheCardOfAnyFindingByItsAddress() throws IOException, InterruptedException {
        Result many = SampleResults.tripsWith(2_000);
        String address = written("many.html", many);
        String id = many.findings().get(1_999).id();
        chromium.open(address + "#" + id);
        chromium.until("!document.getElementById('detail').hidden");
        assertThat(chromium.value("document.querySelector('#detail .message').textContent")
                        .asText())
                .isEqualTo(many.findings().get(1_999).message());
    }

    @Test
    void isUsedByTheKeyboardAlone() throws InterruptedException {
        chromium.open(page);
        chromium.value("document.getElementById('list').focus()");
        chromium.key("ArrowDown", 40);
        chromium.key("ArrowDown", 40);
        chromium.key("Enter", 13);
        chromium.until("!document.getElementById('detail').hidden");
        assertThat(chromium.value("document.querySelector('[aria-selected=true]').id")
                        .asText())
                .isEqualTo("row-2");
        chromium.key("Escape", 27);
        chromium.until("document.getElementById('detail').hidden");
    }

    @Test
    void keepsWhatIsChosenInTheAddress() throws InterruptedException {
        chromium.open(page + "#findings?severity=high&group=rule");
        assertThat(chromium.value("document.getElementById('severity').value").asText())
                .isEqualTo("high");
        assertThat(chromium.value("[...document.querySelectorAll('.row .sev')].every(e => e.textContent === 'high')")
                        .asBoolean())
                .isTrue();
        assertThat(chromium.value("document.querySelectorAll('.group-row').length")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 1024, 390})
    void fitsTheWindow(int width) throws InterruptedException {
        chromium.size(width, 900);
        chromium.open(page);
        chromium.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        assertThat(chromium.value("document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390"})
    void canBeReadByEverybody(String scheme, int width) throws IOException, InterruptedException {
        scheme(scheme);
        chromium.size(width, 900);
        chromium.open(page);
        chromium.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        chromium.value("document.querySelector('#rows .row').click()");
        chromium.until("!document.getElementById('detail').hidden");
        JsonNode problems = chromium.value(resource("accessibility.js"));
        assertThat(problems).as(problems.toPrettyString()).isEmpty();
    }

    @Test
    void aFolderWorksFromDiskUnderItsStrictPolicy() throws IOException, InterruptedException {
        ReportOptions options = SampleResults.options()
                .withPresentation(Presentation.OURS.as(Layout.DIRECTORY).in(Language.DE));
        ReportWriter.write(SampleResults.trips(), Set.of(ReportFormat.HTML), folder, options);
        chromium.open("file://" + folder.toAbsolutePath() + "/report/index.html");
        assertThat(chromium.events(method -> method.equals("Log.entryAdded") || method.endsWith("exceptionThrown")))
                .isEmpty();
        assertThat(chromium.value("document.querySelectorAll('#rows .row').length")
                        .asInt())
                .isPositive();
        assertThat(chromium.value("document.documentElement.lang").asText()).isEqualTo("de");
    }

    @Test
    void printsWithAnOutlineAndEverythingUnfolded() throws InterruptedException {
        chromium.open(page);
        JsonNode answer =
                chromium.send("Page.printToPDF", Map.of("preferCSSPageSize", true, "generateDocumentOutline", true));
        String pdf = new String(
                Base64.getDecoder().decode(answer.path("result").path("data").asText()), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF").contains("/Outlines");
    }

    private static void scripts(String state) {
        chromium.send("Emulation.setScriptExecutionDisabled", Map.of("value", state.equals("forbidden")));
    }

    private static void scheme(String name) {
        chromium.send(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    private static String written(String name, Result result) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, Reports.render(result, ReportFormat.HTML, SampleResults.options()));
        return "file://" + file.toAbsolutePath();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlInBrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
