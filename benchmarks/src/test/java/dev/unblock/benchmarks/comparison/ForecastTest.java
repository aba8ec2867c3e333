package dev.unblock.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unblock.benchmarks.comparison.Pool.WhenFull;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {

    private static final double PLENTY = 100_000;

    @ParameterizedTest(name = "{0} request threads, {1} ms")
    @CsvSource({"20, 100, 67", "20, 500, 13", "200, 100, 667", "200, 500, 133", "1000, 100, 3333", "1000, 500, 667"})
    void threeCallsInSequenceHoldARequestThreadForAllThree(int threads, double partnerMillis, double perSecond) {
        assertThat(forecast(CallStructure.sequential(3), threads, partnerMillis, List.of()))
                .isCloseTo(perSecond, within(0.5));
    }

    @ParameterizedTest(name = "pool of {0}, {1} ms")
    @CsvSource({"64, 100, 213", "64, 500, 43", "600, 100, 2000", "600, 500, 400"})
    void aPoolForThreeParallelCallsIsHeldForAllThreeToo(int bound, double partnerMillis, double perSecond) {
        CallStructure offloaded = new CallStructure(1, 0, Map.of("calls", 3));

        assertThat(forecast(offloaded, 200, partnerMillis, List.of(new Pool("calls", bound, WhenFull.WAIT))))
                .isCloseTo(perSecond, within(0.5));
    }

    @ParameterizedTest(name = "1000 clients, {0} ms")
    @CsvSource({"100, 10000", "500, 2000"})
    void parallelCallsWithoutThreadsAreLimitedByTheClientsOnly(double partnerMillis, double perSecond) {
        Station clients =
                new Station("clients", 1000, CallStructure.asynchronous().floorMillis(partnerMillis));

        assertThat(Forecast.of(PLENTY, List.of(clients)).goodputPerSecond()).isEqualTo(perSecond);
    }

    @Test
    void aConnectionPoolOfTenPassesFiveHundredShortQueries() {
        assertThat(Forecast.of(PLENTY, List.of(new Station("connections", 10, 20)))
                        .goodputPerSecond())
                .isEqualTo(500);
    }

    @Test
    void requestThreadsHelpAPoolWhoseCallersRunWhatDoesNotFit() {
        CallStructure parallel = new CallStructure(1, 1, Map.of("calls", 3));

        assertThat(forecast(parallel, 200, 1000, List.of(new Pool("calls", 200, WhenFull.CALLER_RUNS))))
                .isCloseTo(133, within(0.5));
    }

    @Test
    void neverForecastsMoreThanIsOffered() {
        Forecast forecast = Forecast.of(250, List.of(new Station("request threads", 1000, 1500)));

        assertThat(forecast.goodputPerSecond()).isEqualTo(250);
        assertThat(forecast.holds()).isTrue();
    }

    @Test
    void namesTheTightestStation() {
        Forecast forecast =
                Forecast.of(250, List.of(new Station("request threads", 200, 1500), new Station("pool", 64, 1500)));

        assertThat(forecast.bottleneck().map(Station::name)).contains("pool");
        assertThat(forecast.holds()).isFalse();
    }

    private static double forecast(CallStructure structure, int threads, double partnerMillis, List<Pool> pools) {
        return Forecast.of(PLENTY, structure.stations(partnerMillis, threads, pools))
                .goodputPerSecond();
    }
}
