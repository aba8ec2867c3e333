package com.tripdesk.notifications;

import com.tripdesk.bookings.BookingCancelledEvent;
import com.tripdesk.bookings.BookingConfirmedEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

@Component
public class BookingMailListener {

    @Autowired
    private MailService mailService;

    @EventListener
    public void onConfirmed(BookingConfirmedEvent event) {
        mailService.send(
                event.getEmail(),
                "Booking " + event.getReference(),
                "Your trip " + event.getTripId() + " is confirmed. Total " + event.getTotal());
    }

    @Async("mailExecutor")
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    public void onCancelled(BookingCancelledEvent event) {
        mailService.send(event.getEmail(), "Cancelled " + event.getReference(), "Your trip was cancelled.");
    }
}
