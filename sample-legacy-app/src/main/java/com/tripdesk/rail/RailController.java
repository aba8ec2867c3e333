package com.tripdesk.rail;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rail")
public class RailController {

    @Autowired
    private RailService railService;

    @Autowired
    private RailLedger railLedger;

    @Autowired
    private RailStatusPoller statusPoller;

    @GetMapping("/{tripId}")
    public RailTimetable timetable(@PathVariable String tripId) {
        return railService.timetable(tripId);
    }

    @GetMapping("/{tripId}/quick")
    public RailTimetable quick(@PathVariable String tripId) {
        return railService.quick(tripId);
    }

    @PostMapping("/{tripId}/reservations")
    public RailReservation reserve(@PathVariable String tripId, @RequestParam(defaultValue = "1") int seats) {
        RailReservation reservation = railService.reserve(tripId, seats);
        railLedger.sell("rail", seats, 30);
        return reservation;
    }

    @PostMapping("/{tripId}/prepare")
    public String prepare(@PathVariable String tripId) {
        return railService.prepare(tripId);
    }

    @GetMapping("/stats")
    public Map<String, Object> stats() {
        return railService.stats();
    }

    @GetMapping("/status")
    public String status() {
        return statusPoller.getStatus();
    }

    @PostMapping("/settlement")
    public int settle(@RequestParam String agency) {
        return railLedger.settle(agency);
    }

    @GetMapping("/journal")
    public List<String> journal(@RequestParam String agency) {
        return railLedger.entriesOf(agency);
    }
}
