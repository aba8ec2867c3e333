package com.tripdesk.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class CustomerHttpTest extends IntegrationTest {

    @Test
    void listsCustomers() {
        assertThat(agentGet("/api/customers").getBody().findValuesAsText("name"))
                .startsWith("Ada Holm", "Ben Ortiz", "Cleo Marsh");
    }

    @Test
    void showsOneCustomer() {
        assertThat(agentGet("/api/customers/1").getBody().get("email").asText())
                .isEqualTo("ada@example.com");
    }

    @Test
    void unknownCustomerIsNotFound() {
        assertThat(agentGet("/api/customers/9999").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void createsACustomerAndWelcomesThem() {
        ResponseEntity<JsonNode> response =
                agentPost("/api/customers", Map.of("name", "Dora Lind", "email", "dora@example.com"));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        Eventually.until("welcome mail", () -> MAIL.mailsContaining("Dear Dora Lind, welcome") == 1);
    }

    @Test
    void mailAddressesAreUnique() {
        assertThat(agentPost("/api/customers", Map.of("name", "Ada Two", "email", "ada@example.com"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void customerNeedsAMailAddress() {
        ResponseEntity<JsonNode> response =
                agentPost("/api/customers", Map.of("name", "Eve", "email", "no address"));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.getBody().get("message").asText()).isEqualTo("invalid value for email");
    }

    @Test
    void profileHasTheLoyaltyTier() {
        JsonNode profile = agentGet("/api/customers/1/profile").getBody();

        assertThat(profile.get("tier").asText()).isIn("GOLD", "BLUE");
        assertThat(profile.get("points").asInt()).isGreaterThanOrEqualTo(1200);
    }

    @Test
    void profileWithoutALoyaltyNumberAsksNobody() {
        JsonNode profile = agentGet("/api/customers/3/profile").getBody();

        assertThat(profile.get("tier").asText()).isEqualTo("NONE");
        assertThat(PARTNERS.calls("loyalty")).isZero();
    }

    @Test
    void profileCountsBookings() {
        long before = agentGet("/api/customers/1/profile").getBody().get("bookings").asLong();
        newBooking("LIS-1", 1);

        assertThat(agentGet("/api/customers/1/profile").getBody().get("bookings").asLong())
                .isEqualTo(before + 1);
    }

    @Test
    void profileFailsWhenTheLoyaltyPartnerFails() {
        PARTNERS.fail("loyalty", "error500");

        assertThat(agentGet("/api/customers/1/profile").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }
}
