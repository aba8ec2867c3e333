package com.acme.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

@Component
public class Jobs {

    private final JdbcTemplate jdbc;
    private final RestTemplate rest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(); // ok

    public Jobs(JdbcTemplate jdbc, RestTemplate rest) {
        this.jdbc = jdbc;
        this.rest = rest;
    }

    @Scheduled(fixedDelay = 60_000)
    public void cleanUp() throws IOException {
        int rows = jdbc.update("delete from cart where stale"); // ! scheduler jdbc
        if (rows > 0) {
            report(rows);
        }
        Files.deleteIfExists(Path.of("/tmp/cart.lock")); // ! scheduler file
    }

    private void report(int rows) {
        rest.postForEntity("http://ops/report", rows, Void.class); // ! scheduler http
    }

    public void later() {
        timer.schedule(() -> rest.getForObject("http://ops/ping", String.class), 1, TimeUnit.SECONDS); // ! scheduler http
        new Timer(true).schedule(new TimerTask() { // ok
            @Override
            public void run() {
                jdbc.execute("select 1"); // ! scheduler jdbc
            }
        }, 1000);
    }

    @Scheduled(cron = "0 0 * * * *")
    public void tick() {
        long now = System.nanoTime(); // ok
        String text = String.format("tick %d", now); // ok
        text.length(); // ok
    }
}
