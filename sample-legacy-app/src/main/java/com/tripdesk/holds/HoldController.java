package com.tripdesk.holds;

import com.tripdesk.common.CurrentUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/holds")
public class HoldController {

    @Autowired
    private HoldService holdService;

    @PostMapping("/{tripId}")
    public Map<String, Object> hold(@PathVariable String tripId, @RequestParam(defaultValue = "1") int seats) {
        int free = holdService.hold(tripId, CurrentUser.name(), seats);
        return state(tripId, free);
    }

    @GetMapping("/{tripId}")
    public Map<String, Object> state(@PathVariable String tripId) {
        return state(tripId, holdService.free(tripId));
    }

    @DeleteMapping("/{tripId}")
    public Map<String, Object> release(@PathVariable String tripId) {
        holdService.release(tripId, CurrentUser.name());
        return state(tripId, holdService.free(tripId));
    }

    private Map<String, Object> state(String tripId, int free) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("tripId", tripId);
        state.put("free", free);
        state.put("firstOwner", holdService.firstOwner(tripId));
        return state;
    }
}
