package dev.unblock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.benchmarks.comparison.Pool;
import dev.unblock.benchmarks.comparison.Pool.WhenFull;
import dev.unblock.model.Coverage;
import dev.unblock.model.Measurement;
import dev.unblock.model.Measurement.Scenario;
import dev.unblock.model.Measurement.Validity;
import dev.unblock.model.Measurement.Variant;
import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.Project;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.model.Tool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final Plan PLAN = new Plan(
            List.of(new Wave(
                    1,
                    "Make code safe to change threads",
                    List.of(
                            executor("asyncExecutor", 200, State.KEPT),
                            executor("other", 16, State.REVERTED),
                            executor("third", 17, State.NOTHING_TO_DO)))),
            List.of(),
            List.of());

    @Test
    void tellsWhatBecameOfTheStepsAndWhatItBroughtInAboutTenLines() {
        List<String> lines = summary(measurement(List.of())).lines();

        assertThat(lines).hasSizeLessThanOrEqualTo(10);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("3 steps: 1 kept, 1 taken back, 1 with nothing to do"))
                .anySatisfy(line -> assertThat(line).contains("before:").contains("66/s (forecast 67)"))
                .anySatisfy(line -> assertThat(line).contains("after:").contains("125/s (forecast 125)"))
                .last()
                .asString()
                .contains("report.html");
    }

    @Test
    void saysWhyTheMeasurementIsVoid() {
        assertThat(summary(measurement(List.of("the machine was busy", "very busy")))
                        .lines())
                .anySatisfy(line -> assertThat(line).contains("INVALID"))
                .anySatisfy(line -> assertThat(line).contains("the machine was busy (and 1 more)"));
    }

    @Test
    void tableShowsEveryVariantAndEveryReason() {
        StringWriter out = new StringWriter();

        new MeasurementTable(measurement(List.of("the machine was busy"))).print(new PrintWriter(out, true));

        assertThat(out.toString()).contains("INVALID", "the machine was busy", "before", "after", "  66.1/s");
    }

    @Test
    void findsThePoolsThatWereKept() {
        assertThat(MigratedPools.of(PLAN)).containsExactly(new Pool("asyncExecutor", 200, WhenFull.CALLER_RUNS));
    }

    private static Summary summary(Measurement measurement) {
        return new Summary(result(), PLAN, result(), measurement, Path.of("report-after"));
    }

    private static Measurement measurement(List<String> reasons) {
        Validity validity = reasons.isEmpty() ? Validity.VALID : Validity.INVALID;
        Scenario scenario = new Scenario(
                "quotes",
                "GET /api/quotes/{tripId}",
                125,
                6,
                1000,
                List.of(variant("before", 66.7, 66.1), variant("after", 125, 124.9)));
        return new Measurement("2 cores", "open loop", validity, reasons, List.of(scenario));
    }

    private static Variant variant(String name, double forecast, double goodput) {
        return new Variant(
                name,
                3,
                forecast,
                goodput,
                3000,
                3010,
                3100,
                700,
                1,
                49,
                231,
                402.5,
                Optional.of(3007.0),
                Optional.of(5.0),
                Map.of());
    }

    private static Result result() {
        return Result.of(
                new Tool("unblock", "1"),
                new Project("shop", List.of("."), Optional.empty(), 17, Optional.empty()),
                new Coverage(1, 1, 1, 1, Map.of(), List.of()),
                List.of(),
                List.of(),
                Metrics.none(),
                new Score(80, List.of()),
                Plan.empty());
    }

    private static Step executor(String bean, int threads, State state) {
        return new Step(
                "AddBoundedExecutorBean:" + bean,
                "AddBoundedExecutorBean",
                "Add a bounded executor",
                ".",
                Map.of("beanName", bean, "threads", threads),
                List.of(),
                List.of(),
                List.of(),
                new Effort(0, 1, 2, "guess"),
                Optional.empty(),
                state,
                Optional.empty());
    }
}
