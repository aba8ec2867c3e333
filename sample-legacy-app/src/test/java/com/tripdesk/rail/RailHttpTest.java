package com.tripdesk.rail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.audit.AuditService;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class RailHttpTest extends IntegrationTest {

    @Autowired
    private AuditService auditService;

    @Autowired
    private RailStatusPoller statusPoller;

    @Test
    void showsTheTimetable() {
        JsonNode timetable = agentGet("/api/rail/LIS-1").getBody();

        assertThat(timetable.get("train").asText()).startsWith("R");
        assertThat(timetable.get("minutes").asInt()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void unknownTrainIsNotFound() {
        assertThat(agentGet("/api/rail/XXX-1").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void timetableFailsWhenThePartnerFails() {
        PARTNERS.fail("rail", "error500");

        assertThat(agentGet("/api/rail/LIS-1").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void quickAnswerIsTheTimetable() {
        assertThat(agentGet("/api/rail/LIS-1/quick").getBody())
                .isEqualTo(agentGet("/api/rail/LIS-1").getBody());
    }

    @Test
    void quickAnswerIsUnknownWhenThePartnerFails() {
        PARTNERS.fail("rail", "error500");

        assertThat(agentGet("/api/rail/LIS-1/quick").getBody().get("train").asText())
                .isEqualTo("unknown");
    }

    @Test
    void reservationIsAudited() {
        int before = auditService.count("rail-reserved");

        assertThat(agentPost("/api/rail/LIS-1/reservations?seats=2", null)
                        .getBody()
                        .get("reservation")
                        .asText())
                .startsWith("RAIL-");
        assertThat(auditService.count("rail-reserved")).isEqualTo(before + 1);
    }

    @Test
    void failedReservationIsNotAudited() {
        int before = auditService.count("rail-reserved");
        PARTNERS.fail("rail", "error500");

        assertThat(agentPost("/api/rail/LIS-1/reservations", null).getStatusCode())
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(auditService.count("rail-reserved")).isEqualTo(before);
    }

    @Test
    void reservationsAreCounted() {
        int before = stats().get("booked").asInt();

        agentPost("/api/rail/LIS-1/reservations?seats=3", null);

        assertThat(stats().get("booked").asInt()).isEqualTo(before + 3);
        Eventually.until("label", () -> stats().get("printed").asInt() > 0);
    }

    @Test
    void questionsAreCounted() {
        int before = stats().get("asked").asInt();

        agentGet("/api/rail/LIS-1");

        assertThat(stats().get("asked").asInt()).isEqualTo(before + 1);
    }

    @Test
    void preparingAsksInTheBackground() {
        assertThat(agent().postForObject("/api/rail/LIS-1/prepare", null, String.class))
                .matches("asked at \\d\\d:\\d\\d");

        Eventually.until("question", () -> PARTNERS.calls("rail") == 1);
    }

    @Test
    void settlementPaysWhatWasSold() {
        agent().postForObject("/api/rail/settlement?agency=rail", null, Integer.class);
        agentPost("/api/rail/LIS-1/reservations?seats=2", null);

        assertThat(agent().postForObject("/api/rail/settlement?agency=rail", null, Integer.class))
                .isEqualTo(60);
        assertThat(agent().postForObject("/api/rail/settlement?agency=rail", null, Integer.class))
                .isZero();
        assertThat(agentGet("/api/rail/journal?agency=rail").getBody().toString())
                .contains("sell rail 2")
                .contains("settle rail 60");
    }

    @Test
    void statusIsPolled() {
        statusPoller.poll();
        assertThat(agent().getForObject("/api/rail/status", String.class)).startsWith("up, R");

        PARTNERS.fail("rail", "error500");
        statusPoller.poll();
        assertThat(agent().getForObject("/api/rail/status", String.class)).isEqualTo("down");
    }

    private JsonNode stats() {
        return agentGet("/api/rail/stats").getBody();
    }
}
