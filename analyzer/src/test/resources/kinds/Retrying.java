import java.time.Duration;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Service
class Retrying {
    private final RestTemplate http;
    private final Inner inner;

    Retrying(RestTemplate http, Inner inner) {
        this.http = http;
        this.inner = inner;
    }

    String again(String id) {
        while (true) {
            try {
                return http.getForObject("http://a/" + id, String.class); // BAD RetryLimit
            } catch (RuntimeException e) {
                System.err.println(e);
            }
        }
    }

    Mono<String> forEver(Mono<String> answer) {
        return answer.retry(); // BAD RetryLimit
    }

    Mono<String> indefinitely(Mono<String> answer) {
        return answer.retryWhen(Retry.indefinitely()); // BAD RetryLimit
    }

    Mono<String> paused(Mono<String> answer) {
        return answer.retryWhen(Retry.backoff(3, Duration.ofMillis(100))); // OK RetryLimit
    }

    String growing(String id) throws InterruptedException {
        long pause = 100;
        for (int attempt = 0; attempt < 4; attempt++) {
            try {
                return http.getForObject("http://a/" + id, String.class); // OK RetryLimit
            } catch (RuntimeException e) {
                Thread.sleep(pause);
                pause *= 2;
            }
        }
        return "";
    }

    @Retryable(backoff = @Backoff(delay = 100, multiplier = 2, random = true))
    public String outer(String id) {
        return inner.load(id);
    }

    public String plain(String id) {
        return inner.plain(id); // OK NestedRetry
    }
}

@Component
class Inner {
    private final RestTemplate http;

    Inner(RestTemplate http) {
        this.http = http;
    }

    @Retryable(backoff = @Backoff(delay = 100, multiplier = 2, random = true))
    public String load(String id) { // BAD NestedRetry
        return http.getForObject("http://a/" + id, String.class);
    }

    @Retryable(backoff = @Backoff(delay = 100, multiplier = 2, random = true))
    public String plain(String id) { // OK NestedRetry
        return http.getForObject("http://a/" + id, String.class);
    }
}

class Loops {
    private final RestTemplate http = new RestTemplate();

    String outer(String id) {
        for (int i = 0; i < 3; i++) {
            try {
                return inner(id);
            } catch (RuntimeException e) {
                System.err.println(e);
            }
        }
        return "";
    }

    private String inner(String id) {
        for (int i = 0; i < 3; i++) {
            try {
                return http.getForObject("http://a/" + id, String.class); // BAD NestedRetry
            } catch (RuntimeException e) {
                System.err.println(e);
            }
        }
        throw new IllegalStateException();
    }
}

class Clients {
    private final CloseableHttpClient defaults = HttpClients.custom().build(); // BAD ClientPool

    CloseableHttpClient limited() {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager();
        manager.setMaxTotal(100);
        manager.setDefaultMaxPerRoute(20);
        return HttpClients.custom().setConnectionManager(manager).build(); // OK ClientPool
    }

    CloseableHttpClient poolOfTwo() {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager(); // BAD ClientPool
        return HttpClients.custom().setConnectionManager(manager).build();
    }

    CloseableHttpClient alsoLimited() {
        return HttpClients.custom().setMaxConnTotal(100).setMaxConnPerRoute(20).build(); // OK ClientPool
    }
}

@Component
class Jobs {
    private final RestTemplate http;

    Jobs(RestTemplate http) {
        this.http = http;
    }

    @Scheduled(fixedRate = 1000)
    @org.springframework.scheduling.annotation.Async
    public void overlapping() { // BAD OverlappingJob
        http.delete("http://a/1");
    }

    @Scheduled(fixedRate = 500)
    @org.springframework.scheduling.annotation.Async("jobs")
    public void alsoOverlapping() { // BAD OverlappingJob
        http.delete("http://a/2");
    }

    @Scheduled(fixedDelay = 1000)
    public void oneAfterTheOther() { // OK OverlappingJob
        http.delete("http://a/1");
    }

    @Scheduled(cron = "0 0 3 * * *")
    public void nightly() { // OK OverlappingJob
        http.delete("http://a/1");
    }
}
