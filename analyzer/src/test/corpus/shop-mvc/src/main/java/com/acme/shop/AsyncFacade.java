package com.acme.shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;

@Configuration
@EnableAsync
class AsyncConfiguration {

    @Bean("mailExecutor")
    Executor mailExecutor() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // ok
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(8);
        executor.setQueueCapacity(100);
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        return executor;
    }
}

@Service
class Mailer {

    private final RestTemplate rest = new RestTemplate();

    @Async("mailExecutor")
    public CompletableFuture<String> send(String to) {
        String answer = rest.postForObject("http://mail/send", to, String.class); // ! bounded-pool http
        return CompletableFuture.completedFuture(answer); // ok
    }

    public String sendNow(String to) {
        return rest.postForObject("http://mail/send", to, String.class); // ! request http
    }
}

@RestController
public class AsyncFacade {

    private final Mailer mailer;
    private final Executor mailExecutor;
    private final RestTemplate rest = new RestTemplate();

    AsyncFacade(Mailer mailer, Executor mailExecutor) {
        this.mailer = mailer;
        this.mailExecutor = mailExecutor;
    }

    @GetMapping("/mail")
    public CompletableFuture<String> mail() {
        return mailer.send("a@b.c") // ok
                .thenApply(String::toUpperCase); // ok
    }

    @GetMapping("/mail-and-wait")
    public String mailAndWait() throws ExecutionException, InterruptedException {
        mailer.sendNow("a@b.c");
        return mailer.send("a@b.c").get(); // ! request future
    }

    @GetMapping("/own-pool")
    public CompletableFuture<String> ownPool() {
        return CompletableFuture.supplyAsync( // ok
                () -> rest.getForObject("http://stock/1", String.class), // ! bounded-pool http
                mailExecutor);
    }

    @GetMapping("/common-pool")
    public CompletableFuture<String> commonPool() {
        return CompletableFuture.supplyAsync(() -> rest.getForObject("http://stock/2", String.class)); // ! common-pool http
    }

    @GetMapping("/parallel")
    public List<String> parallel() {
        return List.of("a", "b").parallelStream()
                .map(id -> rest.getForObject("http://stock/" + id, String.class)) // ! common-pool http
                .toList();
    }

    @GetMapping("/sequential")
    public List<String> sequential() {
        return List.of("a", "b").stream()
                .map(id -> rest.getForObject("http://stock/" + id, String.class)) // ! request http
                .toList();
    }

    @GetMapping("/completed")
    public String completed() throws ExecutionException, InterruptedException {
        CompletableFuture<String> done = CompletableFuture.completedFuture("x"); // ok
        String one = done.join(); // ok
        String two = done.get(); // ok
        return one + two + done.getNow("y"); // ok
    }

    @GetMapping("/all")
    public List<String> all() {
        CompletableFuture<String> first = mailer.send("a"); // ok
        CompletableFuture<String> second = mailer.send("b"); // ok
        CompletableFuture.allOf(first, second).join(); // ! request future
        return List.of(first.join(), second.join()); // ok
    }

    @GetMapping("/when-done")
    public CompletableFuture<String> whenDone() {
        CompletableFuture<String> first = mailer.send("a");
        CompletableFuture<String> second = mailer.send("b");
        return CompletableFuture.allOf(first, second) // ok
                .thenApply(nothing -> first.join() + second.join()); // ok
    }
}
