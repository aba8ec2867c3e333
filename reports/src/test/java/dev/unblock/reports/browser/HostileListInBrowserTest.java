package dev.unblock.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unblock.model.Result;
import dev.unblock.reports.ReportFormat;
import dev.unblock.reports.Reports;
import dev.unblock.reports.SampleResults;
import dev.unblock.reports.text.Visible;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list's script with data and addresses that want to act; skipped where no Chromium is installed. */
final class HostileListInBrowserTest {

    private static final Result HOSTILE = SampleResults.hostile();

    @TempDir
    private static Path folder;

    private static Chromium chromium;
    private static String page;

    @BeforeAll
    static void startOnce() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.installed();
        assumeTrue(program.isPresent(), "skipped: no Chromium on this machine (Debian: apt-get install chromium)");
        chromium = Chromium.start(program.orElseThrow(), Files.createDirectory(folder.resolve("profile")));
        Path file = folder.resolve("hostile.html");
        Files.writeString(file, Reports.render(HOSTILE, ReportFormat.HTML, SampleResults.hostileOptions()));
        page = "file://" + file.toAbsolutePath();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#%E0%A4%A",
                "#findings?q=%&severity=%zz",
                "#findings?severity=<img src=x onerror=alert(1)>&group=constructor&sort=__proto__",
                "#rule-constructor",
                "#__proto__",
                "#findings?q=</script><script>alert(1)</script>"
            })
    void isNotLedAstrayByAnAddress(String fragment) throws InterruptedException {
        chromium.open(page + fragment);
        isReadyAndHarmless();
        assertThat(chromium.value("document.getElementById('shown').textContent")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void opensEveryFindingByItsAddress() throws InterruptedException {
        for (String id : List.of(
                HOSTILE.findings().get(0).id(),
                HOSTILE.findings().get(HOSTILE.findings().size() - 1).id())) {
            chromium.open(page + "#"
                    + URLEncoder.encode(shown(id), StandardCharsets.UTF_8).replace("+", "%20"));
            chromium.until("!document.getElementById('detail').hidden");
            isReadyAndHarmless();
        }
    }

    @Test
    void searchesFiltersSortsAndGroupsWithoutHarm() throws InterruptedException {
        chromium.open(page);
        chromium.value("window.set = (id, value) => { const field = document.getElementById(id); field.value = value;"
                + " field.dispatchEvent(new Event('input')); }");
        chromium.value("for (const id of ['severity', 'family', 'rule', 'thread', 'status', 'sort', 'group'])"
                + " for (const option of document.getElementById(id).options) { set(id, option.value);"
                + " if (option === [...document.getElementById(id).options].at(-1)) { set(id, ''); } }");
        isReadyAndHarmless();
        chromium.value("set('group', 'rule'); set('sort', 'place'); set('q', 'onerror=alert(2)')");
        chromium.until("document.getElementById('shown').textContent.length > 0 && location.hash.includes('onerror')");
        chromium.until("document.querySelectorAll('#rows .row').length > 3");
        isReadyAndHarmless();
        chromium.value("set('q', " + quoted(SampleResults.attack()) + ")");
        chromium.until("location.hash.length > 200");
        isReadyAndHarmless();
        chromium.value("document.getElementById('clear').click(); window.dispatchEvent(new Event('beforeprint'))");
        isReadyAndHarmless();
    }

    /** No dialog, no error, no broken policy, no request, no element that is not ours, nothing that cannot be seen. */
    private static void isReadyAndHarmless() throws InterruptedException {
        chromium.until("!!document.documentElement.dataset.ready");
        assertThat(chromium.events(method -> method.equals("Log.entryAdded")
                        || method.endsWith("exceptionThrown")
                        || method.endsWith("DialogOpening")))
                .isEmpty();
        assertThat(chromium.events(method -> method.equals("Network.requestWillBeSent")))
                .allSatisfy(event ->
                        assertThat(event.at("/params/request/url").asText()).startsWith(page));
        assertThat(chromium.value(
                                "document.querySelectorAll('main script, main img, main iframe, main form, main style,"
                                        + " main textarea, [onerror], [onmouseover], [onload]').length")
                        .asInt())
                .isZero();
        assertThat(chromium.value("/[\\u0000-\\u0008\\u001b\\u200b\\u202a-\\u202e\\u2028\\u2066-\\u2069]/"
                                + ".test(document.getElementById('finder').textContent)")
                        .asBoolean())
                .isFalse();
    }

    /** As the page writes what cannot be seen. */
    private static String shown(String id) {
        return Visible.line(id);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append(String.format("\\u%04x", c)));
        return out.append('"').toString();
    }
}
