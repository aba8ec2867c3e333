package com.tripdesk.partners;

public class RoomInventory {

    private String destination;
    private int rooms;
    private String bestHotelId;

    public RoomInventory() {
    }

    public RoomInventory(String destination, int rooms, String bestHotelId) {
        this.destination = destination;
        this.rooms = rooms;
        this.bestHotelId = bestHotelId;
    }

    public String getDestination() {
        return destination;
    }

    public void setDestination(String destination) {
        this.destination = destination;
    }

    public int getRooms() {
        return rooms;
    }

    public void setRooms(int rooms) {
        this.rooms = rooms;
    }

    public String getBestHotelId() {
        return bestHotelId;
    }

    public void setBestHotelId(String bestHotelId) {
        this.bestHotelId = bestHotelId;
    }
}
