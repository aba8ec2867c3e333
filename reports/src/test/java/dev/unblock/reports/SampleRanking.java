package dev.unblock.reports;

import dev.unblock.model.CallPath;
import dev.unblock.model.Exposure;
import dev.unblock.model.Exposure.Estimate;
import dev.unblock.model.Exposure.Gate;
import dev.unblock.model.Exposure.Held;
import dev.unblock.model.Exposure.Limit;
import dev.unblock.model.Exposure.Repeat;
import dev.unblock.model.Finding;
import dev.unblock.model.Ranking;
import dev.unblock.model.Ranking.Ranked;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the sample's waits cost and share. */
final class SampleRanking {

    private static final CallPath.Frame RATE =
            SampleEntryPoints.frame("RateClient#rate(java.lang.String)", "rest.getForObject");
    private static final Gate GATE = new Gate(RATE.method(), RATE.file(), RATE.line(), 2, 2, 4);

    private SampleRanking() {}

    static Ranking ranking() {
        return new Ranking(
                List.of(
                        ranked(SampleEntryPoints.CREATE.id(), 1_940, "http", 3, "sleep", 1, "jpa", 1),
                        ranked(SampleEntryPoints.BOOK.id(), 200, "http", 1),
                        ranked(SampleEntryPoints.AVAILABLE.id(), 100, "join", 1),
                        ranked(SampleEntryPoints.GET.id(), 10, "jpa", 1),
                        ranked(SampleEntryPoints.IMPORT.id(), 3_000, "http", 1, "sleep", 1),
                        ranked(SampleEntryPoints.BOOKED.id(), 500, "mail", 1)),
                List.of(GATE));
    }

    private static Ranked ranked(String entryPoint, double millis, Object... waits) {
        Map<String, Integer> kinds = new TreeMap<>();
        for (int i = 0; i < waits.length; i += 2) {
            kinds.put((String) waits[i], (Integer) waits[i + 1]);
        }
        return new Ranked(entryPoint, kinds, millis);
    }

    static Finding exposed(Finding finding) {
        return switch (finding.rule()) {
            case "RestTemplateCall" -> finding.withExposure(finding.paths(), rate());
            case "LockHeldOverRemoteCall" -> finding.withExposure(finding.paths(), points(finding));
            case "RemoteCallInTransaction" -> finding.withExposure(finding.paths(), payment(finding));
            default -> finding;
        };
    }

    private static Exposure rate() {
        return new Exposure(
                9,
                Map.of("request", 8, "scheduler", 1),
                Optional.of(GATE),
                List.of(new Repeat(RATE.file(), RATE.line() - 2, "", Optional.of(5))),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Limit("nothing", Optional.empty())),
                Optional.of(new Estimate(
                        1_000,
                        200,
                        5,
                        Optional.of(ThreadContext.REQUEST),
                        "200 ms for one http wait, 5 turns of the loop in line " + (RATE.line() - 2))));
    }

    private static Exposure points(Finding finding) {
        return new Exposure(
                1,
                Map.of("request", 1),
                Optional.empty(),
                List.of(),
                Optional.of(new Held(
                        "the monitor of synchronized points()",
                        finding.method(),
                        finding.file(),
                        finding.line(),
                        true)),
                Optional.empty(),
                Optional.of(new Limit("client", Optional.of(3_000L))),
                Optional.of(new Estimate(200, 200, 1, Optional.of(ThreadContext.REQUEST), "200 ms for one http wait")));
    }

    private static Exposure payment(Finding finding) {
        return new Exposure(
                1,
                Map.of("request", 1),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(
                        new Held("transaction of book", finding.method(), finding.file(), finding.line() - 1, true)),
                Optional.empty(),
                Optional.of(new Estimate(200, 200, 1, Optional.of(ThreadContext.REQUEST), "200 ms for one http wait")));
    }
}
