package com.tripdesk.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class BookingHttpTest extends IntegrationTest {

    @Test
    void newBookingIsOpenAndCostsTheQuote() {
        JsonNode quote = get("/api/quotes/LIS-5").getBody();

        ResponseEntity<JsonNode> response =
                agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 1));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(response.getBody().get("status").asText()).isEqualTo("OPEN");
        assertThat(response.getBody().get("total").asInt())
                .isEqualTo(quote.get("total").asInt());
        assertThat(response.getBody().get("reference").asText()).startsWith("TD");
    }

    @Test
    void insuredBookingCostsThePremiumMore() {
        JsonNode plain = agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 1))
                .getBody();
        JsonNode insured = agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 1, "insured", true))
                .getBody();

        assertThat(insured.get("total").asInt())
                .isEqualTo(plain.get("total").asInt() + 19);
    }

    @Test
    void bookingsHaveDifferentReferences() {
        JsonNode first = agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 1))
                .getBody();
        JsonNode second = agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 1))
                .getBody();

        assertThat(first.get("reference")).isNotEqualTo(second.get("reference"));
    }

    @Test
    void bookingNeedsATrip() {
        ResponseEntity<JsonNode> response = agentPost("/api/bookings", Map.of("customerId", 1));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(response.getBody().get("message").asText()).isEqualTo("invalid value for tripId");
    }

    @Test
    void bookingNeedsAKnownCustomer() {
        assertThat(agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 9999))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void bookingNeedsAReadableBody() {
        ResponseEntity<JsonNode> response = agent()
                .postForEntity("/api/bookings", text("application/json", "{nonsense"), JsonNode.class);

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void nothingIsBookedWhenTheQuoteFails() {
        int before = agentGet("/api/bookings?customerId=3").getBody().size();
        PARTNERS.fail("hotels", "error500");

        ResponseEntity<JsonNode> response =
                agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 3));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(agentGet("/api/bookings?customerId=3").getBody()).hasSize(before);
    }

    @Test
    void nothingIsBookedWhenTheInsurerFails() {
        int before = agentGet("/api/bookings?customerId=3").getBody().size();
        PARTNERS.fail("insurance", "error500");

        ResponseEntity<JsonNode> response =
                agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 3, "insured", true));

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(agentGet("/api/bookings?customerId=3").getBody()).hasSize(before);
    }

    @Test
    void bookingCanBeRead() {
        long id = newBooking("OSL-4", 2);

        JsonNode booking = agentGet("/api/bookings/" + id).getBody();

        assertThat(booking.get("tripId").asText()).isEqualTo("OSL-4");
        assertThat(booking.get("agency").asText()).isEqualTo("retail");
    }

    @Test
    void bookingNamesTheAgencyOfTheRequest() {
        long id = newBooking("OSL-4", 2);
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Agency", "sunny-tours");

        JsonNode booking = agent()
                .exchange("/api/bookings/" + id, HttpMethod.GET, new HttpEntity<>(headers), JsonNode.class)
                .getBody();

        assertThat(booking.get("agency").asText()).isEqualTo("sunny-tours");
    }

    @Test
    void unknownBookingIsNotFound() {
        assertThat(agentGet("/api/bookings/99999").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void confirmingChargesAndCredits() {
        long id = newBooking("LIS-5", 1);

        JsonNode confirmed = agentPost("/api/bookings/" + id + "/confirm", null).getBody();

        assertThat(confirmed.get("status").asText()).isEqualTo("CONFIRMED");
        assertThat(PARTNERS.calls("payments")).isEqualTo(1);
        assertThat(PARTNERS.lastBody("payments"))
                .contains(confirmed.get("reference").asText());
        assertThat(PARTNERS.lastBody("loyalty")).contains("points");
    }

    @Test
    void confirmingSendsAMail() {
        long id = newBooking("LIS-5", 1);

        JsonNode confirmed = agentPost("/api/bookings/" + id + "/confirm", null).getBody();

        assertThat(MAIL.mailsContaining("Booking " + confirmed.get("reference").asText()))
                .isEqualTo(1);
    }

    @Test
    void confirmingWorksWhenTheMailServerRefuses() {
        long id = newBooking("LIS-5", 1);
        MAIL.refuse(true);

        assertThat(agentPost("/api/bookings/" + id + "/confirm", null).getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void confirmingTwiceIsAConflict() {
        long id = newBooking("LIS-5", 1);
        agentPost("/api/bookings/" + id + "/confirm", null);

        assertThat(agentPost("/api/bookings/" + id + "/confirm", null).getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(PARTNERS.calls("payments")).isEqualTo(1);
    }

    @Test
    void bookingStaysOpenWhenThePaymentFails() {
        long id = newBooking("LIS-5", 1);
        PARTNERS.fail("payments", "error500");

        assertThat(agentPost("/api/bookings/" + id + "/confirm", null).getStatusCode())
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(agentGet("/api/bookings/" + id).getBody().get("status").asText())
                .isEqualTo("OPEN");
        assertThat(MAIL.mails()).isEmpty();
    }

    @Test
    void bookingStaysOpenWhenThePointsFail() {
        long id = newBooking("LIS-5", 1);
        PARTNERS.fail("loyalty", "error500");

        assertThat(agentPost("/api/bookings/" + id + "/confirm", null).getStatusCode())
                .isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(agentGet("/api/bookings/" + id).getBody().get("status").asText())
                .isEqualTo("OPEN");
    }

    @Test
    void customersWithoutALoyaltyNumberGetNoPoints() {
        long id = newBooking("LIS-5", 3);

        agentPost("/api/bookings/" + id + "/confirm", null);

        assertThat(PARTNERS.calls("loyalty")).isZero();
    }

    @Test
    void cancellingAPaidBookingRefunds() {
        long id = newBooking("LIS-5", 1);
        agentPost("/api/bookings/" + id + "/confirm", null);

        JsonNode cancelled = agentPost("/api/bookings/" + id + "/cancel", null).getBody();

        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(PARTNERS.calls("payments")).isEqualTo(2);
    }

    @Test
    void cancellingAnOpenBookingRefundsNothing() {
        long id = newBooking("LIS-5", 1);

        agentPost("/api/bookings/" + id + "/cancel", null);

        assertThat(PARTNERS.calls("payments")).isZero();
    }

    @Test
    void cancellingSendsAMailInTheEnd() {
        long id = newBooking("LIS-5", 1);

        String reference = agentPost("/api/bookings/" + id + "/cancel", null)
                .getBody()
                .get("reference")
                .asText();

        Eventually.until("cancellation mail", () -> MAIL.mailsContaining("Cancelled " + reference) == 1);
    }

    @Test
    void cancellingTwiceIsAConflict() {
        long id = newBooking("LIS-5", 1);
        agentPost("/api/bookings/" + id + "/cancel", null);

        assertThat(agentPost("/api/bookings/" + id + "/cancel", null).getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void openBookingsCanBeDeleted() {
        long id = newBooking("LIS-5", 1);

        agent().delete("/api/bookings/" + id);

        assertThat(agentGet("/api/bookings/" + id).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void confirmedBookingsCannotBeDeleted() {
        long id = newBooking("LIS-5", 1);
        agentPost("/api/bookings/" + id + "/confirm", null);

        ResponseEntity<JsonNode> response =
                agent().exchange("/api/bookings/" + id, HttpMethod.DELETE, null, JsonNode.class);

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void summaryListsTheItems() {
        long id = agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 2, "insured", true))
                .getBody()
                .get("id")
                .asLong();

        JsonNode summary = agentGet("/api/bookings/" + id + "/summary").getBody();

        assertThat(summary.get("customer").asText()).isEqualTo("Ben Ortiz");
        assertThat(summary.get("items").asInt()).isEqualTo(2);
        assertThat(summary.get("lines").asText()).contains("TRIP ").contains("INSURANCE 19");
        assertThat(summary.get("preparedBy").asText()).isEqualTo("agent");
    }

    @Test
    void summaryOfAnUnknownBookingIsNotFound() {
        assertThat(agentGet("/api/bookings/99999/summary").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void totalsAreConvertedForEveryBooking() {
        String reference =
                agentPost("/api/bookings", Map.of("tripId", "LIS-5", "customerId", 2))
                        .getBody()
                        .get("reference")
                        .asText();

        JsonNode totals =
                agentGet("/api/bookings/totals?customerId=2&currency=USD").getBody();

        assertThat(totals.get(reference).asDouble()).isPositive();
    }

    @Test
    void batchBooksEveryTrip() {
        ResponseEntity<JsonNode> response = agentPost(
                "/api/bookings/batch",
                Arrays.asList(
                        Map.of("tripId", "LIS-1", "customerId", 1), Map.of("tripId", "OSL-1", "customerId", 2)));

        assertThat(response.getBody().findValuesAsText("tripId")).containsExactly("LIS-1", "OSL-1");
    }

    @Test
    void emptyBatchBooksNothing() {
        assertThat(agentPost("/api/bookings/batch", Collections.emptyList()).getBody())
                .isEmpty();
    }
}
