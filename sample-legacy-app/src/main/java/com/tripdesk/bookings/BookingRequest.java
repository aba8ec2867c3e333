package com.tripdesk.bookings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

public class BookingRequest {

    @NotBlank
    private String tripId;

    @NotNull
    private Long customerId;

    private boolean insured;

    public BookingRequest() {
    }

    public BookingRequest(String tripId, Long customerId, boolean insured) {
        this.tripId = tripId;
        this.customerId = customerId;
        this.insured = insured;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public Long getCustomerId() {
        return customerId;
    }

    public void setCustomerId(Long customerId) {
        this.customerId = customerId;
    }

    public boolean isInsured() {
        return insured;
    }

    public void setInsured(boolean insured) {
        this.insured = insured;
    }
}
