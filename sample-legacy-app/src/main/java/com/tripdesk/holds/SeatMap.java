package com.tripdesk.holds;

import java.util.HashMap;
import java.util.Map;

/** The seats of one departure. */
public class SeatMap {

    private final int capacity;
    private final Map<String, Integer> held = new HashMap<>();

    public SeatMap(int capacity) {
        this.capacity = capacity;
    }

    public synchronized boolean acquire(String holder, int seats) {
        if (taken() + seats > capacity) {
            return false;
        }
        held.merge(holder, seats, Integer::sum);
        return true;
    }

    public synchronized int release(String holder) {
        Integer seats = held.remove(holder);
        return seats == null ? 0 : seats;
    }

    public synchronized int free() {
        return capacity - taken();
    }

    private int taken() {
        int sum = 0;
        for (int seats : held.values()) {
            sum += seats;
        }
        return sum;
    }
}
