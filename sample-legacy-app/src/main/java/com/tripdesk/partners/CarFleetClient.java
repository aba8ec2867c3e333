package com.tripdesk.partners;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class CarFleetClient {

    private final RestTemplate restTemplate;
    private final String baseUrl;

    public CarFleetClient(RestTemplate restTemplate, @Value("${partners.cars.url}") String baseUrl) {
        this.restTemplate = restTemplate;
        this.baseUrl = baseUrl;
    }

    public CarFleet fleet(String destination) {
        return restTemplate.getForObject(baseUrl + "/fleet/{destination}", CarFleet.class, destination);
    }
}
