package com.tripdesk.partners;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class SeatInventoryClient {

    private final RestTemplate restTemplate;
    private final String baseUrl;

    public SeatInventoryClient(RestTemplate restTemplate, @Value("${partners.flights.url}") String baseUrl) {
        this.restTemplate = restTemplate;
        this.baseUrl = baseUrl;
    }

    public SeatInventory seats(String destination) {
        return restTemplate.getForObject(baseUrl + "/seats/{destination}", SeatInventory.class, destination);
    }

    public SeatInventory seatsOn(String destination, int day) {
        return restTemplate.getForObject(
                baseUrl + "/seats/{destination}?day={day}", SeatInventory.class, destination, day);
    }
}
