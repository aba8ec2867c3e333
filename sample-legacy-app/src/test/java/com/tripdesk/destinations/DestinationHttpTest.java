package com.tripdesk.destinations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class DestinationHttpTest extends IntegrationTest {

    @Test
    void listsDestinationsByCode() {
        JsonNode list = get("/api/destinations").getBody();

        assertThat(list.findValuesAsText("code")).contains("LIS", "LON", "NYC", "OSL", "TYO").isSorted();
    }

    @Test
    void filtersByCountry() {
        JsonNode list = get("/api/destinations?country=pt").getBody();

        assertThat(list.findValuesAsText("code")).contains("LIS").doesNotContain("NYC");
    }

    @Test
    void showsOneDestination() {
        JsonNode lisbon = get("/api/destinations/lis").getBody();

        assertThat(lisbon.get("name").asText()).isEqualTo("Lisbon");
        assertThat(lisbon.get("region").asText()).isEqualTo("Europe");
        assertThat(lisbon.get("season").asText()).isIn("winter", "spring", "summer", "autumn");
    }

    @Test
    void unknownDestinationIsNotFound() {
        assertThat(get("/api/destinations/ZZZ").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void guideFollowsTheAirportToTheVisaRule() {
        JsonNode guide = get("/api/destinations/NYC/guide").getBody();

        assertThat(guide.get("country").asText()).isEqualTo("US");
        assertThat(guide.get("visaRequired").asBoolean()).isTrue();
        assertThat(guide.get("maxDays").asInt()).isEqualTo(90);
    }

    @Test
    void guideOfAVisaFreeCountry() {
        assertThat(get("/api/destinations/LIS/guide")
                        .getBody()
                        .get("visaRequired")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void guideOfAnUnknownAirportIsNotFound() {
        ResponseEntity<JsonNode> response = get("/api/destinations/XXX/guide");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(response.getBody().get("message").asText()).isEqualTo("no airport XXX");
    }

    @Test
    void guideFailsWhenTheVisaPartnerFails() {
        PARTNERS.fail("visa", "error500");

        ResponseEntity<JsonNode> response = get("/api/destinations/LIS/guide");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(response.getBody().get("message").asText()).isEqualTo("visa: status 500");
    }

    @Test
    void guideFailsWhenTheAirportPartnerAnswersGarbage() {
        PARTNERS.fail("airports", "garbage");

        assertThat(get("/api/destinations/LIS/guide").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void todaysWeatherIsAskedOnce() {
        JsonNode first = get("/api/destinations/LIS/weather").getBody();
        JsonNode second = get("/api/destinations/LIS/weather").getBody();

        assertThat(second).isEqualTo(first);
        assertThat(PARTNERS.calls("weather")).isEqualTo(1);
    }

    @Test
    void weatherFailureIsNotRemembered() {
        PARTNERS.fail("weather", "error500", 1);

        assertThat(get("/api/destinations/OSL/weather").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(get("/api/destinations/OSL/weather").getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void weekHasSevenDaysAndIsAskedOnce() {
        JsonNode week = get("/api/destinations/LIS/weather/week").getBody();
        get("/api/destinations/LIS/weather/week");

        assertThat(week.findValuesAsText("day")).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(PARTNERS.calls("weather")).isEqualTo(7);
    }
}
