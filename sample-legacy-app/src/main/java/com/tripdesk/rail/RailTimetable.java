package com.tripdesk.rail;

public class RailTimetable {

    private String tripId;
    private String train;
    private int minutes;

    public RailTimetable() {
    }

    public RailTimetable(String tripId, String train, int minutes) {
        this.tripId = tripId;
        this.train = train;
        this.minutes = minutes;
    }

    public String getTripId() {
        return tripId;
    }

    public void setTripId(String tripId) {
        this.tripId = tripId;
    }

    public String getTrain() {
        return train;
    }

    public void setTrain(String train) {
        this.train = train;
    }

    public int getMinutes() {
        return minutes;
    }

    public void setMinutes(int minutes) {
        this.minutes = minutes;
    }
}
