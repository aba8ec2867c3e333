package com.tripdesk.partners;

public class SeatInventory {

    private String destination;
    private String day;
    private int seats;

    public SeatInventory() {
    }

    public SeatInventory(String destination, String day, int seats) {
        this.destination = destination;
        this.day = day;
        this.seats = seats;
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    public String getDay() {
        return day;
    }

    public void setDay(String day) {
        this.day = day;
    }

    public int getSeats() {
        return seats;
    }

    public void setSeats(int seats) {
        this.seats = seats;
    }
}
