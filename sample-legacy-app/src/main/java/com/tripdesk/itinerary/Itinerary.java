package com.tripdesk.itinerary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class Itinerary {

    private final List<Leg> legs = new ArrayList<>();
    private int nights;

    public Itinerary connect(Leg leg) {
        if (!legs.isEmpty() && !leg.continuesFrom(legs.get(legs.size() - 1))) {
            throw new IllegalArgumentException("leg does not continue the trip");
        }
        legs.add(leg);
        return this;
    }

    public Itinerary sleep(int count) {
        nights += count;
        return this;
    }

    public String join() {
        if (legs.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder(legs.get(0).from());
        for (Leg leg : legs) {
            out.append('-').append(leg.to());
        }
        return out.toString();
    }

    public int minutes() {
        return legs.stream().mapToInt(Leg::minutes).sum();
    }

    public int nights() {
        return nights;
    }

    public List<Leg> legs() {
        return Collections.unmodifiableList(legs);
    }
}
