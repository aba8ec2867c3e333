package com.tripdesk.jobs;

import com.tripdesk.destinations.DestinationService;
import com.tripdesk.destinations.DestinationView;
import com.tripdesk.partners.WeatherClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
public class WeatherPollJob {

    private static final Logger log = LoggerFactory.getLogger(WeatherPollJob.class);

    private final ConcurrentMap<String, String> summaries = new ConcurrentHashMap<>();

    @Autowired
    private DestinationService destinationService;

    @Autowired
    private WeatherClient weatherClient;

    @Autowired
    @Qualifier("reportExecutor")
    private Executor reportExecutor;

    @Scheduled(fixedDelayString = "${jobs.weather.delay-ms}", initialDelayString = "${jobs.initial-delay-ms}")
    public void poll() {
        for (DestinationView destination : destinationService.all()) {
            String code = destination.getCode();
            CompletableFuture.supplyAsync(() -> weatherClient.forecast(code, 1), reportExecutor)
                    .whenComplete((forecast, failure) -> {
                        if (failure != null) {
                            log.warn("no weather for {}", code);
                        } else {
                            summaries.put(code, forecast.getSummary());
                        }
                    });
        }
    }

    public String summary(String code) {
        return summaries.getOrDefault(code, "unknown");
    }

    public int known() {
        return summaries.size();
    }
}
