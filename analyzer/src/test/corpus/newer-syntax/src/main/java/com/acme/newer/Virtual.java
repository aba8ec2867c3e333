package com.acme.newer;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@RestController
public class Virtual {

    private final RestTemplate rest = new RestTemplate();
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor(); // ok

    @GetMapping("/virtual")
    public Future<String> submitted() {
        return virtual.submit(() -> rest.getForObject("http://v/1", String.class)); // ok
    }

    @GetMapping("/virtual/waited")
    public String waited() throws ExecutionException, InterruptedException {
        return virtual.submit(() -> rest.getForObject("http://v/2", String.class)).get(); // ! request future
    }

    @GetMapping("/virtual/started")
    public void started() {
        Thread.startVirtualThread(() -> rest.delete("http://v/3")); // ok
        Thread.ofVirtual().name("v").start(() -> rest.delete("http://v/4")); // ok
        Thread.ofPlatform().start(() -> rest.delete("http://v/5")); // ! unbounded-pool http
    }

    @GetMapping("/virtual/scoped")
    public void scoped(Callable<String> task) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) { // ok
            executor.submit(task); // ok
            executor.execute(() -> rest.delete("http://v/6")); // ok
        }
    }
}
