package com.tripdesk.holds;

import com.tripdesk.common.ConflictException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Service;

@Service
public class HoldService {

    private static final int CAPACITY = 9;

    private final ConcurrentMap<String, SeatMap> departures = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final ReentrantLock totals = new ReentrantLock();
    private final AtomicInteger rejected = new AtomicInteger();
    private int holds;

    public int hold(String tripId, String holder, int seats) {
        SeatMap seatMap = departures.get(tripId);
        if (seatMap == null) {
            seatMap = new SeatMap(CAPACITY);
            departures.put(tripId, seatMap);
        }
        if (!seatMap.acquire(holder, seats)) {
            rejected.incrementAndGet();
            throw new ConflictException("only " + seatMap.free() + " seats left");
        }
        owners.putIfAbsent(tripId, holder);
        totals.lock();
        try {
            holds++;
        } finally {
            totals.unlock();
        }
        return seatMap.free();
    }

    public int release(String tripId, String holder) {
        SeatMap seatMap = departures.get(tripId);
        return seatMap == null ? 0 : seatMap.release(holder);
    }

    public int free(String tripId) {
        SeatMap seatMap = departures.get(tripId);
        return seatMap == null ? CAPACITY : seatMap.free();
    }

    public String firstOwner(String tripId) {
        return owners.getOrDefault(tripId, "nobody");
    }

    public int holds() {
        totals.lock();
        try {
            return holds;
        } finally {
            totals.unlock();
        }
    }

    public int rejected() {
        return rejected.get();
    }
}
