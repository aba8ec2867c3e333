package com.tripdesk.bookings;

import java.math.BigDecimal;

public class BookingView {

    private Long id;
    private String reference;
    private String tripId;
    private String status;
    private BigDecimal total;
    private String currency;
    private String agency;

    public BookingView() {
    }

    public BookingView(Long id, String reference, String tripId, String status, BigDecimal total, String currency, String agency) {
        this.id = id;
        this.reference = reference;
        this.tripId = tripId;
        this.status = status;
        this.total = total;
        this.currency = currency;
        this.agency = agency;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getAgency() {
        return agency;
    }

    public void setAgency(String agency) {
        this.agency = agency;
    }
}
