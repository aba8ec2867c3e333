package com.tripdesk.rail;

import com.tripdesk.common.ConflictException;
import com.tripdesk.common.CurrentUser;
import com.tripdesk.common.PartnerException;
import java.sql.Timestamp;
import java.text.SimpleDateFormat;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

@Service
public class RailService {

    private static final Logger log = LoggerFactory.getLogger(RailService.class);

    private final SimpleDateFormat clock = new SimpleDateFormat("HH:mm");
    private final Semaphore slots = new Semaphore(4);
    private final ExecutorService lookups = Executors.newSingleThreadExecutor();
    private final ThreadPoolExecutor labels = new ThreadPoolExecutor(
            1, 2, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(20), new ThreadPoolExecutor.CallerRunsPolicy());
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> booked = new ConcurrentHashMap<>();
    private final Map<String, String> printed = new ConcurrentHashMap<>();
    private volatile int reservations;

    @Autowired
    private RailClient railClient;

    @Autowired
    private JdbcTemplate jdbcTemplate;

    @Autowired
    private RestTemplate restTemplate;

    @Value("${partners.rail.url}")
    private String baseUrl;

    public RailTimetable timetable(String tripId) {
        asked.put(tripId, asked.getOrDefault(tripId, 0) + 1);
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("rail", e);
        }
        try {
            return railClient.timetable(tripId);
        } finally {
            slots.release();
        }
    }

    public RailTimetable quick(String tripId) {
        Future<RailTimetable> answer = lookups.submit(() -> railClient.timetable(tripId));
        try {
            return answer.get();
        } catch (Exception e) {
            log.debug("no quick answer for {}", tripId);
            return new RailTimetable(tripId, "unknown", 0);
        }
    }

    @Transactional
    public RailReservation reserve(String tripId, int seats) {
        if (!slots.tryAcquire()) {
            throw new ConflictException("all desks are busy");
        }
        try {
            jdbcTemplate.update(
                    "insert into audit_log (actor, action, subject, created_at) values (?, ?, ?, ?)",
                    CurrentUser.name(),
                    "rail-reserved",
                    tripId,
                    new Timestamp(System.currentTimeMillis()));
            RailReservation reservation = restTemplate.postForObject(
                    baseUrl + "/reservations", Collections.singletonMap("seats", seats), RailReservation.class);
            reservations++;
            booked.computeIfAbsent(tripId, key -> new LongAdder()).add(seats);
            labels.execute(() -> printed.put(tripId, "Seats: " + seats));
            return reservation;
        } finally {
            slots.release();
        }
    }

    public String prepare(String tripId) {
        CompletableFuture.runAsync(() -> railClient.timetable(tripId));
        return "asked at " + clock.format(new Date());
    }

    public Map<String, Object> stats() {
        Map<String, Object> stats = new LinkedHashMap<>();
        stats.put("asked", asked.values().stream().mapToInt(Integer::intValue).sum());
        stats.put("booked", booked.values().stream().mapToLong(LongAdder::sum).sum());
        stats.put("reservations", reservations);
        stats.put("printed", printed.size());
        return stats;
    }
}
