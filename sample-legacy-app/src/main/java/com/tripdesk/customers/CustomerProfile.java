package com.tripdesk.customers;

public class CustomerProfile {

    private Long id;
    private String name;
    private String tier;
    private int points;
    private long bookings;

    public CustomerProfile() {
    }

    public CustomerProfile(Long id, String name, String tier, int points, long bookings) {
        this.id = id;
        this.name = name;
        this.tier = tier;
        this.points = points;
        this.bookings = bookings;
    }

    public Long getId() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getTier() {
        return tier;
    }

    public void setTier(String tier) {
        this.tier = tier;
    }

    public int getPoints() {
        return points;
    }

    public void setPoints(int points) {
        this.points = points;
    }

    public long getBookings() {
        return bookings;
    }

    public void setBookings(long bookings) {
        this.bookings = bookings;
    }
}
