package com.tripdesk.fx;

import java.math.BigDecimal;

public class Conversion {

    private String from;
    private String to;
    private BigDecimal rate;
    private BigDecimal amount;

    public Conversion() {
    }

    public Conversion(String from, String to, BigDecimal rate, BigDecimal amount) {
        this.from = from;
        this.to = to;
        this.rate = rate;
        this.amount = amount;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public BigDecimal getRate() {
        return rate;
    }

    public void setRate(BigDecimal rate) {
        this.rate = rate;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
