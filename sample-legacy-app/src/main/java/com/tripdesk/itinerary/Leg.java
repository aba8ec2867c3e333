package com.tripdesk.itinerary;

public record Leg(String from, String to, int minutes) {

    public boolean continuesFrom(Leg other) {
        return from.equals(other.to);
    }
}
