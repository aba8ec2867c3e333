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

    /** Two of three come out in every second reading of a rule that is right four times in five, nine of 21 never. */
    @Test
    void aShortCountSaysLittle() {
        assertThat(new Reading("Rule", 2, 3).isTooLow()).isFalse();
        assertThat(new Reading("Rule", 1, 3).isTooLow()).isTrue();
        assertThat(new Reading("Rule", 0, 1).isTooLow()).isTrue();
        assertThat(new Reading("Rule", 7, 10).isTooLow()).isFalse();
        assertThat(new Reading("Rule", 14, 20).isTooLow()).isTrue();
        assertThat(new Reading("Rule", 9, 21).isTooLow()).isTrue();
    }

    private static String inWords(Reading reading) {
        return reading.rule() + " " + reading.right() + " of " + reading.read();
    }

    private static String page(Rule rule) {
        return RuleCatalog.page(rule.name()).orElseThrow();
    }
}
