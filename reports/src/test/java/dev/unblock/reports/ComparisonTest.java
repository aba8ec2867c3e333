package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Result;
import dev.unblock.model.RuleSet;
import dev.unblock.reports.presentation.Presentation;
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
    void followsAMethodIntoAnotherPackageAndUnderAnotherName() {
        Finding rate = SampleFindings.rate();
        Finding elsewhere = named(rate, "org.other.RateClient#rate(java.lang.String)", "org/other/RateClient.java");
        Finding renamed = named(rate, "com.acme.trips.RateClient#current(java.lang.String)", rate.file());
        for (Finding later : List.of(elsewhere, renamed)) {
            Comparison comparison =
                    Comparison.of(AFTER.withFindings(List.of(rate)), AFTER.withFindings(List.of(later)));
            assertThat(comparison.introduced()).isEmpty();
            assertThat(comparison.fixed()).isEmpty();
            assertThat(comparison.moved()).containsExactly(later);
            assertThat(comparison.markdown()).contains("### Moved");
        }
    }

    @Test
    void guessesNothingWhereSeveralCouldBeMeant() {
        Finding rate = SampleFindings.rate();
        Finding one = named(rate, "a.RateClient#rate(java.lang.String)", "a/RateClient.java");
        Finding other = named(rate, "b.RateClient#rate(java.lang.String)", "b/RateClient.java");
        Comparison comparison =
                Comparison.of(AFTER.withFindings(List.of(rate)), AFTER.withFindings(List.of(one, other)));
        assertThat(comparison.introduced()).hasSize(2);
        assertThat(comparison.fixed()).containsExactly(rate);
    }

    @Test
    void aResultWithTwoFindingsOfOneIdDoesNotDifferFromItself() {
        Result twice = AFTER.withFindings(List.of(SampleFindings.rate(), moved(SampleFindings.rate())));
        assertThat(Comparison.of(twice, twice).isEmpty()).isTrue();
    }

    @Test
    void putsWhatWasMeasuredSideBySide() {
        Comparison comparison = Comparison.of(AFTER, AFTER);
        assertThat(comparison.json()).contains("\"measured, ", "answers per second\"");
    }

    @Test
    void rendersTheSameBytesAgain() {
        Result before = SampleBefore.result();
        assertThat(Comparison.of(before, AFTER).html(Presentation.OURS))
                .isEqualTo(Comparison.of(before, AFTER).html(Presentation.OURS));
    }

    private static Finding named(Finding like, String method, String file) {
        return at(like, FindingId.of(like.rule(), method, "x", 0), method, file, like.line());
    }

    private static Finding moved(Finding like) {
        return at(like, like.id(), like.method(), like.file(), like.line() + 5);
    }

    private static Finding at(Finding like, String id, String method, String file, int line) {
        return new Finding(
                id,
                like.rule(),
                like.family(),
                like.severity(),
                like.confidence(),
                file,
                line,
                line,
                like.column(),
                method,
                like.message(),
                like.sink(),
                like.threads(),
                like.paths(),
                like.related(),
                like.remedy(),
                like.evidence(),
                like.status());
    }

    @Test
    void saysWhenTheRulesChangedInBetween() {
        Result other = AFTER.withRuleSet(new RuleSet(89, "f".repeat(64)));
        String different = "made with different rules";
        assertThat(Comparison.of(AFTER, other).html(Presentation.OURS)).contains(different);
        assertThat(Comparison.of(AFTER, other).markdown()).contains(different);
        assertThat(Comparison.of(AFTER, AFTER).html(Presentation.OURS)).doesNotContain(different);
    }
}
