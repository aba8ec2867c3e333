package com.tripdesk.partners;

import java.util.Collections;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class LoyaltyClient {

    private final RestTemplate restTemplate = new RestTemplate();

    @Value("${partners.loyalty.url}")
    private String baseUrl;

    public LoyaltyAccount account(String number) {
        return restTemplate.getForObject(baseUrl + "/accounts/{number}", LoyaltyAccount.class, number);
    }

    public LoyaltyAccount credit(String number, int points) {
        Map<String, Integer> body = Collections.singletonMap("points", points);
        return restTemplate
                .exchange(
                        baseUrl + "/accounts/{number}/points",
                        HttpMethod.POST,
                        new HttpEntity<>(body),
                        LoyaltyAccount.class,
                        number)
                .getBody();
    }
}
