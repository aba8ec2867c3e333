package com.tripdesk.quotes;

import java.math.BigDecimal;

public class FlightOffer {

    private String tripId;
    private String carrier;
    private BigDecimal amount;
    private String hotelId;
    private String hotelName;

    public FlightOffer() {
    }

    public FlightOffer(String tripId, String carrier, BigDecimal amount, String hotelId, String hotelName) {
        this.tripId = tripId;
        this.carrier = carrier;
        this.amount = amount;
        this.hotelId = hotelId;
        this.hotelName = hotelName;
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

    public String getHotelId() {
        return hotelId;
    }

    public void setHotelId(String hotelId) {
        this.hotelId = hotelId;
    }

    public String getHotelName() {
        return hotelName;
    }

    public void setHotelName(String hotelName) {
        this.hotelName = hotelName;
    }
}
