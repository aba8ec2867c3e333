package dev.unblock.reports;

import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan of the sample result: two waves done, three to do. */
final class SamplePlan {

    private SamplePlan() {}

    static Plan plan() {
        return new Plan(
                List.of(
                        new Plan.Wave(
                                0,
                                "Guard rails",
                                List.of(
                                        step(
                                                "RestTemplateTimeouts",
                                                "Give RateClient's RestTemplate a connect and a read timeout",
                                                List.of("com.acme.trips.RateClient#rest"),
                                                0.5,
                                                1,
                                                2,
                                                Plan.State.KEPT,
                                                "",
                                                SampleFindings.timeout()),
                                        step(
                                                "BoundedExecutor",
                                                "Replace the cached pool per request by one bounded pool of 32",
                                                List.of("com.acme.trips.BookingService#availability(java.util.List)"),
                                                1,
                                                2,
                                                4,
                                                Plan.State.KEPT,
                                                "32 = 250/s x 0.5 s, rounded down to what the partner allows",
                                                SampleFindings.pool()))),
                        new Plan.Wave(
                                1,
                                "Safe to change threads",
                                List.of(
                                        step(
                                                "DateTimeFormatterInstead",
                                                "Use DateTimeFormatter in QuoteService",
                                                List.of("com.acme.trips.QuoteService#day"),
                                                0.5,
                                                1,
                                                1.5,
                                                Plan.State.KEPT,
                                                "",
                                                SampleFindings.format()),
                                        step(
                                                "ComputeIfAbsent",
                                                "Fill QuoteService's cache with computeIfAbsent",
                                                List.of("com.acme.trips.QuoteService#cachedRate(java.lang.String)"),
                                                0.5,
                                                1,
                                                2,
                                                Plan.State.REVERTED,
                                                "QuoteServiceTest.asksTwiceAfterFailure failed: expected 2 calls, saw 1",
                                                SampleFindings.cache()),
                                        step(
                                                "NamedExecutor",
                                                "Send mail on a named pool instead of the common pool",
                                                List.of("com.acme.trips.BookingService#book(long)"),
                                                0.5,
                                                1,
                                                2,
                                                Plan.State.PROPOSED,
                                                "",
                                                SampleFindings.mail()))),
                        new Plan.Wave(
                                2,
                                "Offload",
                                List.of(step(
                                        "OffloadToExecutor",
                                        "Offer RateClient.rate as rateAsync on the partner pool",
                                        List.of("com.acme.trips.RateClient#rate(java.lang.String)"),
                                        2,
                                        3,
                                        6,
                                        Plan.State.PROPOSED,
                                        "Frees one request thread for 500 ms in each quote: the cap rises from 133 to 200 per second.",
                                        SampleFindings.rate(),
                                        SampleFindings.confirm()))),
                        new Plan.Wave(
                                3,
                                "Callers compose",
                                List.of(step(
                                        "ComposeInsteadOfJoin",
                                        "Compose the availability futures instead of joining them",
                                        List.of(
                                                "com.acme.trips.BookingService#availability(java.util.List)",
                                                "com.acme.trips.BookingService#join(java.util.concurrent.Future)"),
                                        3,
                                        5,
                                        9,
                                        Plan.State.PROPOSED,
                                        "The request thread is free while partners answer.",
                                        SampleFindings.join()))),
                        new Plan.Wave(
                                4,
                                "Async clients",
                                List.of(step(
                                        "HttpClientSendToSendAsync",
                                        "Call the insurance partner with sendAsync",
                                        List.of("com.acme.trips.InsuranceClient#premium(com.acme.trips.QuoteRequest)"),
                                        2,
                                        4,
                                        8,
                                        Plan.State.PROPOSED,
                                        "",
                                        SampleFindings.premium())))),
                refusals(),
                ways(),
                List.of(
                        new Plan.ByHand(
                                "ProcessWait",
                                Family.BLOCKING,
                                2,
                                new Plan.Effort(2, 5.4, 14.4, "two places, first 3 h")),
                        new Plan.ByHand("QueryInLoop", Family.FAN_OUT, 1, new Plan.Effort(0.5, 1.5, 4, "one place"))));
    }

    private static List<Plan.Refusal> refusals() {
        return List.of(
                refusal(
                        "H1",
                        "OffloadToExecutor",
                        SampleFindings.payment(),
                        "@Transactional on BookingService.book; the callee writes through PaymentRepository",
                        "Charge before the transaction begins, or store an intent and charge after the commit."),
                refusal(
                        "H1",
                        "OffloadToExecutor",
                        SampleFindings.mail(),
                        "runs inside the transaction of BookingService.book",
                        "Publish an event and listen with @TransactionalEventListener(phase = AFTER_COMMIT)."),
                refusal(
                        "H7",
                        "OffloadToExecutor",
                        SampleFindings.points(),
                        "LoyaltyClient.points is synchronized",
                        "Remove the monitor: no field is shared."),
                refusal(
                        "PROOF",
                        "ComputeIfAbsent",
                        SampleFindings.cache(),
                        "QuoteServiceTest.asksTwiceAfterFailure failed: expected 2 calls, saw 1",
                        "Decide whether a failed rate may be asked for again; the test says yes."));
    }

    private static List<Plan.Way> ways() {
        return List.of(
                new Plan.Way(
                        SampleEntryPoints.CREATE.id(),
                        Plan.Choice.ASYNC_CLIENT,
                        "Three independent partner calls; the JDK client offers sendAsync. The floor falls from 1,500 to 500 ms.",
                        Map.of(
                                "virtual threads",
                                        "The project is built for Java 17; 21 would be needed, 24 to avoid pinning in LoyaltyClient.",
                                "executor offload", "A pool below 375 threads would lower the cap: 250/s x 3 x 0.5 s.",
                                "leave alone", "The cap of 133/s is below the 250/s that are offered.")),
                new Plan.Way(
                        SampleEntryPoints.GET.id(),
                        Plan.Choice.LEAVE_ALONE,
                        "One query, limited by the pool of ten connections: no change of threads gains anything.",
                        Map.of("async client", "There is no remote call.")),
                new Plan.Way(
                        SampleEntryPoints.BOOK.id(),
                        Plan.Choice.LEAVE_ALONE,
                        "The transaction must be made smaller first (H1).",
                        Map.of()),
                new Plan.Way(
                        SampleEntryPoints.AVAILABLE.id(),
                        Plan.Choice.EXECUTOR_OFFLOAD,
                        "The partner's library has no asynchronous form; a bounded pool of 32 fits its limit.",
                        Map.of("async client", "The partner's library has no asynchronous form.")));
    }

    private static Plan.Step step(
            String recipe,
            String title,
            List<String> targets,
            double minimum,
            double likely,
            double maximum,
            Plan.State state,
            String text,
            Finding... findings) {
        boolean isGain = state == Plan.State.PROPOSED;
        return new Plan.Step(
                recipe + "-" + targets.get(0),
                recipe,
                title,
                ".",
                Map.of(),
                targets,
                Arrays.stream(findings).map(Finding::id).toList(),
                List.of(),
                new Plan.Effort(minimum, likely, maximum, "review of " + targets.size() + " method(s)"),
                Optional.of(text).filter(t -> isGain && !t.isEmpty()),
                state,
                Optional.of(text).filter(t -> !isGain && !t.isEmpty()));
    }

    private static Plan.Refusal refusal(
            String hazard, String recipe, Finding finding, String evidence, String unblockedBy) {
        return new Plan.Refusal(
                recipe + "-" + finding.id(),
                recipe,
                hazard,
                finding.method(),
                finding.file(),
                finding.line(),
                evidence,
                unblockedBy,
                List.of(finding.id()));
    }
}
