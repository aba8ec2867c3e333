package dev.unblock.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2 AA asks for a contrast of 4.5 between text and its ground. */
final class ContrastTest {

    private static final List<String> TEXTS =
            List.of("ink", "quiet", "accent", "critical", "high", "medium", "low", "info", "good", "mark-line");
    private static final List<String> GROUNDS = List.of("paper", "panel");
    private static final double AA = 4.5;

    @ParameterizedTest
    @ValueSource(strings = {":root {", ":root[data-theme=dark] {", ":root, :root[data-theme] {"})
    void everyTextCanBeReadOnEveryGround(String block) {
        Map<String, String> colours = colours(block);
        for (String text : TEXTS) {
            for (String ground : GROUNDS) {
                assertThat(contrast(colours.get(text), colours.get(ground)))
                        .as("%s on %s in %s", text, ground, block)
                        .isGreaterThanOrEqualTo(AA);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {":root {", ":root[data-theme=dark] {"})
    void theMarkedLineCanBeRead(String block) {
        Map<String, String> colours = colours(block);
        assertThat(contrast(colours.get("ink"), colours.get("here"))).isGreaterThanOrEqualTo(AA);
    }

    @Test
    void darkIsTheSameByChoiceAndBySystem() {
        assertThat(colours(":root:not([data-theme=light]) {")).isEqualTo(colours(":root[data-theme=dark] {"));
    }

    private static Map<String, String> colours(String block) {
        String css = Design.OURS.css();
        int start = css.indexOf(block);
        assertThat(start).as(block).isNotNegative();
        Matcher matcher = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{3,6})")
                .matcher(css.substring(start, css.indexOf('}', start)));
        Map<String, String> colours = new LinkedHashMap<>();
        while (matcher.find()) {
            colours.put(matcher.group(1), matcher.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 4 ? colour.replaceAll("#(.)(.)(.)", "#$1$1$2$2$3$3") : colour;
        return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
    }

    private static double channel(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
