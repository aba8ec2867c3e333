package com.acme.feed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@Component
class FeedJobs {

    private final WebClient web = WebClient.create("http://news");

    @Scheduled(fixedRate = 1000)
    void poll() {
        web.get().retrieve().bodyToMono(String.class).block(); // ! scheduler sync-bridge
    }

    @Scheduled(fixedRate = 1000)
    void subscribe() {
        web.get().retrieve().bodyToMono(String.class).subscribe(news -> {}); // ok
    }

    @Scheduled(fixedRate = 1000)
    Mono<Void> reactive() {
        return web.get().retrieve().bodyToMono(Void.class); // ok
    }

    @Scheduled(fixedRate = 5000)
    void latched() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1); // ok
        web.get().retrieve().bodyToMono(String.class).doFinally(signal -> done.countDown()).subscribe(); // ok
        if (!done.await(1, TimeUnit.SECONDS)) { // ! scheduler latch
            throw new IllegalStateException("slow"); // ok
        }
    }
}
