package cases.fleetroutes;

import io.github.resilience4j.retry.annotation.Retry;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

record Stop(String id, double lat, double lon) {}

record Leg(String from, String to, int minutes) {}

@Service
class RouteClient {

    private static final Logger log = LoggerFactory.getLogger(RouteClient.class);

    private final RestTemplate rest;
    private final WebClient web;
    private final ExecutorService pool;

    RouteClient(RestTemplate rest, WebClient.Builder builder, ExecutorService pool) {
        this.rest = rest;
        this.pool = pool;
        ConnectionProvider provider = ConnectionProvider.builder("routes")
                .maxConnections(64)
                .pendingAcquireMaxCount(-1) // BAD ninth_fanout_client_without_limit
                .build();
        this.web = builder.clientConnector(new ReactorClientHttpConnector(HttpClient.create(provider)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 2000)
                .responseTimeout(Duration.ofSeconds(4)))) // OK ninth_hygiene_client_without_timeout
                .build();
    }

    @Retryable(maxAttempts = 50, backoff = @Backoff(delay = 1)) // BAD ninth_fanout_retry_without_backoff
    public Leg leg(Stop a, Stop b) {
        return rest.getForObject("https://maps.example/{a}/{b}", Leg.class, a.id(), b.id());
    }

    @Retryable(maxAttempts = 4, backoff = @Backoff(delay = 300, multiplier = 2, random = true)) // OK ninth_fanout_retry_without_backoff
    public Leg detour(Stop a, Stop b) {
        return rest.getForObject("https://maps.example/detour/{a}/{b}", Leg.class, a.id(), b.id());
    }

    @Retryable(maxAttempts = Integer.MAX_VALUE, backoff = @Backoff(delay = 1000)) // BAD ninth_fanout_retry_without_limit
    public Leg ferry(Stop a, Stop b) {
        return rest.getForObject("https://maps.example/ferry/{a}/{b}", Leg.class, a.id(), b.id());
    }

    Mono<Leg> legLater(Stop a, Stop b) {
        return web.get().uri("/{a}/{b}", a.id(), b.id()).retrieve().bodyToMono(Leg.class)
                .retryWhen(reactor.util.retry.Retry.fixedDelay(5, Duration.ofSeconds(1))); // BAD ninth_fanout_retry_without_jitter ?
    }

    Mono<Leg> legSoon(Stop a, Stop b) {
        return web.get().uri("/{a}/{b}", a.id(), b.id()).retrieve().bodyToMono(Leg.class)
                .retryWhen(reactor.util.retry.Retry.backoff(5, Duration.ofMillis(300)).jitter(0.5)); // OK ninth_fanout_retry_without_jitter
    }

    Mono<Leg> surely(Stop a, Stop b) {
        return legLater(a, b).retry(3); // BAD ninth_fanout_nested_retry
    }

    Mono<Leg> perhaps(Stop a, Stop b) {
        return legSoon(a, b).onErrorResume(e -> Mono.empty()); // OK ninth_fanout_nested_retry
    }

    Leg patient(Stop a, Stop b) throws InterruptedException {
        for (int n = 1; n <= 5; n++) {
            try {
                return rest.getForObject("https://maps.example/p/{a}/{b}", Leg.class, a.id(), b.id());
            } catch (RestClientException e) {
                log.warn("leg {}", n, e);
                Thread.sleep(1000L << n); // BAD ninth_fanout_retry_without_jitter ?
            }
        }
        return null;
    }

    Leg steady(Stop a, Stop b) throws InterruptedException {
        for (int n = 1; n <= 5; n++) {
            try {
                return rest.getForObject("https://maps.example/s/{a}/{b}", Leg.class, a.id(), b.id());
            } catch (RestClientException e) {
                log.warn("leg {}", n, e);
                long top = 500L << n;
                Thread.sleep(top / 2 + ThreadLocalRandom.current().nextLong(top / 2)); // OK ninth_fanout_retry_without_jitter
            }
        }
        return null;
    }

    CompletableFuture<List<Leg>> matrix(List<Stop> stops) {
        List<CompletableFuture<Leg>> all = new ArrayList<>();
        for (Stop a : stops) {
            for (Stop b : stops) {
                all.add(CompletableFuture.supplyAsync(() -> leg(a, b))); // BAD ninth_fanout_blocking_on_common_pool_async
            }
        }
        return CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])) // BAD ninth_fanout_unbounded_gather
                .thenApply(v -> all.stream().map(CompletableFuture::join).toList());
    }

    CompletableFuture<Leg> single(Stop a, Stop b) {
        return CompletableFuture.supplyAsync(() -> detour(a, b), pool) // OK ninth_fanout_blocking_on_common_pool_async
                .orTimeout(8, TimeUnit.SECONDS);
    }

    Mono<List<Leg>> chain(List<Stop> stops) {
        return Mono.zip(stops.stream().map(s -> legSoon(s, s)).toList(), // BAD ninth_fanout_unbounded_gather
                parts -> Arrays.stream(parts).map(Leg.class::cast).toList());
    }

    Mono<List<Leg>> line(List<Stop> stops) {
        return Flux.fromIterable(stops).flatMapSequential(s -> legSoon(s, s), 6).collectList(); // OK ninth_fanout_unbounded_gather
    }
}

@Component
class RoutePlanner {

    private final RouteClient client;
    private final WeatherClient weather;
    private final Map<String, List<Leg>> plans = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();

    RoutePlanner(RouteClient client, WeatherClient weather) {
        this.client = client;
        this.weather = weather;
    }

    Leg robust(Stop a, Stop b) throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            try {
                return client.detour(a, b); // BAD ninth_fanout_nested_retry
            } catch (RestClientException e) {
                Thread.sleep(500L * (i + 1) + ThreadLocalRandom.current().nextLong(300));
            }
        }
        throw new IllegalStateException("no leg");
    }

    Leg once(Stop a, Stop b) {
        try {
            return client.detour(a, b); // OK ninth_fanout_nested_retry
        } catch (RestClientException e) {
            return new Leg(a.id(), b.id(), -1);
        }
    }

    void extend(String plan, Leg leg) {
        plans.computeIfAbsent(plan, p -> new ArrayList<>()).add(leg); // BAD ninth_shared_compound_on_concurrent_map
        uses.computeIfAbsent(plan, p -> new AtomicInteger()).incrementAndGet(); // OK ninth_shared_compound_on_concurrent_map
    }

    void append(String plan, Leg leg) {
        plans.compute(plan, (p, old) -> {
            List<Leg> next = old == null ? new ArrayList<>() : new ArrayList<>(old);
            next.add(leg);
            return List.copyOf(next); // OK ninth_shared_compound_on_concurrent_map
        });
    }

    void trim(String plan) {
        if (plans.containsKey(plan) && plans.get(plan).isEmpty()) { // BAD ninth_shared_check_then_act_on_map
            plans.remove(plan);
        }
    }

    void prune(String plan) {
        plans.computeIfPresent(plan, (p, legs) -> legs.isEmpty() ? null : legs); // OK ninth_shared_check_then_act_on_map
    }

    void warn(Stop s) {
        weather.at(s, new Callback() {
            @Override
            public void onFailure(Call call, java.io.IOException e) {
                weather.at(s, this); // BAD ninth_fanout_immediate_reconnect
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
            }
        });
    }

    void advise(Stop s, ScheduledExecutorService timer) {
        advise(s, timer, 1);
    }

    private void advise(Stop s, ScheduledExecutorService timer, int attempt) {
        weather.at(s, new Callback() {
            @Override
            public void onFailure(Call call, java.io.IOException e) {
                if (attempt < 5) {
                    long wait = (1000L << attempt) + ThreadLocalRandom.current().nextLong(500);
                    timer.schedule(() -> advise(s, timer, attempt + 1), wait, TimeUnit.MILLISECONDS); // OK ninth_fanout_immediate_reconnect
                }
            }

            @Override
            public void onResponse(Call call, Response response) {
                response.close();
            }
        });
    }
}

@Component
class WeatherClient {

    private final OkHttpClient http = new OkHttpClient.Builder()
            .connectTimeout(Duration.ofSeconds(1)).readTimeout(Duration.ofSeconds(2))
            .retryOnConnectionFailure(false) // OK ninth_fanout_nested_retry
            .build();

    void at(Stop s, Callback callback) {
        http.newCall(new Request.Builder().url("https://weather.example/" + s.id()).build()).enqueue(callback);
    }

    @Retry(name = "weather")
    public String now(Stop s) throws Exception {
        try (Response r = http.newCall(new Request.Builder().url("https://weather.example/" + s.id()).build()).execute()) {
            return r.body().string();
        }
    }
}
