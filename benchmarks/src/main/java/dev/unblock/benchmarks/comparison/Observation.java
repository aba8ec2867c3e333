package dev.unblock.benchmarks.comparison;

import dev.unblock.model.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * All that was seen of one contender in one trial.
 *
 * @param quietWaits waits under the light load, from which the call structure is read
 * @param waits waits in each round
 */
record Observation(
        Trial trial,
        Contender contender,
        Preparation preparation,
        Waits quietWaits,
        List<RoundFigures> rounds,
        List<Waits> waits,
        int cores) {

    Observation {
        rounds = List.copyOf(rounds);
        waits = List.copyOf(waits);
        if (rounds.isEmpty() || rounds.size() != waits.size()) {
            throw new IllegalArgumentException(rounds.size() + " rounds, " + waits.size() + " of them with waits");
        }
    }

    CallStructure structure() {
        return quietWaits.structure(preparation.latencyMillis(), trial.latencyMillis());
    }

    /** From the structure seen under the light load, never from the load itself. */
    Forecast forecast() {
        List<Station> stations = new ArrayList<>(
                structure().stations(trial.latencyMillis(), contender.requestThreads(), contender.pools()));
        stations.add(new Station("cores", cores, preparation.cpuMillisPerRequest()));
        return Forecast.of(trial.perSecond(), stations);
    }

    Measurement.Variant variant() {
        return new Measurement.Variant(
                contender.name(),
                rounds.size(),
                rounded(forecast().goodputPerSecond()),
                median(RoundFigures::goodputPerSecond),
                structure().floorMillis(trial.latencyMillis()),
                median(RoundFigures::latencyP50Millis),
                median(RoundFigures::latencyP99Millis),
                Math.round(median(RoundFigures::answered)),
                Math.round(median(RoundFigures::failed)),
                Math.round(median(RoundFigures::unanswered)),
                (int) Math.round(median(RoundFigures::peakThreads)),
                median(RoundFigures::residentMegabytes),
                Optional.of(rounded(Medians.of(waits, Waits::onRequestThreads))),
                Optional.of(rounded(Medians.of(waits, Waits::elsewhereTotal))),
                extra());
    }

    private Map<String, Double> extra() {
        Map<String, Double> extra = new TreeMap<>();
        extra.put("cpuMillisPerRequest", median(RoundFigures::cpuMillisPerRequest));
        extra.put("foreignCpuPercent", rounded(foreignCpu() * 100));
        extra.put("generatorLagP99Millis", median(RoundFigures::lagP99Millis));
        extra.put("goodputMaximum", extreme(1));
        extra.put("goodputMinimum", extreme(-1));
        extra.put("partnerCallsPerRequest", rounded(preparation.partnerCalls()));
        extra.put("partnerPeakInFlight", median(RoundFigures::partnerPeakInFlight));
        pressure().ifPresent(pressure -> extra.put("cpuPressurePercent", rounded(pressure)));
        return extra;
    }

    private double extreme(int sign) {
        return rounded(sign
                * rounds.stream()
                        .mapToDouble(round -> sign * round.goodputPerSecond())
                        .max()
                        .orElseThrow());
    }

    /** The part of the machine's cores, 0 to 1, that the application used itself. */
    double ownCpu() {
        return Medians.of(rounds, round -> round.goodputPerSecond() * round.cpuMillisPerRequest() / 1000) / cores;
    }

    double foreignCpu() {
        return Medians.of(rounds, RoundFigures::foreignCpu);
    }

    Optional<Double> pressure() {
        List<Double> known =
                rounds.stream().flatMap(round -> round.pressure().stream()).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Medians.of(known, Double::doubleValue));
    }

    private double median(ToDoubleFunction<RoundFigures> figure) {
        return rounded(Medians.of(rounds, figure));
    }

    /** Two decimals: more would only look exact. */
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
