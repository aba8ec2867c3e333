package com.tripdesk.bookings;

public enum BookingStatus {
    OPEN,
    CONFIRMED,
    CANCELLED,
    EXPIRED
}
