package com.tripdesk.jobs;

import com.tripdesk.bookings.Booking;
import com.tripdesk.bookings.BookingRepository;
import com.tripdesk.bookings.BookingStatus;
import com.tripdesk.notifications.MailService;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
public class BookingExpiryJob {

    private static final int MAX_AGE_DAYS = 14;

    @Autowired
    private BookingRepository bookingRepository;

    @Autowired
    private MailService mailService;

    @Scheduled(fixedDelayString = "${jobs.expiry.delay-ms}", initialDelayString = "${jobs.initial-delay-ms}")
    @Transactional
    public void expire() {
        LocalDateTime limit = LocalDateTime.now().minusDays(MAX_AGE_DAYS);
        List<Booking> old = bookingRepository.findByStatusAndCreatedAtBefore(BookingStatus.OPEN, limit);
        for (Booking booking : old) {
            booking.setStatus(BookingStatus.EXPIRED);
            bookingRepository.save(booking);
            mailService.send(
                    booking.getCustomer().getEmail(),
                    "Expired " + booking.getReference(),
                    "Your open booking has expired.");
        }
    }
}
