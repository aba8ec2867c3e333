package com.tripdesk.feeds;

import com.tripdesk.destinations.DestinationService;
import com.tripdesk.destinations.DestinationView;
import com.tripdesk.partners.CarFleet;
import com.tripdesk.partners.CarFleetClient;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PriceFeedController {

    @Autowired
    private DestinationService destinationService;

    @Autowired
    private CarFleetClient carFleetClient;

    @GetMapping("/feeds/cars.csv")
    public void cars(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        PrintWriter writer = response.getWriter();
        writer.println("destination;cars");
        for (DestinationView destination : destinationService.all()) {
            CarFleet fleet = carFleetClient.fleet(destination.getCode());
            writer.println(destination.getCode() + ";" + fleet.getCars());
        }
        writer.flush();
    }
}
