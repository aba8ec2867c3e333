package com.tripdesk.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.support.IntegrationTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class ReportHttpTest extends IntegrationTest {

    @Test
    void revenueCountsConfirmedBookingsOnly() {
        double before = revenue("TYO");
        newBooking("TYO-1", 1);
        assertThat(revenue("TYO")).isEqualTo(before);

        agentPost("/api/bookings/" + newBooking("TYO-1", 1) + "/confirm", null);
        assertThat(revenue("TYO")).isGreaterThan(before);
    }

    @Test
    void statusesCountEveryStatus() {
        newBooking("TYO-1", 1);

        JsonNode statuses = agentGet("/api/reports/statuses").getBody();

        assertThat(statuses.fieldNames()).toIterable().containsExactly("OPEN", "CONFIRMED", "CANCELLED", "EXPIRED");
        assertThat(statuses.get("OPEN").asInt()).isPositive();
    }

    @Test
    void convertedRevenueHasTheSameDestinations() {
        newBooking("TYO-1", 1);

        JsonNode plain = agentGet("/api/reports/revenue").getBody();
        JsonNode converted = agentGet("/api/reports/revenue/converted?currency=USD").getBody();

        assertThat(converted.findValuesAsText("destination"))
                .isEqualTo(plain.findValuesAsText("destination"))
                .isNotEmpty();
    }

    @Test
    void convertedRevenueAsksForOneRate() {
        agentGet("/api/reports/revenue/converted?currency=JPY");
        agentGet("/api/reports/revenue/converted?currency=JPY");

        assertThat(PARTNERS.calls("fx")).isEqualTo(1);
    }

    @Test
    void revenueComesAsCsv() throws Exception {
        newBooking("TYO-1", 1);

        mvc.perform(MockMvcRequestBuilders.get("/api/reports/revenue.csv").with(httpBasic("agent", "agent")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"))
                .andExpect(content().string(Matchers.startsWith("destination;bookings;revenue")));
    }

    private double revenue(String destination) {
        for (JsonNode line : agentGet("/api/reports/revenue").getBody()) {
            if (line.get("destination").asText().equals(destination)) {
                return line.get("revenue").asDouble();
            }
        }
        return 0;
    }
}
