package com.tripdesk.itinerary;

import com.tripdesk.common.CurrentUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/itineraries")
public class ItineraryController {

    @Autowired
    private ItineraryPlanner planner;

    @Autowired
    private WaitingList waitingList;

    @GetMapping
    public Map<String, Object> plan(@RequestParam String route, @RequestParam(defaultValue = "0") int nights) {
        Itinerary itinerary = planner.plan(route, nights);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("route", itinerary.join());
        result.put("legs", itinerary.legs());
        result.put("minutes", itinerary.minutes());
        result.put("nights", itinerary.nights());
        return result;
    }

    @PostMapping("/waiting")
    public int join() {
        return waitingList.await(CurrentUser.name());
    }

    @PostMapping("/waiting/next")
    public String next() {
        return waitingList.take().orElse("nobody");
    }
}
