package com.tripdesk.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tripdesk.common.PartnerException;
import com.tripdesk.config.PartnerProperties;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

@Component
public class VisaClient {

    private static final Logger log = LoggerFactory.getLogger(VisaClient.class);

    @Autowired
    private HttpClient httpClient;

    @Autowired
    private ObjectMapper objectMapper;

    @Autowired
    private PartnerProperties properties;

    public VisaRule rule(String country) {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(properties.getVisa().getUrl() + "/rules/" + country))
                .timeout(Duration.ofSeconds(10))
                .GET()
                .build();
        try {
            HttpResponse<String> response = httpClient.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new PartnerException("visa", "status " + response.statusCode());
            }
            return objectMapper.readValue(response.body(), VisaRule.class);
        } catch (IOException e) {
            throw new PartnerException("visa", e);
        } catch (InterruptedException e) {
            log.warn("interrupted while asking for the visa rule of {}", country);
            throw new PartnerException("visa", e);
        }
    }
}
