package cases.shopcontrollers;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.annotation.Client;
import io.micronaut.http.filter.HttpServerFilter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import redis.clients.jedis.Jedis;

@Controller("/shop")
public class ShopControllers {

    private final DataSource dataSource;
    private final HttpClient http;
    private final ExecutorService io;

    public ShopControllers(DataSource dataSource, @Client("/stock") HttpClient http,
                           @Named(TaskExecutors.IO) ExecutorService io) {
        this.dataSource = dataSource;
        this.http = http;
        this.io = io;
    }

    @Get("/items")
    public String items() throws SQLException {
        try (Connection c = dataSource.getConnection()) { // BAD blocking_micronaut_controller
            return c.getSchema();
        }
    }

    @Get("/items/io")
    @ExecuteOn(TaskExecutors.IO)
    public String itemsOnIo() throws SQLException {
        try (Connection c = dataSource.getConnection()) { // OK blocking_micronaut_execute_on
            return c.getSchema();
        }
    }

    @Get("/items/pool")
    @ExecuteOn(TaskExecutors.BLOCKING)
    public String itemsOnPool() throws InterruptedException {
        Thread.sleep(30); // OK blocking_micronaut_execute_on
        return http.toBlocking().retrieve("/all"); // OK blocking_micronaut_execute_on
    }

    @Get("/stock")
    public String stock() {
        return http.toBlocking().retrieve("/all"); // BAD blocking_micronaut_client
    }

    @Get("/stock/async")
    public Publisher<String> stockAsync() {
        return http.retrieve("/all"); // OK blocking_micronaut_client
    }

    @Get("/stock/mono")
    public Mono<String> stockMono() {
        return Mono.just(Flux.from(http.retrieve("/all")).blockLast()); // BAD blocking_micronaut_client
    }

    @Get("/stock/first")
    public Mono<String> stockFirst() {
        return Mono.from(http.retrieve("/all")).map(String::trim); // OK blocking_micronaut_client
    }

    @Get("/price")
    @NonBlocking
    public int price() {
        try (Jedis jedis = new Jedis("cache", 6379)) {
            return Integer.parseInt(jedis.get("price")); // BAD blocking_micronaut_controller
        }
    }

    @Get("/label")
    public Mono<String> label() {
        return Mono.fromCallable(() -> Files.readString(Path.of("label"))); // BAD blocking_micronaut_controller
    }

    @Get("/label/elastic")
    public Mono<String> labelElastic() {
        return Mono.fromCallable(() -> Files.readString(Path.of("label"))) // OK blocking_micronaut_controller
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Get("/label/future")
    public CompletableFuture<String> labelFuture() {
        return CompletableFuture.supplyAsync(this::readLabel, io); // OK blocking_micronaut_controller
    }

    @Post("/order")
    public CompletableFuture<String> order() throws Exception {
        String label = io.submit(this::readLabel).get(); // BAD blocking_micronaut_controller
        return CompletableFuture.completedFuture(label);
    }

    private String readLabel() {
        try {
            return Files.readString(Path.of("label"));
        } catch (IOException e) {
            return "";
        }
    }
}

@Controller("/admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminController {

    @Get("/export")
    String export() throws IOException, InterruptedException {
        Process p = new ProcessBuilder("tar", "cf", "/tmp/x.tar", "/data").start();
        return "" + p.waitFor(); // OK blocking_micronaut_execute_on
    }
}

@Filter("/**")
class QuotaFilter implements HttpServerFilter {

    private final DataSource dataSource;

    QuotaFilter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(HttpRequest<?> request, ServerFilterChain chain) {
        try (Connection c = dataSource.getConnection()) { // BAD blocking_micronaut_filter
            c.createStatement().executeUpdate("update quota set used = used + 1"); // BAD blocking_micronaut_filter
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Flux.from(chain.proceed(request))
                .doOnNext(r -> r.header("X-Quota", "1")); // OK blocking_micronaut_filter
    }
}

@Singleton
class ShopStartup {

    @EventListener
    void onStartup(StartupEvent event) throws IOException {
        Files.createDirectories(Path.of("/var/shop")); // OK blocking_micronaut_background
    }

    @Scheduled(fixedDelay = "10m")
    void cleanUp() throws IOException, InterruptedException {
        Files.deleteIfExists(Path.of("/var/shop/tmp")); // OK blocking_micronaut_background
        Thread.sleep(100); // OK blocking_micronaut_background
    }
}
