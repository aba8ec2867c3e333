import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Service
class RetryJitter {
    private final RestTemplate http;

    RetryJitter(RestTemplate http) {
        this.http = http;
    }

    @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 500))
    public String samePause(String id) { // BAD RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    @Retryable(backoff = @Backoff(delay = 500, multiplier = 2))
    public String growsAlike(String id) { // BAD RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    @Retryable(backoff = @Backoff(0))
    public String atOnce(String id) { // BAD RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    Mono<String> noJitter(Mono<String> rate) {
        return rate.retryWhen(Retry.backoff(3, Duration.ofMillis(100)).jitter(0)); // BAD RetryJitter
    }

    RetryConfig fixed() {
        return RetryConfig.custom().maxAttempts(4).waitDuration(Duration.ofMillis(250)).build(); // BAD RetryJitter
    }

    RetryConfig growing() {
        return RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialBackoff(250, 2)).build(); // BAD RetryJitter
    }

    String byHand(String id) throws InterruptedException {
        for (int attempt = 0; attempt < 4; attempt++) {
            try {
                return http.getForObject("http://rates/" + id, String.class); // BAD RetryJitter
            } catch (RuntimeException e) {
                Thread.sleep(500);
            }
        }
        return "";
    }

    @Retryable(backoff = @Backoff(delay = 500, multiplier = 2, random = true))
    public String apart(String id) { // OK RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    @Retryable(backoff = @Backoff(delay = 200, maxDelay = 900))
    public String between(String id) { // OK RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    @Retryable(backoff = @Backoff(delayExpression = "${rates.pause}"))
    public String asTheSettingSays(String id) { // OK RetryJitter
        return http.getForObject("http://rates/" + id, String.class);
    }

    Mono<String> jitter(Mono<String> rate) {
        return rate.retryWhen(Retry.backoff(3, Duration.ofMillis(100)).jitter(0.6)); // OK RetryJitter
    }

    RetryConfig random() {
        return RetryConfig.custom().intervalFunction(IntervalFunction.ofExponentialRandomBackoff(250, 2)).build(); // OK RetryJitter
    }
}
