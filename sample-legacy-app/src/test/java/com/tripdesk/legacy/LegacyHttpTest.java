package com.tripdesk.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class LegacyHttpTest extends IntegrationTest {

    @Autowired
    private PrintQueue printQueue;

    @Autowired
    private SessionRegistry sessionRegistry;

    @BeforeEach
    void emptyDesks() {
        sessionRegistry.reset();
    }

    @Test
    void ticketIsIssued() {
        String ticket = agent().postForObject("/api/tickets/LIS-4", null, String.class);

        assertThat(ticket).startsWith("TD").endsWith("-LIS-4");
        assertThat(agent().getForObject("/api/tickets/LIS-4", String.class)).isEqualTo(ticket);
    }

    @Test
    void ticketingGoesOnAfterFailures() {
        PARTNERS.fail("flights", "error500", 3);

        assertThat(agent().postForEntity("/api/tickets/LIS-4", null, String.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(PARTNERS.calls("flights")).isEqualTo(4);
    }

    @Test
    void unknownTripHasNoTicket() {
        assertThat(agent().postForEntity("/api/tickets/XXX-1", null, String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(agentGet("/api/tickets/OSL-99").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void ticketIsPrinted() {
        String ticket = agent().postForObject("/api/tickets/OSL-4", null, String.class);

        Eventually.until("print", () -> printQueue.printed().contains(ticket));
        assertThat(printQueue.labels()).isPositive();
    }

    @Test
    void agentSitsAtADesk() {
        assertThat(agent().postForObject("/api/desks/d7", null, String.class)).isEqualTo("agent@d7");
        assertThat(agent().getForObject("/api/desks", String.class)).isEqualTo("d7");
    }

    @Test
    void agentsWithoutADeskHaveNone() {
        assertThat(admin().getForObject("/api/desks", String.class)).isEqualTo("none");
    }

    @Test
    void bellThatWasRungIsHeardOnce() {
        agent().postForObject("/api/desks/d7/bell", null, Integer.class);

        assertThat(agent().getForObject("/api/desks/d7/bell", Boolean.class)).isTrue();
        assertThat(agent().getForObject("/api/desks/d7/bell", Boolean.class)).isFalse();
    }
}
