package com.tripdesk.rail;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class RailStatusPoller {

    private static final Logger log = LoggerFactory.getLogger(RailStatusPoller.class);

    private final Timer timer = new Timer("rail-status", true);
    private volatile String status = "unknown";

    @Autowired
    private RailClient railClient;

    @Value("${jobs.initial-delay-ms}")
    private long delay;

    @PostConstruct
    public void start() {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        poll();
                    }
                },
                delay,
                600_000);
    }

    public void poll() {
        try {
            status = "up, " + railClient.timetable("STATUS").getTrain();
        } catch (RuntimeException e) {
            log.debug("rail is down", e);
            status = "down";
        }
    }

    public String getStatus() {
        return status;
    }

    @PreDestroy
    public void stop() {
        timer.cancel();
    }
}
