package com.tripdesk.legacy;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
public class DeskBell {

    private final Map<String, Integer> rings = new HashMap<>();

    public synchronized int ring(String desk) {
        int count = rings.getOrDefault(desk, 0) + 1;
        rings.put(desk, count);
        notifyAll();
        return count;
    }

    public synchronized boolean await(String desk, long millis) {
        if (!rings.containsKey(desk)) {
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return rings.remove(desk) != null;
    }
}
