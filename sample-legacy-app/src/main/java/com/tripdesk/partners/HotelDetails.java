package com.tripdesk.partners;

public class HotelDetails {

    private String hotelId;
    private String name;
    private int stars;

    public HotelDetails() {
    }

    public HotelDetails(String hotelId, String name, int stars) {
        this.hotelId = hotelId;
        this.name = name;
        this.stars = stars;
    }

    public String getHotelId() {
        return hotelId;
    }

    public void setHotelId(String hotelId) {
        this.hotelId = hotelId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public int getStars() {
        return stars;
    }

    public void setStars(int stars) {
        this.stars = stars;
    }
}
