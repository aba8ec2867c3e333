package dev.unblock.benchmarks.comparison;

import static dev.unblock.benchmarks.comparison.Samples.AFTER;
import static dev.unblock.benchmarks.comparison.Samples.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Validity;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.model.ResultJson;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BeforeAfterTest {

    private static final RunSize THREE_ROUNDS = new RunSize(3, Duration.ofSeconds(4), 1, 0);

    private final List<String> log = new ArrayList<>();
    private final FakeBench bench = new FakeBench();
    private final BeforeAfter measuring = new BeforeAfter(bench, THREE_ROUNDS, log::add, "2 cores, JDK 17", 2);

    @Test
    void preparesAllBeforeTheFirstRoundAndInterleavesTheRounds() throws IOException, InterruptedException {
        measuring.measure(List.of(Samples.trial(BEFORE, AFTER)));

        assertThat(bench.calls)
                .containsExactly(
                        "prepare before",
                        "prepare after",
                        "floor 750",
                        "round before",
                        "round after",
                        "round before",
                        "round after",
                        "round before",
                        "round after",
                        "end before",
                        "end after");
    }

    @Test
    void reportsMedians() throws IOException, InterruptedException {
        bench.goodput.put("before", new ArrayList<>(List.of(120.0, 20.0, 131.0)));

        Variant before = measure().get(0);

        assertThat(before.rounds()).isEqualTo(3);
        assertThat(before.goodputPerSecond()).isEqualTo(120);
        assertThat(before.extra()).containsEntry("goodputMinimum", 20.0).containsEntry("goodputMaximum", 131.0);
    }

    @Test
    void forecastsFromTheStructureSeenUnderLightLoad() throws IOException, InterruptedException {
        List<Variant> variants = measure();

        assertThat(variants).extracting(Variant::name).containsExactly("before", "after");
        assertThat(variants).extracting(Variant::forecastGoodputPerSecond).containsExactly(133.33, 250.0);
        assertThat(variants).extracting(Variant::latencyFloorMillis).containsExactly(1500.0, 500.0);
    }

    @Test
    void reportsBlockedTimeOfTheRoundsNotOfTheLightLoad() throws IOException, InterruptedException {
        Variant before = measure().get(0);

        assertThat(before.blockedMillisPerRequest()).contains(1600.0);
        assertThat(before.blockedElsewhereMillisPerRequest()).contains(7.0);
    }

    @Test
    void isValidOnlyWhenNoRuleIsBroken() throws IOException, InterruptedException {
        assertThat(new BeforeAfter(new FakeBench(), THREE_ROUNDS, log::add, "m", 2)
                        .measure(List.of(Samples.trial(BEFORE)))
                        .validity())
                .isEqualTo(Validity.VALID);

        bench.floorMillis = 700;
        Measurement measurement = measuring.measure(List.of(Samples.trial(BEFORE)));
        assertThat(measurement.validity()).isEqualTo(Validity.INVALID);
        assertThat(measurement.invalidReasons())
                .containsExactly("quotes: the partner simulator took 700 ms where 500 ms were set");
    }

    @Test
    void saysWhatTheRecordingCannotTell() throws IOException, InterruptedException {
        bench.limits = List.of("Lower bound: something.");

        assertThat(measuring.measure(List.of(Samples.trial(BEFORE))).method())
                .endsWith("before: Lower bound: something.");
    }

    @Test
    void leavesTrialsBeyondItsSizeOut() throws IOException, InterruptedException {
        Trial first = Samples.trial(BEFORE);
        Trial second = new Trial("more", "GET /more", List.of("/more"), 10, Duration.ofMillis(100), List.of(BEFORE));

        assertThat(measuring.measure(List.of(first, second)).scenarios())
                .extracting(Measurement.Scenario::name)
                .containsExactly("quotes");
    }

    @Test
    void survivesTheTripThroughJson() throws IOException, InterruptedException {
        Measurement measurement = measuring.measure(List.of(Samples.trial(BEFORE, AFTER)));

        assertThat(ResultJson.read(ResultJson.write(measurement), Measurement.class))
                .isEqualTo(measurement);
    }

    private List<Variant> measure() throws IOException, InterruptedException {
        return measuring
                .measure(List.of(Samples.trial(BEFORE, AFTER)))
                .scenarios()
                .get(0)
                .variants();
    }

    /** "before" calls three partners in sequence, "after" calls them at once without a thread. */
    private static final class FakeBench implements Bench {

        private final List<String> calls = new ArrayList<>();
        private final Map<String, List<Double>> goodput = new java.util.HashMap<>();
        private List<String> limits = List.of();
        private double floorMillis = 501;
        private int rounds;

        @Override
        public Preparation prepare(Trial trial, Contender contender) {
            calls.add("prepare " + contender.name());
            double latency = contender.equals(BEFORE) ? 1512 : 506;
            return new Preparation(List.of(2.0, 2.0, 2.0), latency, 20, 3, Samples.window(0), Optional.empty());
        }

        @Override
        public Floor floor(Trial trial, double callsPerSecond) {
            calls.add("floor " + Math.round(callsPerSecond));
            return new Floor(trial.name(), trial.latencyMillis(), floorMillis);
        }

        @Override
        public RoundFigures round(Trial trial, Contender contender) {
            calls.add("round " + contender.name());
            List<Double> planned = goodput.getOrDefault(contender.name(), new ArrayList<>());
            double value = planned.isEmpty() ? 133 : planned.remove(0);
            return Samples.round().goodput(value).number(++rounds).build();
        }

        @Override
        public Recorded end(Contender contender, List<Measured> measured) {
            calls.add("end " + contender.name());
            List<Waits> waits = new ArrayList<>();
            for (Measured part : measured) {
                boolean light = part.window().equals(Samples.window(0));
                waits.add(waits(contender, light ? 1510 : 1600));
            }
            return new Recorded(waits, limits);
        }

        private static Waits waits(Contender contender, double blocked) {
            return contender.equals(BEFORE) ? new Waits(blocked, Map.of("mail", 7.0)) : new Waits(0, Map.of());
        }
    }
}
