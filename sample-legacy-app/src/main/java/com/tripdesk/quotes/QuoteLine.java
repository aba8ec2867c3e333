package com.tripdesk.quotes;

import java.math.BigDecimal;

public class QuoteLine {

    private String tripId;
    private BigDecimal total;
    private String note;

    public QuoteLine() {
    }

    public QuoteLine(String tripId, BigDecimal total, String note) {
        this.tripId = tripId;
        this.total = total;
        this.note = note;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
