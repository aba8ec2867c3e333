package com.tripdesk.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tripdesk.audit.AuditService;
import com.tripdesk.common.ConflictException;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.notifications.SmsService;
import com.tripdesk.support.Eventually;
import com.tripdesk.support.IntegrationTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BookingServiceTest extends IntegrationTest {

    @Autowired
    private BookingService bookingService;

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private AuditService auditService;

    @Autowired
    private SmsService smsService;

    @Test
    void bookingIsStoredWithItsReference() {
        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));

        assertThat(bookingRepository.findByReference(view.getReference())).isPresent();
    }

    @Test
    void bookingKnowsItsDestination() {
        BookingView view = bookingService.create(new BookingRequest("NYC-8", 1L, false));

        assertThat(bookingRepository
                        .findByReference(view.getReference())
                        .orElseThrow()
                        .getDestination())
                .isEqualTo("NYC");
    }

    @Test
    void everyStepIsAudited() {
        int created = auditService.count("booking-created");
        int confirmed = auditService.count("booking-confirmed");

        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));
        bookingService.confirm(view.getId());

        assertThat(auditService.count("booking-created")).isEqualTo(created + 1);
        assertThat(auditService.count("booking-confirmed")).isEqualTo(confirmed + 1);
    }

    @Test
    void failedConfirmationIsNotAudited() {
        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));
        int confirmed = auditService.count("booking-confirmed");
        PARTNERS.fail("payments", "error500");

        assertThatThrownBy(() -> bookingService.confirm(view.getId())).isInstanceOf(RuntimeException.class);

        assertThat(auditService.count("booking-confirmed")).isEqualTo(confirmed);
    }

    @Test
    void confirmedBookingRemembersItsPayment() {
        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));

        bookingService.confirm(view.getId());

        assertThat(bookingRepository.findById(view.getId()).orElseThrow().getPaymentId())
                .startsWith("PAY-");
    }

    @Test
    void confirmationIsTexted() {
        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));

        bookingService.confirm(view.getId());

        Eventually.until("text", () -> smsService.console().contains("Ada Holm: Confirmed " + view.getReference()));
    }

    @Test
    void unknownBookingCannotBeCancelled() {
        assertThatThrownBy(() -> bookingService.cancel(99999L)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void cancelledBookingCannotBeConfirmed() {
        BookingView view = bookingService.create(new BookingRequest("LIS-8", 1L, false));
        bookingService.cancel(view.getId());

        assertThatThrownBy(() -> bookingService.confirm(view.getId())).isInstanceOf(ConflictException.class);
    }

    @Test
    void batchStopsAtTheFirstFailureAndKeepsWhatWasBooked() {
        long before = bookingRepository.count();
        List<BookingRequest> requests =
                Arrays.asList(new BookingRequest("LIS-8", 1L, false), new BookingRequest("LIS-9", 99999L, false));

        assertThatThrownBy(() -> bookingService.createAll(requests)).isInstanceOf(NotFoundException.class);

        assertThat(bookingRepository.count()).isEqualTo(before + 1);
    }
}
