package com.tripdesk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.audit.AuditService;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class AdminHttpTest extends IntegrationTest {

    @Autowired
    private MaintenanceService maintenanceService;

    @Autowired
    private AuditService auditService;

    @Test
    void statsCountRequests() {
        long before = stats().get("requests").asLong();
        get("/api/quotes/LIS-1");

        assertThat(stats().get("requests").asLong()).isGreaterThan(before);
    }

    @Test
    void statsCountMails() {
        int before = stats().get("mails").asInt();
        agentPost("/api/bookings/" + newBooking("LIS-1", 3) + "/confirm", null);

        Eventually.until("mail count", () -> stats().get("mails").asInt() > before);
    }

    @Test
    void reconcilingMarksConfirmedBookings() {
        agentPost("/api/bookings/" + newBooking("LIS-1", 3) + "/confirm", null);
        int before = stats().get("reconciled").asInt();

        assertThat(admin().postForObject("/api/admin/reconcile", null, String.class))
                .isEqualTo("started");

        Eventually.until("reconciliation", () -> stats().get("reconciled").asInt() > before);
    }

    @Test
    void reconcilingIsAudited() {
        int before = auditService.count("bookings-reconciled");

        admin().postForObject("/api/admin/reconcile", null, String.class);

        Eventually.until("audit", () -> auditService.count("bookings-reconciled") > before);
    }

    @Test
    void openBookingsAreCounted() {
        int before = maintenanceService.countOpen();
        newBooking("LIS-1", 3);

        assertThat(maintenanceService.countOpen()).isEqualTo(before + 1);
    }

    @Test
    void cachesCanBeCleared() {
        get("/api/destinations/LIS/weather");
        admin().postForObject("/api/admin/caches/clear", null, String.class);
        get("/api/destinations/LIS/weather");

        assertThat(PARTNERS.calls("weather")).isEqualTo(2);
    }

    @Test
    void pingAsksThePartner() {
        assertThat(admin().getForObject("/api/admin/ping/fx", String.class)).startsWith("fx answers ");
        assertThat(PARTNERS.calls("fx")).isEqualTo(1);
    }

    @Test
    void pingKnowsOnlyFx() {
        assertThat(admin().getForEntity("/api/admin/ping/moon", JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private JsonNode stats() {
        return admin().getForObject("/api/admin/stats", JsonNode.class);
    }
}
