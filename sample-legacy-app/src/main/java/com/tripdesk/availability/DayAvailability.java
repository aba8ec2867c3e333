package com.tripdesk.availability;

public class DayAvailability {

    private int day;
    private int seats;
    private String weather;

    public DayAvailability() {
    }

    public DayAvailability(int day, int seats, String weather) {
        this.day = day;
        this.seats = seats;
        this.weather = weather;
    }

    public int getDay() {
        return day;
    }

    public void setDay(int day) {
        this.day = day;
    }

    public int getSeats() {
        return seats;
    }

    public void setSeats(int seats) {
        this.seats = seats;
    }

    public String getWeather() {
        return weather;
    }

    public void setWeather(String weather) {
        this.weather = weather;
    }
}
