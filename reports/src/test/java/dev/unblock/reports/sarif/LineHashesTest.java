package dev.unblock.reports.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that GitHub's own action gives for these texts. */
final class LineHashesTest {

    @Test
    void givesTheHashOfAnEmptyFile() {
        assertThat(LineHashes.of("")).containsExactly("c129715d7a2bc9a3:1");
    }

    @Test
    void givesTheHashOfEachLine() {
        assertThat(LineHashes.of(" a\nb\n  \t\tc\n d"))
                .containsExactly("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void doesNotCareHowLinesEnd(String end) {
        String text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n".replace("\n", end);
        assertThat(LineHashes.of(text))
                .containsExactly(
                        "e9496ae3ebfced30:1",
                        "fb7c023a8b9ccb3f:1",
                        "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1",
                        "b3edc88f2938467e:1",
                        "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1");
    }

    @Test
    void tellsEqualLinesApart() {
        assertThat(LineHashes.of("Lorem ipsum dolor sit amet.\n".repeat(10)))
                .startsWith("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2")
                .contains("a7f2ff1481e87703:1", "55ec222b86bcae53:1")
                .endsWith("c129715d7a2bc9a3:1");
    }
}
