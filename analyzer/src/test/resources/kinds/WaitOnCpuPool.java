import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class WaitOnCpuPool {
    private final ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final ExecutorService stealing = Executors.newWorkStealingPool();
    private final ExecutorService wide = Executors.newFixedThreadPool(64);
    private final RestTemplate http;

    WaitOnCpuPool(RestTemplate http) {
        this.http = http;
    }

    void fixed() {
        cores.submit(() -> http.getForObject("http://rates/1", String.class)); // BAD WaitOnCpuPool
    }

    void stealing() {
        stealing.submit(() -> http.getForObject("http://rates/1", String.class)); // BAD WaitOnCpuPool
    }

    Mono<String> parallel() {
        return Mono.fromCallable(() -> http.getForObject("http://rates/1", String.class)) // BAD WaitOnCpuPool
                .subscribeOn(Schedulers.parallel());
    }

    io.reactivex.rxjava3.core.Single<String> computation() {
        return io.reactivex.rxjava3.core.Single.fromCallable(() -> http.getForObject("http://rates/1", String.class)) // BAD WaitOnCpuPool
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.computation());
    }

    void wide() {
        wide.submit(() -> http.getForObject("http://rates/1", String.class)); // OK WaitOnCpuPool
    }

    void work(int n) {
        cores.submit(() -> n * n); // OK WaitOnCpuPool
    }
}
