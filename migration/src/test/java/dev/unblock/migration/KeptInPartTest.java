package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.EntryPoint;
import dev.unblock.model.Exposure;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptInPartTest {

    private static final String LIST = "shop.Web#list()";
    private static final String LOAD = "shop.Web#load(long)";
    private static final Finding OF_LIST = reached("shop.Orders#all()", "GET /orders");
    private static final Finding OF_BOTH = reached("shop.Orders#open()", "GET /orders", "GET /orders/{id}");
    private static final Finding UNKNOWN = Found.finding(Family.BLOCKING, Severity.HIGH, "shop.Orders#count()");
    private static final Step PLANNED = new Step(
            "web",
            "ControllerReturnsCallable",
            "Move web",
            ".",
            Map.of("targets", List.of(LIST, LOAD)),
            List.of(LIST, LOAD),
            List.of(OF_LIST.id(), OF_BOTH.id(), UNKNOWN.id()),
            List.of(),
            new Effort(0, 0, 0, "nothing"),
            Optional.empty(),
            State.PROPOSED,
            Optional.empty());
    private static final Step TAKEN = PLANNED.withTargets(List.of(LIST)).withState(State.KEPT, "changed Web.java");

    @Test
    void resolvesNothingThatATargetWaitsForThatWasNotKept() {
        assertThat(parts(TAKEN).resolving(TAKEN).findings()).containsExactly(OF_LIST.id());
    }

    @Test
    void refusesWhatThatTargetWaitsFor() {
        Refusal refusal = new Refusal(
                "id",
                "ControllerReturnsCallable",
                "PROOF",
                LOAD,
                ".",
                1,
                "a test fails",
                "mend it",
                PLANNED.findings());

        assertThat(parts(TAKEN).resolving(refusal).findings()).containsExactly(OF_BOTH.id(), UNKNOWN.id());
    }

    @Test
    void aStepThatWasKeptWholeStaysAsItIs() {
        Step whole = PLANNED.withState(State.KEPT, "changed Web.java");

        assertThat(parts(whole).resolving(whole)).isEqualTo(whole);
    }

    private static KeptInPart parts(Step taken) {
        Result empty = Found.result(OF_LIST, OF_BOTH, UNKNOWN);
        Result found = Result.of(
                empty.tool(),
                empty.project(),
                empty.coverage(),
                List.of(entry("GET /orders", LIST), entry("GET /orders/{id}", LOAD)),
                empty.findings(),
                empty.metrics(),
                empty.score(),
                empty.plan());
        return KeptInPart.of(List.of(PLANNED), List.of(taken), found);
    }

    private static EntryPoint entry(String route, String method) {
        return new EntryPoint(
                route, "spring-mvc", ThreadContext.REQUEST, method, Optional.of(route), "src/Web.java", 7);
    }

    private static Finding reached(String method, String... entries) {
        return Found.finding(Family.BLOCKING, Severity.HIGH, method)
                .withExposure(
                        List.of(),
                        new Exposure(
                                entries.length,
                                Map.of(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(entries)));
    }
}
