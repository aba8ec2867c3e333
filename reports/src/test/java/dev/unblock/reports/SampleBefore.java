package dev.unblock.reports;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Remedy;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The sample as it was a release ago: without the cache, with a call that has been removed since. */
final class SampleBefore {

    private SampleBefore() {}

    static Result result() {
        Result now = SampleResult.result();
        List<Finding> findings = Stream.concat(
                        Stream.of(export()),
                        now.findings().stream().filter(finding -> finding.family() != Family.SHARED_STATE))
                .toList();
        return Result.of(
                now.tool(),
                now.project(),
                now.coverage(),
                now.entryPoints(),
                findings,
                new Metrics(
                        Map.of("findings.blocking", 11.0, "entryPoints", 8.0, "methods", 1_170.0), Optional.empty()),
                new Score(38, List.of(new Score.Part("start", 100, "every project starts at 100"))),
                Plan.empty());
    }

    private static Finding export() {
        Finding like = SampleFindings.rate();
        return new Finding(
                FindingId.of("ProcessWait", "com.acme.trips.Export#run()", "java.lang.Process#waitFor()", 0),
                "ProcessWait",
                Family.BLOCKING,
                Severity.HIGH,
                like.confidence(),
                SampleSources.file("Export"),
                31,
                31,
                9,
                "com.acme.trips.Export#run()",
                "Waits for an external program on a request thread.",
                Optional.of(new Finding.Sink("process", "java.lang.Process#waitFor()")),
                like.threads(),
                List.of(),
                List.of(),
                Remedy.manual("The program has no other interface."),
                Optional.empty(),
                Finding.Status.OPEN);
    }
}
