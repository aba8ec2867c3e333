package hazards;

import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
class Feeds {
    private WebClient client;

    @GetMapping("/sleeps")
    Mono<String> sleeps() throws InterruptedException {
        Thread.sleep(5); // H26
        return Mono.just("late");
    }

    @GetMapping("/blocks")
    Mono<String> blocks() {
        String name = client.get().retrieve().bodyToMono(String.class).block(); // H26
        return Mono.just(name);
    }

    @GetMapping("/operator")
    Flux<String> operator(Flux<String> names) {
        return names.map(name -> slow(name));
    }

    private String slow(String name) {
        try {
            Thread.sleep(7); // H26
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    @GetMapping("/delays")
    Mono<String> delays() {
        return Mono.just("late").delayElement(Duration.ofMillis(5)); // none
    }

    @GetMapping("/elastic")
    Mono<String> elastic() {
        return Mono.fromCallable(() -> elsewhere("late")).subscribeOn(Schedulers.boundedElastic()); // none
    }

    private String elsewhere(String name) throws InterruptedException {
        Thread.sleep(9); // none
        return name;
    }

    static void main(String[] args) throws InterruptedException {
        Thread.sleep(11); // none
    }
}
