package com.tripdesk.quotes;

import java.math.BigDecimal;

public class PricedQuote {

    private String tripId;
    private String currency;
    private BigDecimal amount;
    private BigDecimal rate;

    public PricedQuote() {
    }

    public PricedQuote(String tripId, String currency, BigDecimal amount, BigDecimal rate) {
        this.tripId = tripId;
        this.currency = currency;
        this.amount = amount;
        this.rate = rate;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public BigDecimal getRate() {
        return rate;
    }

    public void setRate(BigDecimal rate) {
        this.rate = rate;
    }
}
