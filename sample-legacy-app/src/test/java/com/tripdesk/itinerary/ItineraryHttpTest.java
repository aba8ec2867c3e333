package com.tripdesk.itinerary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ItineraryHttpTest extends IntegrationTest {

    @Test
    void plansARoute() {
        JsonNode plan = agentGet("/api/itineraries?route=lis-nyc-tyo&nights=3").getBody();

        assertThat(plan.get("route").asText()).isEqualTo("LIS-NYC-TYO");
        assertThat(plan.get("legs")).hasSize(2);
        assertThat(plan.get("nights").asInt()).isEqualTo(3);
        assertThat(plan.get("minutes").asInt()).isGreaterThan(90);
    }

    @Test
    void samePlanTwiceIsTheSame() {
        assertThat(agentGet("/api/itineraries?route=LIS-OSL").getBody())
                .isEqualTo(agentGet("/api/itineraries?route=LIS-OSL").getBody());
    }

    @Test
    void oneStopIsNoRoute() {
        assertThat(agentGet("/api/itineraries?route=LIS").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void waitingListIsFirstComeFirstServed() {
        agentPost("/api/itineraries/waiting", null);
        admin().postForObject("/api/itineraries/waiting", null, Integer.class);

        assertThat(agent().postForObject("/api/itineraries/waiting/next", null, String.class))
                .isEqualTo("agent");
        assertThat(agent().postForObject("/api/itineraries/waiting/next", null, String.class))
                .isEqualTo("admin");
        assertThat(agent().postForObject("/api/itineraries/waiting/next", null, String.class))
                .isEqualTo("nobody");
    }

    @Test
    void legsMustConnect() {
        Itinerary itinerary = new Itinerary().connect(new Leg("LIS", "NYC", 400));

        assertThatThrownBy(() -> itinerary.connect(new Leg("OSL", "TYO", 500)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void emptyItineraryHasNoRoute() {
        assertThat(new Itinerary().join()).isEmpty();
    }
}
