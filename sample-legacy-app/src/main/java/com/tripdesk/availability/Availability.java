package com.tripdesk.availability;

import com.tripdesk.partners.CarFleet;
import com.tripdesk.partners.RoomInventory;
import com.tripdesk.partners.SeatInventory;

public class Availability {

    private SeatInventory seats;
    private RoomInventory rooms;
    private CarFleet cars;

    public Availability() {
    }

    public Availability(SeatInventory seats, RoomInventory rooms, CarFleet cars) {
        this.seats = seats;
        this.rooms = rooms;
        this.cars = cars;
    }

    public SeatInventory getSeats() {
        return seats;
    }

    public void setSeats(SeatInventory seats) {
        this.seats = seats;
    }

    public RoomInventory getRooms() {
        return rooms;
    }

    public void setRooms(RoomInventory rooms) {
        this.rooms = rooms;
    }

    public CarFleet getCars() {
        return cars;
    }

    public void setCars(CarFleet cars) {
        this.cars = cars;
    }

    public boolean isBookable() {
        return seats.getSeats() > 0 && rooms.getRooms() > 0;
    }
}
