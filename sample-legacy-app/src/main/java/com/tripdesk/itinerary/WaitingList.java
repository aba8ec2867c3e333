package com.tripdesk.itinerary;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who gets a seat next when one is given back. */
@Component
public class WaitingList {

    private final Deque<String> names = new ArrayDeque<>();

    public synchronized int await(String name) {
        if (!names.contains(name)) {
            names.addLast(name);
        }
        return names.size();
    }

    public synchronized Optional<String> take() {
        return Optional.ofNullable(names.pollFirst());
    }

    public synchronized int size() {
        return names.size();
    }
}
