package com.tripdesk.partners;

import java.math.BigDecimal;

public class HotelRate {

    private String tripId;
    private String hotelId;
    private int nights;
    private BigDecimal amount;
    private String currency;

    public HotelRate() {
    }

    public HotelRate(String tripId, String hotelId, int nights, BigDecimal amount, String currency) {
        this.tripId = tripId;
        this.hotelId = hotelId;
        this.nights = nights;
        this.amount = amount;
        this.currency = currency;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getHotelId() {
        return hotelId;
    }

    public void setHotelId(String hotelId) {
        this.hotelId = hotelId;
    }

    public int getNights() {
        return nights;
    }

    public void setNights(int nights) {
        this.nights = nights;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }
}
