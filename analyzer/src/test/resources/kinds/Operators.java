import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class Operators {
    private final RestTemplate http;
    private final ExecutorService pool;

    Operators(RestTemplate http, ExecutorService pool) {
        this.http = http;
        this.pool = pool;
    }

    Mono<String> inMap(Mono<String> id) {
        return id.map(one -> http.getForObject("http://a/" + one, String.class)); // BAD BlockingInOperator
    }

    Flux<String> inFlatMap(Flux<String> ids) {
        return ids.flatMap(one -> Mono.just(http.getForObject("http://a/" + one, String.class))); // BAD BlockingInOperator
    }

    CompletableFuture<String> inStage(CompletableFuture<String> id) {
        return id.thenApply(one -> http.getForObject("http://a/" + one, String.class)); // BAD BlockingInOperator
    }

    Mono<String> moved(String id) {
        return Mono.fromCallable(() -> http.getForObject("http://a/" + id, String.class)) // OK BlockingInOperator
                .subscribeOn(Schedulers.boundedElastic());
    }

    CompletableFuture<String> onPool(CompletableFuture<String> id) {
        return id.thenApplyAsync(one -> http.getForObject("http://a/" + one, String.class), pool); // OK BlockingInOperator
    }

    void closesTooEarly(String file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            pool.submit(() -> in.read()); // BAD ResourceAcross
        }
    }

    CompletableFuture<Integer> returnsWhileClosing(String file) throws IOException {
        try (InputStream in = new FileInputStream(file)) {
            return CompletableFuture.supplyAsync(() -> { // BAD ResourceAcross
                try {
                    return in.read();
                } catch (IOException e) {
                    return -1;
                }
            }, pool);
        }
    }

    void closesInTask(String file) {
        pool.submit(() -> {
            try (InputStream in = new FileInputStream(file)) { // OK ResourceAcross
                return in.read();
            }
        });
    }

    int closesHere(String file) throws IOException {
        try (BufferedReader in = new BufferedReader(new FileReader(file))) { // OK ResourceAcross
            return in.read();
        }
    }
}
