package dev.unblock.migration;

import dev.unblock.model.Confidence;
import dev.unblock.model.Coverage;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.FindingId;
import dev.unblock.model.Metrics;
import dev.unblock.model.Plan;
import dev.unblock.model.Project;
import dev.unblock.model.Remedy;
import dev.unblock.model.Result;
import dev.unblock.model.Score;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import dev.unblock.model.Tool;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings and results for tests that only count and compare. */
public final class Found {

    private Found() {}

    public static Finding finding(Family family, Severity severity, String method) {
        return new Finding(
                FindingId.of("SomeRule", method, "call", 0),
                "SomeRule",
                family,
                severity,
                Confidence.HIGH,
                "src/A.java",
                3,
                3,
                1,
                method,
                "It waits.",
                family == Family.BLOCKING ? Optional.of(new Finding.Sink("future", "call")) : Optional.empty(),
                List.of(ThreadContext.REQUEST),
                List.of(),
                List.of(),
                Remedy.manual("a test"),
                Optional.empty(),
                Finding.Status.OPEN);
    }

    public static Result result(Finding... findings) {
        return Result.of(
                new Tool("unblock", "0"),
                new Project("shop", List.of("."), Optional.empty(), 17, Optional.empty()),
                new Coverage(1, 1, 1, 1, Map.of(), List.of()),
                List.of(),
                Arrays.asList(findings),
                Metrics.none(),
                new Score(100, List.of()),
                Plan.empty());
    }
}
