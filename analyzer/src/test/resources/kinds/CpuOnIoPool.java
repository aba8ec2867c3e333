import java.math.BigInteger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class CpuOnIoPool {
    private final ExecutorService io = Executors.newFixedThreadPool(64);
    private final RestTemplate http;

    CpuOnIoPool(RestTemplate http) {
        this.http = http;
    }

    Mono<Long> elastic() {
        return Mono.fromCallable(() -> {
            long sum = 0;
            for (int i = 0; i < 50_000_000; i++) { // BAD CpuOnIoPool
                sum += (long) i * i;
            }
            return sum;
        }).subscribeOn(Schedulers.boundedElastic());
    }

    Mono<Integer> recursion() {
        return Mono.fromCallable(() -> fibonacci(45)).subscribeOn(Schedulers.boundedElastic());
    }

    private static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2); // BAD CpuOnIoPool
    }

    Mono<BigInteger> prime(int bits) {
        return Mono.fromCallable(() -> BigInteger.probablePrime(bits, new java.util.Random())) // BAD CpuOnIoPool
                .subscribeOn(Schedulers.boundedElastic());
    }

    void mixed(double[][] a, double[][] b, double[][] c) {
        io.submit(() -> http.getForObject("http://rates/1", String.class));
        io.submit(() -> multiply(a, b, c));
    }

    private static void multiply(double[][] a, double[][] b, double[][] c) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                for (int k = 0; k < c.length; k++) { // BAD CpuOnIoPool
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
    }

    Mono<Long> few() {
        return Mono.fromCallable(() -> {
            long sum = 0;
            for (int i = 0; i < 10; i++) { // OK CpuOnIoPool
                sum += i;
            }
            return sum;
        }).subscribeOn(Schedulers.boundedElastic());
    }

    Mono<Long> parallel() {
        return Mono.fromCallable(() -> {
            long sum = 0;
            for (int i = 0; i < 50_000_000; i++) { // OK CpuOnIoPool
                sum += i;
            }
            return sum;
        }).subscribeOn(Schedulers.parallel());
    }

    Mono<String> waits() {
        return Mono.fromCallable(() -> http.getForObject("http://rates/1", String.class)) // OK CpuOnIoPool
                .subscribeOn(Schedulers.boundedElastic());
    }
}
