package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.reports.SampleResults;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PayoffTest {

    private static final Payoff.Rates RATES = new Payoff.Rates(300, 100, 70, 90);

    @Test
    void countsInstancesByWhatOneWasMeasuredToAnswer() {
        Payoff payoff = Insight.of(SampleResults.trips()).payoff(RATES);
        assertThat(payoff.measured()).hasValue(new Payoff.Measured("POST /quotes", 137, 249.8));
        assertThat(payoff.before()).isEqualTo(3);
        assertThat(payoff.after()).isEqualTo(2);
        assertThat(payoff.saving()).isEqualTo(70);
    }

    @Test
    void countsInstancesByTheThreadsThatWaitWhereNothingWasMeasured() {
        Payoff payoff = new Payoff(
                List.of(new Payoff.Load("GET /a", 2_000, Optional.of(Plan.Choice.ASYNC_CLIENT))),
                Optional.empty(),
                10,
                RATES);
        assertThat(payoff.held()).isEqualTo(600);
        assertThat(payoff.before()).isEqualTo(6);
        assertThat(payoff.after()).isEqualTo(1);
        assertThat(payoff.work()).isEqualTo(900);
    }

    @Test
    void whatIsLeftAloneSavesNothing() {
        Payoff.Load left = new Payoff.Load("GET /a", 2_000, Optional.of(Plan.Choice.LEAVE_ALONE));
        assertThat(new Payoff(List.of(left), Optional.empty(), 10, RATES).saving())
                .isZero();
    }

    @Test
    void anExecutorSavesNoInstanceAsAsManyThreadsWaitThere() {
        Payoff.Load moved = new Payoff.Load("GET /a", 2_000, Optional.of(Plan.Choice.EXECUTOR_OFFLOAD));
        assertThat(moved.isMoved()).isTrue();
        assertThat(new Payoff(List.of(moved), Optional.empty(), 10, RATES).saving())
                .isZero();
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        Result unmeasured = SampleResults.trips().withMetrics(Metrics.none()).withFindings(List.of());
        assertThat(new Payoff(List.of(), Optional.empty(), 0, RATES).isUnknown())
                .isTrue();
        assertThat(Insight.of(unmeasured).payoff(RATES).measured()).isEmpty();
    }
}
