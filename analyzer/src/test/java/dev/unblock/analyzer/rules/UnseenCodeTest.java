package dev.unblock.analyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.rules.UnseenCode.Reading;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UnseenCodeTest {

    private static final Pattern NOTE = Pattern.compile(
            "In an application it is always `info`: of its findings in code that nobody had looked at before, (\\d+ of \\d+) were"
                    + " right\\.");

    @Test
    void thePageOfARuleThatIsRightTooSeldomSaysSo() {
        List<String> said = RuleCatalog.rules().stream()
                .flatMap(rule -> NOTE.matcher(page(rule)).results().map(note -> rule.name() + " " + note.group(1)))
                .toList();
        List<String> counted = RuleCatalog.rules().stream()
                .flatMap(rule -> UnseenCode.tooSeldomRight(rule.name()).stream())
                .map(UnseenCodeTest::inWords)
                .toList();

        assertThat(said).isNotEmpty().isEqualTo(counted);
    }

    @Test
    void fourOfFiveIsEnough() {
        assertThat(UnseenCode.tooSeldomRight("BusyWait")).isEmpty();
        assertThat(UnseenCode.tooSeldomRight("NobodyReadThis")).isEmpty();
        assertThat(UnseenCode.tooSeldomRight("LostFuture")).isPresent();
    }

    private static String inWords(Reading reading) {
        return reading.rule() + " " + reading.right() + " of " + reading.read();
    }

    private static String page(Rule rule) {
        return RuleCatalog.page(rule.name()).orElseThrow();
    }
}
