package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import dev.unblock.reports.presentation.Layout;
import dev.unblock.reports.presentation.Presentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandFileTest {

    @TempDir
    private Path folder;

    @Test
    void dressesThePageForAClient() throws IOException {
        Files.writeString(folder.resolve("logo.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Document page =
                page("title=Acme audit\nlogo=logo.svg\naccent=#7a1f5c\nfooter=Confidential <b>\nhide=plan,payoff\n");
        assertThat(page.select(".eyebrow").text()).isEqualTo("Acme audit");
        assertThat(page.select(".brand img").attr("src")).startsWith("data:image/svg+xml;base64,");
        assertThat(page.select("style").html()).contains("--accent: #7a1f5c");
        assertThat(page.select(".brand-footer").text()).isEqualTo("Confidential <b>");
        assertThat(page.select("#plan, #payoff, a[href=#plan]")).isEmpty();
        assertThat(page.select("footer").text()).contains("Left out of this page by its publisher: payoff plan");
    }

    @Test
    void takesTheClientsFiguresForTheSums() throws IOException {
        Document page = page("requests=750\ninstance=33\n");
        assertThat(page.getElementById("pay-requests").attr("value")).isEqualTo("750");
        assertThat(page.getElementById("pay-instance").attr("value")).isEqualTo("33");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"colour=#000000", "accent=#ffee00", "accent=red", "hide=summary", "hour=much", "logo=none.png"})
    void saysWhatCannotBe(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("brand.properties"), line);
        assertThatThrownBy(() -> BrandFile.apply(file, Presentation.OURS))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderHoldsAPageWithoutCode() throws IOException {
        ReportOptions options = ReportOptions.plain().withPresentation(Presentation.OURS.as(Layout.DIRECTORY));
        List<Path> written = ReportWriter.write(SampleResult.result(), Set.of(ReportFormat.HTML), folder, options);
        assertThat(written)
                .extracting(file -> folder.relativize(file).toString())
                .containsExactlyInAnyOrder("report/index.html", "report/report.css", "report/report.js");
        Document page = Jsoup.parse(Files.readString(folder.resolve("report/index.html")));
        assertThat(page.select("style, script:not([src])")).isEmpty();
        assertThat(page.select("meta[http-equiv]").attr("content"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe", "sha256");
    }

    private Document page(String brand) throws IOException {
        Path file = Files.writeString(folder.resolve("brand.properties"), brand);
        ReportOptions options = ReportOptions.plain().withPresentation(BrandFile.apply(file, Presentation.OURS));
        return Jsoup.parse(Reports.render(SampleResult.result(), ReportFormat.HTML, options));
    }
}
