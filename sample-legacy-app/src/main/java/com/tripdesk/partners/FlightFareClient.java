package com.tripdesk.partners;

import com.tripdesk.config.PartnerProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.stereotype.Component;

@Component
public class FlightFareClient {

    private final HttpClient httpClient;
    private final PartnerJson partnerJson;
    private final String baseUrl;

    public FlightFareClient(HttpClient httpClient, PartnerJson partnerJson, PartnerProperties properties) {
        this.httpClient = httpClient;
        this.partnerJson = partnerJson;
        this.baseUrl = properties.getFlights().getUrl();
    }

    public FlightFare findFare(String tripId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/fares/" + tripId))
                .header("Accept", "application/json")
                .GET()
                .build();
        HttpResponse<String> response = httpClient.send(request, HttpResponse.BodyHandlers.ofString());
        return partnerJson.read("flights", response, FlightFare.class);
    }
}
