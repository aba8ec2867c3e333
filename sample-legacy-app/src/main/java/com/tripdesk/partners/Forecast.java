package com.tripdesk.partners;

public class Forecast {

    private String destination;
    private String day;
    private int celsius;
    private String summary;

    public Forecast() {
    }

    public Forecast(String destination, String day, int celsius, String summary) {
        this.destination = destination;
        this.day = day;
        this.celsius = celsius;
        this.summary = summary;
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

    public int getCelsius() {
        return celsius;
    }

    public void setCelsius(int celsius) {
        this.celsius = celsius;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }
}
