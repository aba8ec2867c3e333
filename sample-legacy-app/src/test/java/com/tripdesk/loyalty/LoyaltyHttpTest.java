package com.tripdesk.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class LoyaltyHttpTest extends IntegrationTest {

    @Autowired
    private LoyaltyService loyaltyService;

    @Test
    void showsAnAccount() {
        JsonNode account = agentGet("/api/loyalty/TD-1001").getBody();

        assertThat(account.get("number").asText()).isEqualTo("TD-1001");
        assertThat(account.get("tier").asText()).isIn("GOLD", "BLUE");
    }

    @Test
    void accountIsAskedAgainAfterAFailure() {
        PARTNERS.fail("loyalty", "error500", 2);

        assertThat(agentGet("/api/loyalty/TD-1001").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(PARTNERS.calls("loyalty")).isEqualTo(3);
    }

    @Test
    void accountFailsAfterThreeAttempts() {
        PARTNERS.fail("loyalty", "error500");

        ResponseEntity<JsonNode> response = agentGet("/api/loyalty/TD-1001");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(PARTNERS.calls("loyalty")).isEqualTo(3);
    }

    @Test
    void creditsPoints() {
        int before = loyaltyService.credited("TD-1002");

        JsonNode account =
                agentPost("/api/loyalty/TD-1002/points", Map.of("points", 50)).getBody();

        assertThat(account.get("tier").asText()).isEqualTo("GOLD");
        assertThat(loyaltyService.credited("TD-1002")).isEqualTo(before + 50);
    }

    @Test
    void creditIsTriedTwice() {
        PARTNERS.fail("loyalty", "error500", 1);

        assertThat(agentPost("/api/loyalty/TD-1002/points", Map.of("points", 50))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(PARTNERS.calls("loyalty")).isEqualTo(2);
    }

    @Test
    void failedCreditIsNotBooked() {
        int before = loyaltyService.credited("TD-1003");
        PARTNERS.fail("loyalty", "error500");

        assertThat(agentPost("/api/loyalty/TD-1003/points", Map.of("points", 50))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(loyaltyService.credited("TD-1003")).isEqualTo(before);
    }

    @Test
    void pointsMustBePositive() {
        assertThat(agentPost("/api/loyalty/TD-1002/points", Map.of("points", -1))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
