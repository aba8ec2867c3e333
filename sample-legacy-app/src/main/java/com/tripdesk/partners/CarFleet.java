package com.tripdesk.partners;

public class CarFleet {

    private String destination;
    private int cars;

    public CarFleet() {
    }

    public CarFleet(String destination, int cars) {
        this.destination = destination;
        this.cars = cars;
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    public int getCars() {
        return cars;
    }

    public void setCars(int cars) {
        this.cars = cars;
    }
}
