package com.acme.shop;

import jakarta.annotation.PostConstruct;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class Startup implements CommandLineRunner {

    private final RestTemplate rest = new RestTemplate();
    private final ExecutorService cached = Executors.newCachedThreadPool(); // ok
    private final ExecutorService limited = new ThreadPoolExecutor(
            2, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(50)); // ok

    public static void main(String[] args) {
        SpringApplication.run(Startup.class, args); // ok
    }

    @PostConstruct
    void warm() {
        limited.submit(() -> rest.getForObject("http://warm/1", String.class)); // ! bounded-pool http
    }

    @Override
    public void run(String... args) {
        cached.execute(() -> rest.getForObject("http://warm/2", String.class)); // ! unbounded-pool http
    }

    @GetMapping("/submit")
    public String submit() throws Exception {
        Future<String> answer = limited.submit(() -> rest.getForObject("http://a", String.class)); // ! bounded-pool http
        if (answer.isDone()) { // ok
            return answer.get(); // ok
        }
        return answer.get(1, TimeUnit.SECONDS); // ! request future
    }

    @GetMapping("/fire")
    public void fire() {
        cached.submit(this::slow); // ok
        new Thread(new Slow(rest)).start(); // ok
    }

    private void slow() {
        rest.delete("http://slow"); // ! unbounded-pool http
    }

    private static final class Slow implements Runnable {
        private final RestTemplate rest;

        Slow(RestTemplate rest) {
            this.rest = rest;
        }

        @Override
        public void run() {
            rest.delete("http://slow"); // ! unbounded-pool http
        }
    }
}

@Component
class Shutdown {
    private final ExecutorService pool = Executors.newFixedThreadPool(2); // ok

    @jakarta.annotation.PreDestroy
    void stop() {
        pool.shutdown(); // ok
    }
}
