package com.tripdesk.partners;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class RoomInventoryClient {

    private final RestTemplate restTemplate;
    private final String baseUrl;

    public RoomInventoryClient(RestTemplate restTemplate, @Value("${partners.hotels.url}") String baseUrl) {
        this.restTemplate = restTemplate;
        this.baseUrl = baseUrl;
    }

    public RoomInventory rooms(String destination) {
        return restTemplate.getForObject(baseUrl + "/rooms/{destination}", RoomInventory.class, destination);
    }

    public HotelDetails details(String hotelId) {
        ResponseEntity<HotelDetails> response =
                restTemplate.getForEntity(baseUrl + "/details/{hotelId}", HotelDetails.class, hotelId);
        return response.getBody();
    }
}
