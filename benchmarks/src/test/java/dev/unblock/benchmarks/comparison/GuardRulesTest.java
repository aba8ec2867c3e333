package dev.unblock.benchmarks.comparison;

import static dev.unblock.benchmarks.comparison.Samples.observation;
import static dev.unblock.benchmarks.comparison.Samples.preparation;
import static dev.unblock.benchmarks.comparison.Samples.round;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuardRulesTest {

    @Test
    void acceptsAQuietMachine() {
        assertThat(broken(observation(round().build()))).isEmpty();
    }

    @Test
    void refusesForeignLoad() {
        assertThat(broken(observation(round().foreignCpu(0.31).build())))
                .containsExactly("quotes, before: other processes used 31 % of the machine");
    }

    @Test
    void refusesAnApplicationThatIsShortOfProcessorItself() {
        assertThat(broken(observation(round().goodput(750).build())))
                .containsExactly("quotes, before: needed 71 % of the cores, so not only waiting was measured");
    }

    @Test
    void forgivesOneDisturbedRoundOfThree() {
        assertThat(broken(observation(round().build(), round().foreignCpu(0.9).build(), round().build())))
                .isEmpty();
    }

    @Test
    void refusesPressureOnTheProcessor() {
        assertThat(broken(observation(round().pressure(Optional.of(51.0)).build())))
                .containsExactly("quotes, before: threads waited for a core in 51 % of the time");
    }

    @Test
    void doesWithoutPressureWhereTheSystemDoesNotTell() {
        assertThat(broken(observation(round().pressure(Optional.empty()).build())))
                .isEmpty();
    }

    @Test
    void refusesALateGenerator() {
        assertThat(broken(observation(round().lag(26).build())))
                .containsExactly("quotes, before: the load generator was 26 ms late (p99)");
    }

    @Test
    void refusesAGeneratorAtItsBound() {
        assertThat(broken(observation(round().build(), round().notSent(1).build(), round().build())))
                .containsExactly("quotes, before: the load generator reached its bound of requests in flight");
    }

    @Test
    void refusesAColdApplication() {
        Preparation cold = new Preparation(List.of(9.0, 4.0, 2.0), 1512, 20, 3, Samples.window(0), Optional.empty());

        assertThat(broken(observation(cold, round().build())))
                .containsExactly("quotes, before: still getting faster when its warm-up ended");
    }

    @Test
    void refusesOtherAnswers() {
        Preparation other = new Preparation(
                List.of(2.0, 2.0, 2.0), 1512, 20, 3, Samples.window(0), Optional.of("answers differently"));

        assertThat(broken(observation(other, round().build()))).containsExactly("quotes, before: answers differently");
    }

    @Test
    void takesFailuresUnderOverloadForAResult() {
        assertThat(broken(observation(round().failed(400).build()))).isEmpty();
    }

    @Test
    void refusesFailuresBelowTheCap() {
        Waits none = new Waits(0, Map.of());
        Observation asynchronous = new Observation(
                Samples.trial(Samples.AFTER),
                Samples.AFTER,
                preparation(),
                none,
                List.of(round().failed(11).build()),
                List.of(none),
                2);

        assertThat(broken(asynchronous))
                .containsExactly("quotes, after: 1.1 % of the requests failed although the load is below its cap");
    }

    @Test
    void refusesPartnersThatAreSlowerThanTheirSetting() {
        assertThat(GuardRules.broken(List.of(new Floor("quotes", 500, 526)), List.of()))
                .containsExactly("quotes: the partner simulator took 526 ms where 500 ms were set");
        assertThat(GuardRules.broken(List.of(new Floor("quotes", 500, 524)), List.of()))
                .isEmpty();
    }

    @Test
    void warmUpIsFlatWhenTheLastSliceHardlyGained() {
        assertThat(Preparation.isFlat(List.of(2.0, 2.0))).isFalse();
        assertThat(Preparation.isFlat(List.of(60.0, 10.0, 9.0))).isFalse();
        assertThat(Preparation.isFlat(List.of(60.0, 12.0, 8.0, 7.4))).isFalse();
        assertThat(Preparation.isFlat(List.of(60.0, 12.0, 8.0, 7.6))).isTrue();
        assertThat(Preparation.isFlat(List.of(2.0, 2.0, 3.0))).isTrue();
    }

    private static List<String> broken(Observation observation) {
        return GuardRules.broken(
                List.of(new Floor("quotes", Duration.ofMillis(500).toMillis(), 501)), List.of(observation));
    }
}
