package com.tripdesk.partners;

import com.tripdesk.common.PartnerException;
import java.math.BigDecimal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class FxClient {

    @Autowired
    private RestTemplate restTemplate;

    @Value("${partners.fx.url}")
    private String baseUrl;

    public BigDecimal rate(String from, String to) {
        FxRate rate = restTemplate.getForObject(baseUrl + "/rate?from={from}&to={to}", FxRate.class, from, to);
        if (rate == null || rate.getRate() == null) {
            throw new PartnerException("fx", "no rate for " + from + "/" + to);
        }
        return rate.getRate();
    }
}
