package com.tripdesk.bookings;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

class BookingMvcTest extends IntegrationTest {

    @Test
    void createsABooking() throws Exception {
        mvc.perform(post("/api/bookings")
                        .with(httpBasic("agent", "agent"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"tripId\":\"TYO-2\",\"customerId\":2}"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.reference", startsWith("TD")))
                .andExpect(jsonPath("$.status").value("OPEN"));
    }

    @Test
    void confirmsABooking() throws Exception {
        long id = newBooking("TYO-2", 2);

        mvc.perform(post("/api/bookings/" + id + "/confirm").with(httpBasic("agent", "agent")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("CONFIRMED"));
    }

    @Test
    void showsTheSummaryToTheAgent() throws Exception {
        long id = newBooking("TYO-2", 2);

        mvc.perform(MockMvcRequestBuilders.get("/api/bookings/" + id + "/summary").with(httpBasic("admin", "admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preparedBy").value("admin"));
    }
}
