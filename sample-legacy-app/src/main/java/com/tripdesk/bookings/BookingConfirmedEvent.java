package com.tripdesk.bookings;

import java.math.BigDecimal;

public class BookingConfirmedEvent {

    private final Long bookingId;
    private final String reference;
    private final String tripId;
    private final String email;
    private final BigDecimal total;

    public BookingConfirmedEvent(Long bookingId, String reference, String tripId, String email, BigDecimal total) {
        this.bookingId = bookingId;
        this.reference = reference;
        this.tripId = tripId;
        this.email = email;
        this.total = total;
    }

    public Long getBookingId() {
        return bookingId;
    }

    public String getReference() {
        return reference;
    }

    public String getTripId() {
        return tripId;
    }

    public String getEmail() {
        return email;
    }

    public BigDecimal getTotal() {
        return total;
    }
}
