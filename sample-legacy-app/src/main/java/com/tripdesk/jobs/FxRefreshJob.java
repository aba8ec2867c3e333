package com.tripdesk.jobs;

import com.tripdesk.fx.Currencies;
import com.tripdesk.partners.FxClient;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class FxRefreshJob {

    private static final Logger log = LoggerFactory.getLogger(FxRefreshJob.class);

    @Autowired
    private FxClient fxClient;

    private Map<String, BigDecimal> rates = new HashMap<>();

    @Scheduled(fixedDelayString = "${jobs.fx.delay-ms}", initialDelayString = "${jobs.initial-delay-ms}")
    public void refresh() {
        for (String currency : Currencies.getInstance().codes()) {
            if (!"EUR".equals(currency)) {
                try {
                    rates.put(currency, fxClient.rate("EUR", currency));
                } catch (RuntimeException e) {
                    log.warn("no rate for {}", currency);
                }
            }
        }
    }

    public Map<String, BigDecimal> getRates() {
        return rates;
    }
}
