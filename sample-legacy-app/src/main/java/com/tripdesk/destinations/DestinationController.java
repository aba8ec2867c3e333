package com.tripdesk.destinations;

import com.tripdesk.partners.Forecast;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/destinations")
public class DestinationController {

    @Autowired
    private DestinationService destinationService;

    @Autowired
    private GuideService guideService;

    @Autowired
    private WeatherBoard weatherBoard;

    @GetMapping
    public List<DestinationView> list(@RequestParam(required = false) String country) {
        return country == null ? destinationService.all() : destinationService.inCountry(country);
    }

    @GetMapping("/{code}")
    public DestinationView one(@PathVariable String code) {
        return destinationService.one(code);
    }

    @GetMapping("/{code}/guide")
    public DestinationGuide guide(@PathVariable String code) {
        return guideService.guide(code);
    }

    @GetMapping("/{code}/weather")
    public Forecast weather(@PathVariable String code) {
        return weatherBoard.today(code);
    }

    @GetMapping("/{code}/weather/week")
    public List<Forecast> week(@PathVariable String code) {
        return weatherBoard.week(code);
    }
}
