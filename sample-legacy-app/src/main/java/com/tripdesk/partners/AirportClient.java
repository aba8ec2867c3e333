package com.tripdesk.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.NotFoundException;
import com.tripdesk.common.PartnerException;
import com.tripdesk.config.PartnerProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
public class AirportClient {

    @Autowired
    private HttpClient httpClient;

    @Autowired
    private ObjectMapper objectMapper;

    @Autowired
    private PartnerProperties properties;

    public Airport find(String code) {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(properties.getAirports().getUrl() + "/codes/" + code))
                .GET()
                .build();
        try {
            HttpResponse<String> response = httpClient.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 404) {
                throw new NotFoundException("no airport " + code);
            }
            if (response.statusCode() != 200) {
                throw new PartnerException("airports", "status " + response.statusCode());
            }
            return objectMapper.readValue(response.body(), Airport.class);
        } catch (IOException e) {
            throw new PartnerException("airports", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartnerException("airports", e);
        }
    }
}
