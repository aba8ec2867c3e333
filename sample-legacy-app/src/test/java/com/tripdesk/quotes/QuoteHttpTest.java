package com.tripdesk.quotes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class QuoteHttpTest extends IntegrationTest {

    @Test
    void quoteCombinesFlightHotelAndCar() {
        ResponseEntity<JsonNode> response = get("/api/quotes/LIS-7");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        JsonNode quote = response.getBody();
        assertThat(quote.at("/flight/tripId").asText()).isEqualTo("LIS-7");
        assertThat(quote.at("/hotel/tripId").asText()).isEqualTo("LIS-7");
        assertThat(quote.at("/car/tripId").asText()).isEqualTo("LIS-7");
    }

    @Test
    void quoteTotalIsTheSumOfItsParts() {
        JsonNode quote = get("/api/quotes/NYC-3").getBody();

        int sum = quote.at("/flight/amount").asInt()
                + quote.at("/hotel/amount").asInt()
                + quote.at("/car/amount").asInt();
        assertThat(quote.get("total").asInt()).isEqualTo(sum).isGreaterThan(300);
    }

    @Test
    void quoteIsJson() {
        ResponseEntity<String> response = rest.getForEntity("/api/quotes/LIS-7", String.class);

        assertThat(response.getHeaders().getContentType().toString()).startsWith("application/json");
        assertThat(response.getBody()).startsWith("{").endsWith("}");
    }

    @Test
    void quoteAsksEachPartnerOnce() {
        get("/api/quotes/OSL-2");

        assertThat(PARTNERS.calls("flights")).isEqualTo(1);
        assertThat(PARTNERS.calls("hotels")).isEqualTo(1);
        assertThat(PARTNERS.calls("cars")).isEqualTo(1);
    }

    @Test
    void sameTripGivesTheSameQuote() {
        assertThat(get("/api/quotes/TYO-9").getBody())
                .isEqualTo(get("/api/quotes/TYO-9").getBody());
    }

    @Test
    void quotesOfManyTripsAreNotMixedUp() {
        for (int i = 0; i < 20; i++) {
            JsonNode quote = get("/api/quotes/LIS-" + i).getBody();
            assertThat(quote.at("/flight/tripId").asText()).isEqualTo("LIS-" + i);
            assertThat(quote.at("/car/tripId").asText()).isEqualTo("LIS-" + i);
        }
    }

    @Test
    void quoteOfAnUnknownTripIsNotFound() {
        ResponseEntity<JsonNode> response = get("/api/quotes/XXX-1");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(response.getBody().get("code").asText()).isEqualTo("not-found");
    }

    @Test
    void quoteFailsWhenFlightsFail() {
        PARTNERS.fail("flights", "error500");

        ResponseEntity<JsonNode> response = get("/api/quotes/LIS-7");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(response.getBody().get("code").asText()).isEqualTo("partner");
        assertThat(response.getBody().get("message").asText()).isEqualTo("flights: status 500");
    }

    @Test
    void quoteFailsWhenCarsFail() {
        PARTNERS.fail("cars", "error500");

        ResponseEntity<JsonNode> response = get("/api/quotes/LIS-7");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(response.getBody().get("message").asText()).isEqualTo("cars: status 500");
    }

    @Test
    void quoteFailsWhenHotelsAnswerGarbage() {
        PARTNERS.fail("hotels", "garbage");

        ResponseEntity<JsonNode> response = get("/api/quotes/LIS-7");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(response.getBody().get("message").asText()).isEqualTo("hotels: answer is not readable");
    }

    @Test
    void quoteFailsWhenAPartnerDropsTheConnection() {
        PARTNERS.fail("hotels", "drop");

        assertThat(get("/api/quotes/LIS-7").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void quoteWorksAgainAfterAFailure() {
        PARTNERS.fail("cars", "error500", 1);

        assertThat(get("/api/quotes/LIS-7").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(get("/api/quotes/LIS-7").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void flightOfferNamesTheHotelOfTheRate() {
        JsonNode quote = get("/api/quotes/LIS-7").getBody();

        JsonNode offer = get("/api/quotes/LIS-7/flight").getBody();

        assertThat(offer.get("carrier")).isEqualTo(quote.at("/flight/carrier"));
        assertThat(offer.get("hotelId")).isEqualTo(quote.at("/hotel/hotelId"));
        assertThat(offer.get("hotelName").asText())
                .isEqualTo("Hotel " + quote.at("/hotel/hotelId").asText());
    }

    @Test
    void flightOfferOfAnUnknownTripIsNotFound() {
        assertThat(get("/api/quotes/XXX-1/flight").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void pricedQuoteMultipliesByTheRate() {
        JsonNode quote = get("/api/quotes/LIS-7").getBody();

        JsonNode priced = get("/api/quotes/LIS-7/priced?currency=GBP").getBody();

        assertThat(priced.get("currency").asText()).isEqualTo("GBP");
        assertThat(priced.get("amount").asDouble())
                .isEqualTo(quote.at("/flight/amount").asDouble()
                                * priced.get("rate").asDouble(),
                        org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void pricedQuoteIsInDollarsByDefault() {
        assertThat(get("/api/quotes/LIS-7/priced").getBody().get("currency").asText()).isEqualTo("USD");
    }

    @Test
    void pricedQuoteFailsWhenTheRateFails() {
        PARTNERS.fail("fx", "error500");

        assertThat(get("/api/quotes/LIS-7/priced").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void expressQuoteHasTheSameTotal() {
        JsonNode quote = get("/api/quotes/LIS-7").getBody();

        JsonNode line = get("/api/quotes/LIS-7/express").getBody();

        assertThat(line.get("total")).isEqualTo(quote.get("total"));
        assertThat(line.get("note").asText()).isEqualTo("EUR");
    }

    @Test
    void expressQuoteOfAnUnknownTripIsNotFound() {
        assertThat(get("/api/quotes/XXX-1/express").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void groupQuoteListsEveryTripInOrder() {
        JsonNode lines = get("/api/quotes/group?trips=OSL-1,LIS-1,NYC-1").getBody();

        assertThat(lines.findValuesAsText("tripId")).containsExactly("LIS-1", "NYC-1", "OSL-1");
    }

    @Test
    void groupQuoteNotesTripsThatAreNotAvailable() {
        JsonNode lines = get("/api/quotes/group?trips=LIS-1,XXX-1").getBody();

        assertThat(lines.findValuesAsText("note")).containsExactly("EUR", "not available");
    }

    @Test
    void groupQuoteIsLimited() {
        String trips = String.join(",", Collections.nCopies(21, "LIS-1"));

        assertThat(get("/api/quotes/group?trips=" + trips).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void rushQuotesKeepTheOrderAsked() {
        JsonNode lines = get("/api/quotes/rush?trips=OSL-1,LIS-1,NYC-1").getBody();

        assertThat(lines.findValuesAsText("tripId")).containsExactly("OSL-1", "LIS-1", "NYC-1");
    }

    @Test
    void compareSortsByTotal() {
        List<String> trips = Arrays.asList("LIS-1", "LIS-2", "LIS-3", "LIS-4");

        JsonNode lines = rest.postForEntity("/api/quotes/compare", trips, JsonNode.class)
                .getBody();

        List<Integer> totals =
                lines.findValues("total").stream().map(JsonNode::asInt).toList();
        assertThat(totals).hasSize(4).isSorted();
    }

    @Test
    void compareNeedsTrips() {
        assertThat(rest.postForEntity("/api/quotes/compare", Collections.emptyList(), JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void pinnedQuotesAreOnTheBoard() {
        agentPost("/api/quotes/board/LIS-1", null);
        agentPost("/api/quotes/board/LIS-2", null);

        JsonNode board = get("/api/quotes/board").getBody();

        assertThat(board.findValuesAsText("tripId")).containsExactly("LIS-2", "LIS-1");
    }

    @Test
    void pinningTwiceAsksOnce() {
        agentPost("/api/quotes/board/LIS-1", null);
        JsonNode again = agentPost("/api/quotes/board/LIS-1", null).getBody();

        assertThat(again.get("note").asText()).isEqualTo("pinned");
        assertThat(PARTNERS.calls("flights")).isEqualTo(1);
    }
}
