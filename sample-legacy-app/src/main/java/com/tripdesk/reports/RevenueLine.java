package com.tripdesk.reports;

import java.math.BigDecimal;

public class RevenueLine {

    private String destination;
    private long bookings;
    private BigDecimal revenue;

    public RevenueLine() {
    }

    public RevenueLine(String destination, long bookings, BigDecimal revenue) {
        this.destination = destination;
        this.bookings = bookings;
        this.revenue = revenue;
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    public long getBookings() {
        return bookings;
    }

    public void setBookings(long bookings) {
        this.bookings = bookings;
    }

    public BigDecimal getRevenue() {
        return revenue;
    }

    public void setRevenue(BigDecimal revenue) {
        this.revenue = revenue;
    }
}
