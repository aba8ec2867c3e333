package dev.unblock.reports;

import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Measurement;
import dev.unblock.model.Metrics;
import dev.unblock.model.Project;
import dev.unblock.model.Result;
import dev.unblock.model.RuleSet;
import dev.unblock.model.Score;
import dev.unblock.model.Tool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result as a small travel shop would get it; every format is rendered from it. */
final class SampleResult {

    private SampleResult() {}

    static Result result() {
        return Result.of(
                        new Tool("unblock", "0.1.0"),
                        new Project("trips", List.of("."), Optional.of("4f1c2ab9d07e"), 17, Optional.of("3.5.6")),
                        coverage(),
                        List.of(
                                        SampleEntryPoints.AVAILABLE,
                                        SampleEntryPoints.BOOK,
                                        SampleEntryPoints.BOOKED,
                                        SampleEntryPoints.CREATE,
                                        SampleEntryPoints.GET,
                                        SampleEntryPoints.HEALTH,
                                        SampleEntryPoints.IMPORT,
                                        SampleEntryPoints.INVOICE)
                                .stream()
                                .sorted(Comparator.comparing(EntryPoint::id))
                                .toList(),
                        SampleFindings.findings(),
                        metrics(),
                        score(),
                        SamplePlan.plan())
                .withRanking(SampleRanking.ranking())
                .withPools(SamplePools.pools())
                .withRuleSet(new RuleSet(88, "0123456789abcdef".repeat(4)))
                .withSuppressions(SampleFindings.suppressions());
    }

    private static Coverage coverage() {
        return new Coverage(
                118,
                117,
                9_412,
                9_268,
                Map.of("bytecode", 9_240, "imports", 28),
                List.of(
                        new Coverage.NotAnalysed(
                                "src/main/java/com/acme/trips/legacy/Import.java",
                                "does not parse: line 88, unclosed string literal"),
                        new Coverage.NotAnalysed(
                                "src/main/java/com/acme/trips/plugins", "12 calls by reflection are not followed")));
    }

    private static Score score() {
        return new Score(
                41,
                List.of(
                        new Score.Part("start", 100, "every project starts at 100"),
                        new Score.Part(
                                "waits on request threads",
                                -34,
                                "8 findings, weighted 58 of 170 points",
                                Optional.of(40.0),
                                Optional.of(58.0),
                                Optional.of(Score.Applies.YES)),
                        new Score.Part(
                                "event loops",
                                0,
                                "no event loop was found",
                                Optional.of(10.0),
                                Optional.of(0.0),
                                Optional.of(Score.Applies.NOT_APPLICABLE)),
                        new Score.Part("shared state", -10, "2 findings x 5"),
                        new Score.Part("fan-out", -9, "2 findings x 4.5"),
                        new Score.Part("hygiene", -6, "2 findings x 3")),
                Map.of("critical", 8.0, "high", 4.0));
    }

    private static Metrics metrics() {
        Measurement measurement = new Measurement(
                "2 cores, JDK 17.0.15, Linux",
                "Open loop at a fixed rate; before and after interleaved over five rounds; medians.",
                Measurement.Validity.VALID,
                List.of(),
                List.of(quotes()));
        return new Metrics(
                Map.of("findings.blocking", 10.0, "entryPoints", 8.0, "methods", 1_204.0), Optional.of(measurement));
    }

    static Measurement.Scenario quotes() {
        return new Measurement.Scenario(
                "Three partners",
                "POST /quotes",
                250,
                30,
                500,
                List.of(
                        new Measurement.Variant(
                                "before",
                                5,
                                133.3,
                                137,
                                1500,
                                5210,
                                9870,
                                4_120,
                                0,
                                3_380,
                                229,
                                612,
                                Optional.of(1512.4),
                                Optional.of(0.0),
                                Map.of("cpuMillisPerRequest", 1.9)),
                        new Measurement.Variant(
                                "after",
                                5,
                                250,
                                249.8,
                                500,
                                512,
                                604,
                                7_494,
                                0,
                                6,
                                96,
                                431,
                                Optional.of(2.1),
                                Optional.of(309.0),
                                Map.of("cpuMillisPerRequest", 1.4)),
                        new Measurement.Variant(
                                "threads.max=1000",
                                5,
                                250,
                                248.9,
                                1500,
                                1540,
                                1890,
                                7_470,
                                0,
                                30,
                                1_029,
                                887,
                                Optional.of(1508.0),
                                Optional.of(0.0),
                                Map.of("cpuMillisPerRequest", 2.2))));
    }
}
