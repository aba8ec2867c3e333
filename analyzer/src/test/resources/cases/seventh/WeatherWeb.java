package cases.weatherweb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
public class WeatherWeb {

    private final WebClient stations;
    private final StationTable table;
    private final KafkaTemplate<String, String> kafka;

    public WeatherWeb(WebClient stations, StationTable table, KafkaTemplate<String, String> kafka) {
        this.stations = stations;
        this.table = table;
        this.kafka = kafka;
    }

    @GetMapping("/stations/{id}")
    public Mono<String> station(@PathVariable String id, ServerWebExchange exchange) {
        String name = table.nameOf(id); // BAD blocking_webflux_handler
        return stations.get().uri("/{n}", name).retrieve().bodyToMono(String.class); // OK blocking_webflux_handler
    }

    @GetMapping("/stations/{id}/name")
    public Mono<String> name(@PathVariable String id, ServerWebExchange exchange) {
        return Mono.fromCallable(() -> table.nameOf(id)) // OK blocking_webflux_handler
                .subscribeOn(Schedulers.boundedElastic());
    }

    @GetMapping("/stations/{id}/label")
    public Mono<String> cachedLabel(@PathVariable String id, ServerWebExchange exchange) {
        return Mono.just(table.labelOf(id)); // OK blocking_webflux_handler
    }

    @GetMapping("/stations/{id}/temp")
    public Mono<Integer> temperature(@PathVariable String id, ServerWebExchange exchange) {
        Integer celsius = stations.get().uri("/{n}/t", id).retrieve().bodyToMono(Integer.class).block(); // BAD blocking_webflux_block
        return Mono.just(celsius);
    }

    @GetMapping("/stations")
    public Flux<String> all(ServerWebExchange exchange) {
        StringBuilder sb = new StringBuilder();
        for (String n : stations.get().uri("/all").retrieve().bodyToFlux(String.class).toIterable()) { // BAD blocking_webflux_block
            sb.append(n);
        }
        return Flux.just(sb.toString());
    }

    @PostMapping("/observations")
    public Mono<Void> observe(@RequestBody Mono<String> body, ServerHttpRequest request) {
        return body.flatMap(text -> {
            try {
                kafka.send("observations", text).get(); // BAD blocking_webflux_handler
                return Mono.<Void>empty();
            } catch (InterruptedException | ExecutionException e) {
                return Mono.error(e);
            }
        });
    }

    @PostMapping("/observations/bulk")
    public Mono<Void> observeAll(@RequestBody Flux<String> body, ServerHttpRequest request) {
        return body.flatMap(text -> Mono.fromFuture(() -> kafka.send("observations", text)), 16).then(); // OK blocking_webflux_handler
    }
}

@Service
class StationTable {

    private final JdbcTemplate jdbc;
    private final java.util.Map<String, String> labels = new java.util.concurrent.ConcurrentHashMap<>();

    StationTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    String nameOf(String id) {
        return jdbc.queryForObject("select name from station where id = ?", String.class, id);
    }

    String labelOf(String id) {
        return labels.getOrDefault(id, "");
    }
}

@Component
class OriginFilter implements WebFilter {

    private final RestTemplate rest = new RestTemplate();

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String ip = exchange.getRequest().getHeaders().getFirst("X-Real-IP");
        Boolean denied = rest.getForObject("http://acl/{ip}", Boolean.class, ip); // BAD blocking_webflux_filter
        if (Boolean.TRUE.equals(denied)) {
            exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
            return exchange.getResponse().setComplete(); // OK blocking_webflux_filter
        }
        return chain.filter(exchange).doFinally(sig -> {
            try {
                Files.writeString(Path.of("access.log"), ip); // BAD blocking_webflux_filter
            } catch (IOException e) {
                exchange.getAttributes().put("log", "failed");
            }
        });
    }
}

@Component
class TraceFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Mono.fromCallable(() -> InetAddress.getByName("trace.internal")) // OK blocking_webflux_filter
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(a -> chain.filter(exchange));
    }
}

class TokenExchange implements ExchangeFilterFunction {

    private final WebClient tokens;
    private volatile String cached;

    TokenExchange(WebClient tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        if (cached == null) {
            cached = tokens.post().uri("/token").retrieve().bodyToMono(String.class).block(Duration.ofSeconds(3)); // BAD blocking_webflux_filter
        }
        ClientRequest signed = ClientRequest.from(request).header(HttpHeaders.AUTHORIZATION, cached).build();
        return next.exchange(signed);
    }
}

class TokenRelay implements ExchangeFilterFunction {

    private final Mono<String> token;

    TokenRelay(WebClient tokens) {
        this.token = tokens.post().uri("/token").retrieve().bodyToMono(String.class).cache(Duration.ofMinutes(5));
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return token.flatMap(t -> next.exchange( // OK blocking_webflux_filter
                ClientRequest.from(request).header(HttpHeaders.AUTHORIZATION, t).build()));
    }
}

class ForecastRoutes {

    private final JdbcTemplate jdbc;

    ForecastRoutes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/forecast", this::forecast)
                .GET("/history", new HistoryFunction(jdbc))
                .GET("/moon", req -> {
                    try {
                        String host = InetAddress.getLocalHost().getCanonicalHostName(); // BAD blocking_webflux_router
                        return ServerResponse.ok().bodyValue(host);
                    } catch (UnknownHostException e) {
                        return ServerResponse.notFound().build();
                    }
                })
                .POST("/import", req -> req.bodyToMono(String.class)
                        .publishOn(Schedulers.boundedElastic())
                        .map(s -> jdbc.update("insert into raw values (?)", s)) // OK blocking_webflux_router
                        .flatMap(n -> ServerResponse.ok().bodyValue(n)))
                .build();
    }

    private Mono<ServerResponse> forecast(ServerRequest request) {
        Optional<String> city = request.queryParam("city");
        Integer t = jdbc.queryForObject("select t from forecast where city = ?", Integer.class, city.orElse("")); // BAD blocking_webflux_router
        return ServerResponse.ok().bodyValue(t);
    }

    static class HistoryFunction implements HandlerFunction<ServerResponse> {
        private final JdbcTemplate jdbc;

        HistoryFunction(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public Mono<ServerResponse> handle(ServerRequest request) {
            CompletableFuture<Integer> count = CompletableFuture.supplyAsync(
                    () -> jdbc.queryForObject("select count(*) from history", Integer.class));
            int n = count.join(); // BAD blocking_webflux_router
            return ServerResponse.ok().bodyValue(n);
        }
    }

    Mono<ServerResponse> archive(ServerRequest request) {
        return request.bodyToMono(byte[].class)
                .flatMap(bytes -> Mono.fromRunnable(() -> store(bytes)).subscribeOn(Schedulers.boundedElastic())) // OK blocking_webflux_router
                .then(ServerResponse.noContent().build());
    }

    private void store(byte[] bytes) {
        try {
            Files.write(Path.of("archive.bin"), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
