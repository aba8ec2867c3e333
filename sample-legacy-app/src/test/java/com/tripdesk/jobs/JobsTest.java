package com.tripdesk.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class JobsTest extends IntegrationTest {

    @Autowired
    private FxRefreshJob fxRefreshJob;

    @Autowired
    private BookingExpiryJob bookingExpiryJob;

    @Autowired
    private InvoiceArchiveJob invoiceArchiveJob;

    @Autowired
    private WeatherPollJob weatherPollJob;

    @Autowired
    private BookingRepository bookingRepository;

    @Test
    void ratesAreRefreshed() {
        fxRefreshJob.refresh();

        assertThat(fxRefreshJob.getRates()).containsOnlyKeys("USD", "GBP", "NOK", "JPY");
    }

    @Test
    void ratesSurviveAPartnerFailure() {
        fxRefreshJob.refresh();
        PARTNERS.fail("fx", "error500");

        fxRefreshJob.refresh();

        assertThat(fxRefreshJob.getRates()).hasSize(4);
    }

    @Test
    void oldOpenBookingsExpire() {
        Booking booking = bookingRepository.findById(newBooking("LIS-1", 1)).orElseThrow();
        booking.setCreatedAt(LocalDateTime.now().minusDays(30));
        bookingRepository.save(booking);

        bookingExpiryJob.expire();

        assertThat(agentGet("/api/bookings/" + booking.getId()).getBody().get("status").asText())
                .isEqualTo("EXPIRED");
        assertThat(MAIL.mailsContaining("Expired " + booking.getReference())).isEqualTo(1);
    }

    @Test
    void youngOpenBookingsStay() {
        long id = newBooking("LIS-1", 1);

        bookingExpiryJob.expire();

        assertThat(agentGet("/api/bookings/" + id).getBody().get("status").asText())
                .isEqualTo("OPEN");
    }

    @Test
    void oldInvoicesAreArchived() throws IOException {
        Path old = FILES.resolve("invoices").resolve("OLD-1.txt");
        Files.writeString(old, "old");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(40L * 24 * 3600)));
        int before = invoiceArchiveJob.getArchived();

        invoiceArchiveJob.archive();

        assertThat(Files.exists(old)).isFalse();
        assertThat(invoiceArchiveJob.getArchived()).isEqualTo(before + 1);
    }

    @Test
    void weatherIsPolledForEveryDestination() {
        weatherPollJob.poll();

        Eventually.until("weather", () -> weatherPollJob.known() >= 5);
        assertThat(weatherPollJob.summary("LIS")).isIn("sunny", "rain");
        assertThat(weatherPollJob.summary("ZZZ")).isEqualTo("unknown");
    }

    @Test
    void jobsCanBeStartedByHand() {
        assertThat(admin().postForObject("/api/admin/jobs/fx", null, String.class))
                .isEqualTo("done fx");
    }

    @Test
    void unknownJobsCannotBeStarted() {
        assertThat(admin().postForEntity("/api/admin/jobs/coffee", null, JsonNode.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }
}
