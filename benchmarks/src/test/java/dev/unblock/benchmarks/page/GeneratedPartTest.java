package dev.unblock.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.model.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedPartTest {

    private static final String PAGE = "# Title\n<!-- generated: x -->\nold\n<!-- end: x -->\nby hand\n";

    @Test
    void replacesOnlyWhatIsBetweenTheMarks() {
        assertThat(new GeneratedPart("x").replacedIn(PAGE, List.of("new", "lines", "")))
                .isEqualTo("# Title\n<!-- generated: x -->\nnew\nlines\n<!-- end: x -->\nby hand\n");
    }

    @Test
    void changesNothingTheSecondTime() {
        GeneratedPart part = new GeneratedPart("x");
        String once = part.replacedIn(PAGE, List.of("new"));

        assertThat(part.replacedIn(once, List.of("new"))).isEqualTo(once);
    }

    @Test
    void refusesAPageWithoutTheMarks() {
        assertThatThrownBy(() -> new GeneratedPart("y").replacedIn(PAGE, List.of("new")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("generated: y");
    }
}
