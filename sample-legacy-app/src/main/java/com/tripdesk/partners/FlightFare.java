package com.tripdesk.partners;

import java.math.BigDecimal;

public class FlightFare {

    private String tripId;
    private String carrier;
    private BigDecimal amount;
    private String currency;

    public FlightFare() {
    }

    public FlightFare(String tripId, String carrier, BigDecimal amount, String currency) {
        this.tripId = tripId;
        this.carrier = carrier;
        this.amount = amount;
        this.currency = currency;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getCarrier() {
        return carrier;
    }

    public void setCarrier(String carrier) {
        this.carrier = carrier;
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
