package com.tripdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class SecurityHttpTest extends IntegrationTest {

    @Test
    void quotesAreOpenToEverybody() {
        assertThat(get("/api/quotes/LIS-1").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void bookingsNeedALogin() {
        assertThat(get("/api/bookings/1").getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void wrongPasswordIsRejected() {
        assertThat(rest.withBasicAuth("agent", "wrong")
                        .getForEntity("/api/customers", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void adminPagesNeedAnAdmin() {
        assertThat(agentGet("/api/admin/stats").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(admin().getForEntity("/api/admin/stats", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void meIsTheOneWhoAsks() {
        assertThat(agentGet("/api/me").getBody().get("name").asText()).isEqualTo("agent");
        JsonNode me = admin().getForObject("/api/me", JsonNode.class);
        assertThat(me.get("admin").asBoolean()).isTrue();
    }

    @Test
    void healthIsOpen() {
        assertThat(get("/actuator/health").getBody().get("status").asText()).isEqualTo("UP");
    }

    @Test
    void requestIdIsReturned() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Request-Id", "abc-1");

        ResponseEntity<String> response =
                rest.exchange("/api/quotes/LIS-1", HttpMethod.GET, new HttpEntity<>(headers), String.class);

        assertThat(response.getHeaders().getFirst("X-Request-Id")).isEqualTo("abc-1");
    }

    @Test
    void requestIdIsMadeUpWhenMissing() {
        assertThat(get("/api/quotes/LIS-1").getHeaders().getFirst("X-Request-Id"))
                .startsWith("r");
    }

    @Test
    void feedNeedsAnApiKey() throws Exception {
        mvc.perform(MockMvcRequestBuilders.get("/feeds/cars.csv"))
                .andExpect(status().isForbidden())
                .andExpect(content().string("api key required"));
    }

    @Test
    void feedListsTheCarsOfEveryDestination() throws Exception {
        mvc.perform(MockMvcRequestBuilders.get("/feeds/cars.csv").header("X-Api-Key", "feed-key"))
                .andExpect(status().isOk())
                .andExpect(content().string(Matchers.startsWith("destination;cars")))
                .andExpect(content().string(Matchers.containsString("LIS;")));
    }

    @Test
    void auditNamesTheActor() {
        newBooking("LIS-1", 1);

        JsonNode entries = admin().getForObject("/api/admin/audit?count=1", JsonNode.class);

        assertThat(entries.get(0).findValuesAsText("ACTOR")).containsExactly("agent");
    }
}
