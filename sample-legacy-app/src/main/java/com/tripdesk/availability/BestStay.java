package com.tripdesk.availability;

public class BestStay {

    private String destination;
    private int rooms;
    private String hotelId;
    private String hotelName;
    private int stars;

    public BestStay() {
    }

    public BestStay(String destination, int rooms, String hotelId, String hotelName, int stars) {
        this.destination = destination;
        this.rooms = rooms;
        this.hotelId = hotelId;
        this.hotelName = hotelName;
        this.stars = stars;
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

    public int getStars() {
        return stars;
    }

    public void setStars(int stars) {
        this.stars = stars;
    }
}
