package com.tripdesk.availability;

import com.tripdesk.common.BadRequestException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/availability")
public class AvailabilityController {

    private final AvailabilityService availabilityService;
    private final CalendarService calendarService;

    public AvailabilityController(AvailabilityService availabilityService, CalendarService calendarService) {
        this.availabilityService = availabilityService;
        this.calendarService = calendarService;
    }

    @GetMapping("/{destination}")
    public Availability availability(@PathVariable String destination) {
        return availabilityService.availability(destination);
    }

    @GetMapping("/{destination}/best")
    public BestStay best(@PathVariable String destination) {
        return availabilityService.bestStay(destination);
    }

    @GetMapping("/{destination}/calendar")
    public List<DayAvailability> calendar(
            @PathVariable String destination, @RequestParam(defaultValue = "3") int days) {
        if (days < 1 || days > 31) {
            throw new BadRequestException("days must be between 1 and 31");
        }
        return calendarService.calendar(destination, days);
    }

    @GetMapping("/{destination}/outlook")
    public List<DayAvailability> outlook(
            @PathVariable String destination, @RequestParam(defaultValue = "3") int days) {
        return calendarService.outlook(destination, days);
    }
}
