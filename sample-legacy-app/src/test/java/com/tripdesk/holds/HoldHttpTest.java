package com.tripdesk.holds;

import static org.assertj.core.api.Assertions.assertThat;

import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class HoldHttpTest extends IntegrationTest {

    @Test
    void holdingTakesSeats() {
        assertThat(agentPost("/api/holds/LIS-901?seats=4", null).getBody().get("free").asInt())
                .isEqualTo(5);
        assertThat(agentGet("/api/holds/LIS-901").getBody().get("firstOwner").asText())
                .isEqualTo("agent");
    }

    @Test
    void holdingTooManyIsAConflict() {
        agentPost("/api/holds/LIS-902?seats=8", null);

        assertThat(agentPost("/api/holds/LIS-902?seats=2", null).getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void releasingGivesSeatsBack() {
        agentPost("/api/holds/LIS-903?seats=8", null);
        agent().delete("/api/holds/LIS-903");

        assertThat(agentGet("/api/holds/LIS-903").getBody().get("free").asInt()).isEqualTo(9);
    }

    @Test
    void untouchedDepartureIsFree() {
        assertThat(agentGet("/api/holds/LIS-904").getBody().get("free").asInt()).isEqualTo(9);
    }

    @Test
    void seatMapAddsUpTheSeatsOfAHolder() {
        SeatMap seatMap = new SeatMap(5);
        seatMap.acquire("a", 2);
        seatMap.acquire("a", 2);

        assertThat(seatMap.free()).isEqualTo(1);
        assertThat(seatMap.release("a")).isEqualTo(4);
    }

    @Test
    void seatMapIsNeverOverbooked() {
        SeatMap seatMap = new SeatMap(5);

        assertThat(seatMap.acquire("a", 4)).isTrue();
        assertThat(seatMap.acquire("b", 2)).isFalse();
        assertThat(seatMap.free()).isEqualTo(1);
    }
}
