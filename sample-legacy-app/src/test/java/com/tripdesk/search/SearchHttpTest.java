package com.tripdesk.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class SearchHttpTest extends IntegrationTest {

    @Test
    void findsAPlaceAndItsHotel() {
        JsonNode hits = get("/api/search?q=lisbon").getBody();

        assertThat(hits.findValuesAsText("kind")).containsExactly("place", "hotel");
        assertThat(hits.get(0).get("label").asText()).isEqualTo("Lisbon");
    }

    @Test
    void findsByCode() {
        assertThat(get("/api/search?q=TYO").getBody().findValuesAsText("code")).contains("TYO");
    }

    @Test
    void findsNothing() {
        assertThat(get("/api/search?q=atlantis").getBody()).isEmpty();
    }

    @Test
    void queryMustHaveTwoLetters() {
        assertThat(get("/api/search?q=l").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void queryIsNeeded() {
        assertThat(get("/api/search").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void pricesKeepTheOrderAsked() {
        assertThat(get("/api/search/prices?destinations=OSL,LIS").getBody().findValuesAsText("label"))
                .containsExactly("OSL", "LIS");
    }

    @Test
    void cheapestIsTheLowestPrice() {
        JsonNode prices = get("/api/search/prices?destinations=OSL,LIS,NYC").getBody();
        JsonNode cheapest =
                get("/api/search/cheapest?destinations=OSL,LIS,NYC").getBody();

        int lowest = prices.findValues("price").stream()
                .mapToInt(JsonNode::asInt)
                .min()
                .orElseThrow();
        assertThat(cheapest.get("price").asInt()).isEqualTo(lowest);
    }

    @Test
    void pricesOfAnUnknownPlaceAreNotFound() {
        assertThat(get("/api/search/prices?destinations=XXX").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }
}
