package com.tripdesk.bookings;

import com.tripdesk.common.Dates;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

@Component
public class ReferenceGenerator {

    private final String node = Long.toString(System.currentTimeMillis() % 1_000_000, 36).toUpperCase();
    private int next = 1;

    public String nextReference() {
        int number = next++;
        return "TD" + Dates.compact(LocalDateTime.now()) + node + "-" + number;
    }
}
