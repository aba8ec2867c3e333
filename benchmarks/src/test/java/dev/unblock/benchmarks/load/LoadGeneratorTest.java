package dev.unblock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

    private static final Duration PATIENT = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private LoadGenerator generator;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        generator = new LoadGenerator();
    }

    @AfterEach
    void stop() {
        generator.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsEveryRequestOfTheScheduleAndCountsItsAnswer() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, "fine"));

        LoadResult result = generator.run(load(100, PATIENT, 1000, ExpectedAnswer.success()));

        assertThat(requests).hasValue(50);
        assertThat(result.offered()).isEqualTo(50);
        assertThat(result.answered()).isEqualTo(50);
        assertThat(result.latency().count()).isEqualTo(50);
        assertThat(result.lag().count()).isEqualTo(50);
    }

    @Test
    void countsErrorsAsFailed() throws InterruptedException {
        serve(exchange -> answer(exchange, requests.get() % 5 == 0 ? 500 : 200, "some"));

        LoadResult result = generator.run(load(100, PATIENT, 1000, ExpectedAnswer.success()));

        assertThat(result.answered() + result.failed()).isEqualTo(50);
        assertThat(result.failed()).isPositive();
        assertThat(result.unanswered()).isZero();
    }

    @Test
    void countsBrokenConnectionsAsFailed() throws InterruptedException {
        serve(HttpExchange::close);

        LoadResult result = generator.run(load(100, PATIENT, 1000, ExpectedAnswer.success()));

        assertThat(result.failed()).isEqualTo(50);
    }

    @Test
    void countsAnswersWithAnotherBodyAsFailed() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, "wrong"));

        ExpectedAnswer expected = ExpectedAnswer.sameAs(Map.of("/", "right".getBytes(StandardCharsets.UTF_8)));
        LoadResult result = generator.run(load(100, PATIENT, 1000, expected));

        assertThat(result.failed()).isEqualTo(50);
    }

    @Test
    void countsWhatIsNeverAnswered() throws InterruptedException {
        serve(exchange -> {});

        LoadResult result = generator.run(load(100, SHORT, 1000, ExpectedAnswer.success()));

        assertThat(result.unanswered()).isEqualTo(50);
        assertThat(result.goodputPerSecond()).isZero();
    }

    @Test
    void sendsNoMoreThanItsBound() throws InterruptedException {
        serve(exchange -> {});

        LoadResult result = generator.run(load(100, SHORT, 7, ExpectedAnswer.success()));

        assertThat(requests).hasValueLessThanOrEqualTo(7);
        assertThat(result.notSent()).isEqualTo(43);
        assertThat(result.unanswered()).isEqualTo(50);
    }

    @Test
    void opensANewConnectionWhenTheServerClosesTheOld() throws InterruptedException {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Connection", "close");
            answer(exchange, 200, "fine");
        });

        LoadResult result = generator.run(load(100, PATIENT, 1000, ExpectedAnswer.success()));

        assertThat(result.answered()).isEqualTo(50);
        assertThat(clientPorts).hasSize(50);
    }

    @Test
    void countsAServerThatIsNotThereAsFailed() throws InterruptedException {
        serve(exchange -> answer(exchange, 200, "fine"));
        Load load = load(100, PATIENT, 1000, ExpectedAnswer.success());
        server.stop(0);

        assertThat(generator.run(load).failed()).isEqualTo(50);
    }

    /** Half a second of load. */
    private Load load(double perSecond, Duration grace, int maxInFlight, ExpectedAnswer expected) {
        return new Load(
                Target.local(server.getAddress().getPort()),
                List.of("/"),
                perSecond,
                Duration.ZERO,
                Duration.ofMillis(500),
                grace,
                maxInFlight,
                expected);
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            clientPorts.add(exchange.getRemoteAddress().getPort());
            handler.handle(exchange);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
