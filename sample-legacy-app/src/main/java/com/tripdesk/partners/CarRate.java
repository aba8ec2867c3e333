package com.tripdesk.partners;

import java.math.BigDecimal;

public class CarRate {

    private String tripId;
    private String carClass;
    private BigDecimal amount;
    private String currency;

    public CarRate() {
    }

    public CarRate(String tripId, String carClass, BigDecimal amount, String currency) {
        this.tripId = tripId;
        this.carClass = carClass;
        this.amount = amount;
        this.currency = currency;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getCarClass() {
        return carClass;
    }

    public void setCarClass(String carClass) {
        this.carClass = carClass;
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
