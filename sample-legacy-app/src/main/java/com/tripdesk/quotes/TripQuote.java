package com.tripdesk.quotes;

import com.tripdesk.partners.CarRate;
import com.tripdesk.partners.FlightFare;
import com.tripdesk.partners.HotelRate;
import java.math.BigDecimal;

public class TripQuote {

    private FlightFare flight;
    private HotelRate hotel;
    private CarRate car;

    public TripQuote() {
    }

    public TripQuote(FlightFare flight, HotelRate hotel, CarRate car) {
        this.flight = flight;
        this.hotel = hotel;
        this.car = car;
    }

    public FlightFare getFlight() {
        return flight;
    }

    public void setFlight(FlightFare flight) {
        this.flight = flight;
    }

    public HotelRate getHotel() {
        return hotel;
    }

    public void setHotel(HotelRate hotel) {
        this.hotel = hotel;
    }

    public CarRate getCar() {
        return car;
    }

    public void setCar(CarRate car) {
        this.car = car;
    }

    public BigDecimal getTotal() {
        return flight.getAmount().add(hotel.getAmount()).add(car.getAmount());
    }
}
