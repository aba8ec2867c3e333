package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComparisonTest {

    private static final Result AFTER = SampleResult.result();

    @Test
    void aResultDoesNotDifferFromItself() {
        Comparison comparison = Comparison.of(AFTER, AFTER);
        assertThat(comparison.isEmpty()).isTrue();
        assertThat(comparison.introduced()).isEmpty();
        assertThat(comparison.fixed()).isEmpty();
        assertThat(comparison.unchanged()).hasSameSizeAs(AFTER.findings());
        assertThat(comparison.markdown()).contains("Nothing differs");
    }

    @Test
    void tellsIntroducedFromFixed() {
        Comparison comparison = Comparison.of(
                AFTER.withFindings(List.of(SampleFindings.rate(), SampleFindings.pool())),
                AFTER.withFindings(List.of(SampleFindings.rate(), SampleFindings.join())));
        assertThat(comparison.introduced()).containsExactly(SampleFindings.join());
        assertThat(comparison.fixed()).containsExactly(SampleFindings.pool());
        assertThat(comparison.unchanged()).containsExactly(SampleFindings.rate());
        assertThat(comparison.isEmpty()).isFalse();
    }

    @Test
    void followsAFindingThatMoved() {
        Finding rate = SampleFindings.rate();
        Result later = AFTER.withFindings(List.of(moved(rate)));
        Comparison comparison = Comparison.of(AFTER.withFindings(List.of(rate)), later);
        assertThat(comparison.introduced()).isEmpty();
        assertThat(comparison.fixed()).isEmpty();
        assertThat(comparison.isEmpty()).isFalse();
        assertThat(comparison.json()).contains("\"moved\" : [\n    {");
    }

    @Test
    void rendersTheSameBytesAgain() {
        Result before = SampleBefore.result();
        assertThat(Comparison.of(before, AFTER).html())
                .isEqualTo(Comparison.of(before, AFTER).html());
    }

    private static Finding moved(Finding like) {
        return new Finding(
                like.id(),
                like.rule(),
                like.family(),
                like.severity(),
                like.confidence(),
                like.file(),
                like.line() + 5,
                like.line() + 5,
                like.column(),
                like.method(),
                like.message(),
                like.sink(),
                like.threads(),
                like.paths(),
                like.related(),
                like.remedy(),
                like.evidence(),
                like.status());
    }
}
