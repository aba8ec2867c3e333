package com.tripdesk.rail;

public class RailReservation {

    private String reservation;
    private int seats;

    public RailReservation() {
    }

    public RailReservation(String reservation, int seats) {
        this.reservation = reservation;
        this.seats = seats;
    }

    public String getReservation() {
        return reservation;
    }

    public void setReservation(String reservation) {
        this.reservation = reservation;
    }

    public int getSeats() {
        return seats;
    }

    public void setSeats(int seats) {
        this.seats = seats;
    }
}
