package com.tripdesk.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class AvailabilityHttpTest extends IntegrationTest {

    @Test
    void availabilityCombinesSeatsRoomsAndCars() {
        ResponseEntity<JsonNode> response = get("/api/availability/LIS");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
        JsonNode availability = response.getBody();
        assertThat(availability.at("/seats/destination").asText()).isEqualTo("LIS");
        assertThat(availability.at("/rooms/destination").asText()).isEqualTo("LIS");
        assertThat(availability.at("/cars/destination").asText()).isEqualTo("LIS");
        assertThat(availability.get("bookable").asBoolean()).isTrue();
    }

    @Test
    void availabilityAsksEachPartnerOnce() {
        get("/api/availability/OSL");

        assertThat(PARTNERS.calls("flights")).isEqualTo(1);
        assertThat(PARTNERS.calls("hotels")).isEqualTo(1);
        assertThat(PARTNERS.calls("cars")).isEqualTo(1);
    }

    @Test
    void sameDestinationGivesTheSameAvailability() {
        assertThat(get("/api/availability/TYO").getBody())
                .isEqualTo(get("/api/availability/TYO").getBody());
    }

    @Test
    void availabilityOfAnUnknownDestinationIsNotFound() {
        ResponseEntity<JsonNode> response = get("/api/availability/XXX");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(response.getBody().get("message").asText()).isEqualTo("unknown to partner");
    }

    @Test
    void availabilityFailsWhenHotelsFail() {
        PARTNERS.fail("hotels", "error500");

        ResponseEntity<JsonNode> response = get("/api/availability/LIS");

        assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(response.getBody().get("message").asText()).isEqualTo("partner system failed");
    }

    @Test
    void availabilityFailsWhenCarsAnswerGarbage() {
        PARTNERS.fail("cars", "garbage");

        assertThat(get("/api/availability/LIS").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void availabilityFailsWhenFlightsDropTheConnection() {
        PARTNERS.fail("flights", "drop");

        assertThat(get("/api/availability/LIS").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void bestStayIsTheHotelTheRoomsName() {
        JsonNode availability = get("/api/availability/LIS").getBody();

        JsonNode best = get("/api/availability/LIS/best").getBody();

        assertThat(best.get("hotelId")).isEqualTo(availability.at("/rooms/bestHotelId"));
        assertThat(best.get("rooms")).isEqualTo(availability.at("/rooms/rooms"));
        assertThat(best.get("stars").asInt()).isBetween(1, 5);
    }

    @Test
    void bestStayOfAnUnknownDestinationIsNotFound() {
        assertThat(get("/api/availability/XXX/best").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void calendarHasOneEntryForEachDay() {
        JsonNode calendar = get("/api/availability/LIS/calendar?days=5").getBody();

        assertThat(calendar).hasSize(5);
        assertThat(calendar.get(0).get("day").asInt()).isEqualTo(1);
        assertThat(calendar.get(4).get("day").asInt()).isEqualTo(5);
    }

    @Test
    void calendarHasThreeDaysByDefault() {
        assertThat(get("/api/availability/LIS/calendar").getBody()).hasSize(3);
    }

    @Test
    void calendarIsLimitedToAMonth() {
        assertThat(get("/api/availability/LIS/calendar?days=32").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void calendarNeedsANumberOfDays() {
        assertThat(get("/api/availability/LIS/calendar?days=some").getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void calendarFailsWhenTheWeatherFails() {
        PARTNERS.fail("weather", "error500");

        assertThat(get("/api/availability/LIS/calendar").getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
    }

    @Test
    void outlookHasTheWeatherOfEachDay() {
        JsonNode outlook = get("/api/availability/LIS/outlook?days=4").getBody();

        assertThat(outlook.findValuesAsText("day")).containsExactly("1", "2", "3", "4");
        assertThat(outlook.findValuesAsText("weather")).allMatch(text -> text.equals("sunny") || text.equals("rain"));
    }
}
