package cases.parcelpipelines;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

public class ParcelPipelines {

    private final JdbcTemplate jdbc;
    private final RestTemplate rest;
    private final Scheduler depotScheduler = Schedulers.newBoundedElastic(20, 1000, "depot");
    private final Scheduler fromPool = Schedulers.fromExecutorService(Executors.newFixedThreadPool(10));
    private final Lock scaleLock = new ReentrantLock();

    public ParcelPipelines(JdbcTemplate jdbc, RestTemplate rest) {
        this.jdbc = jdbc;
        this.rest = rest;
    }

    Flux<Integer> weigh(Flux<String> ids) {
        return ids.map(id -> jdbc.queryForObject("select weight from parcel where id = ?", Integer.class, id)); // BAD blocking_reactor_map
    }

    Flux<Integer> weighElsewhere(Flux<String> ids) {
        return ids.publishOn(Schedulers.boundedElastic())
                .map(id -> jdbc.queryForObject("select weight from parcel where id = ?", Integer.class, id)); // OK blocking_reactor_map
    }

    Flux<Integer> weighBack(Flux<String> ids) {
        return ids.publishOn(Schedulers.boundedElastic())
                .map(id -> jdbc.queryForObject("select weight from parcel where id = ?", Integer.class, id)) // OK blocking_reactor_map
                .publishOn(Schedulers.parallel())
                .map(w -> jdbc.update("insert into seen(weight) values (?)", w)); // BAD blocking_reactor_map
    }

    Mono<String> label(Mono<String> id) {
        return id.flatMap(i -> Mono.fromCallable(() -> rest.getForObject("http://labels/{i}", String.class, i))); // BAD blocking_reactor_callable
    }

    Mono<String> labelIsolated(Mono<String> id) {
        return id.flatMap(i -> Mono.fromCallable(() -> rest.getForObject("http://labels/{i}", String.class, i)) // OK blocking_reactor_callable
                .subscribeOn(Schedulers.boundedElastic()));
    }

    Mono<String> labelOnField(Mono<String> id) {
        return id.flatMap(i -> Mono.fromCallable(() -> rest.getForObject("http://labels/{i}", String.class, i)) // OK blocking_reactor_callable
                .subscribeOn(depotScheduler));
    }

    Mono<String> labelOnPool(String id) {
        Callable<String> fetch = () -> rest.getForObject("http://labels/{i}", String.class, id); // OK blocking_reactor_callable
        return Mono.fromCallable(fetch).subscribeOn(fromPool);
    }

    Mono<String> labelParallel(String id) {
        return Mono.fromSupplier(() -> rest.getForObject("http://labels/{i}", String.class, id)) // BAD blocking_reactor_callable
                .subscribeOn(Schedulers.parallel());
    }

    Mono<String> labelEager(String id) {
        return Mono.just(id).flatMap(i -> Mono.just(rest.getForObject("http://labels/{i}", String.class, i))); // BAD blocking_reactor_callable
    }

    Flux<String> route(Flux<String> ids) {
        return ids.flatMap(id -> {
            String depot = lookupDepot(id).block(); // BAD blocking_reactor_block
            return Mono.just(depot + "/" + id);
        });
    }

    Flux<String> routeComposed(Flux<String> ids) {
        return ids.flatMap(id -> lookupDepot(id).map(depot -> depot + "/" + id)); // OK blocking_reactor_block
    }

    Flux<String> routeTimed(Flux<String> ids) {
        return ids.filter(id -> lookupDepot(id).block(Duration.ofSeconds(1)) != null); // BAD blocking_reactor_block
    }

    Flux<String> routeLazily(Flux<String> ids) {
        return ids.filterWhen(id -> lookupDepot(id).hasElement()); // OK blocking_reactor_block
    }

    Mono<List<String>> sorted(Flux<String> ids) {
        return Mono.delay(Duration.ofMillis(10)).map(t -> ids.collectList().block()); // BAD blocking_reactor_block
    }

    Mono<String> firstOf(Flux<String> ids) {
        return Mono.defer(() -> Mono.just(ids.blockFirst())).subscribeOn(Schedulers.single()); // BAD blocking_reactor_block
    }

    Flux<String> expand(Flux<String> ids) {
        return ids.concatMap(id -> Flux.fromIterable(lookupAll(id).toIterable())); // BAD blocking_reactor_block
    }

    public static void main(String[] args) {
        ParcelPipelines p = new ParcelPipelines(new JdbcTemplate(), new RestTemplate());
        List<String> all = p.route(Flux.fromArray(args)).collectList().block(); // OK blocking_reactor_block
        System.out.println(all);
    }

    Flux<String> throttle(Flux<String> ids) {
        return ids.doOnNext(id -> {
            try {
                Thread.sleep(20); // BAD blocking_reactor_side_effect
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Flux<String> throttleTimed(Flux<String> ids) {
        return ids.delayElements(Duration.ofMillis(20)); // OK blocking_reactor_side_effect
    }

    Flux<String> audit(Flux<String> ids) {
        return ids.doOnNext(id -> append(id)) // BAD blocking_reactor_side_effect
                .doOnComplete(() -> System.out.println("audited"));
    }

    Flux<String> auditIsolated(Flux<String> ids) {
        return ids.publishOn(depotScheduler)
                .doOnNext(this::append); // OK blocking_reactor_side_effect
    }

    Mono<Void> auditOnError(Mono<Void> work) {
        return work.onErrorResume(e -> {
            append(e.getMessage()); // BAD blocking_reactor_side_effect
            return Mono.empty();
        });
    }

    Mono<String> parse(Mono<byte[]> body) {
        return body.map(bytes -> {
            InputStream in = new ByteArrayInputStream(bytes);
            try {
                return new String(in.readAllBytes()); // OK blocking_reactor_memory_stream
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    Mono<String> firstLine(Mono<String> body) {
        return body.map(text -> {
            BufferedReader reader = new BufferedReader(new StringReader(text));
            try {
                return reader.readLine(); // OK blocking_reactor_memory_stream
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    Mono<String> firstLineOf(Mono<Path> file) {
        return file.map(path -> {
            try (BufferedReader reader = Files.newBufferedReader(path)) {
                return reader.readLine(); // BAD blocking_reactor_memory_stream
            } catch (IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    Mono<byte[]> picture(Mono<URL> location) {
        return location.<byte[]>handle((url, sink) -> {
            try (InputStream in = url.openStream()) { // BAD blocking_reactor_memory_stream
                sink.next(in.readAllBytes());
            } catch (IOException e) {
                sink.error(e);
            }
        });
    }

    Mono<String> calibrated(Mono<String> id) {
        return id.map(i -> {
            scaleLock.lock();
            try {
                return rest.getForObject(URI.create("http://scale/" + i), String.class); // BAD blocking_reactor_map
            } finally {
                scaleLock.unlock();
            }
        });
    }

    Mono<String> joined(Mono<String> id) {
        return id.map(i -> CompletableFuture.supplyAsync(() -> i.trim()).join()); // BAD blocking_reactor_block
    }

    Mono<String> bridged(Mono<String> id) {
        return id.flatMap(i -> Mono.fromFuture(() -> CompletableFuture.supplyAsync(() -> i.trim()))); // OK blocking_reactor_block
    }

    Flux<String> generated() {
        return Flux.<String>generate(sink -> {
            try {
                sink.next(String.valueOf(System.in.read())); // OK blocking_reactor_generate
            } catch (IOException e) {
                sink.error(e);
            }
        }).subscribeOn(fromPool);
    }

    Flux<String> ticking() {
        return Flux.interval(Duration.ofSeconds(1)).map(t -> {
            try {
                return Files.readString(Path.of("/etc/depot.conf")); // BAD blocking_reactor_generate
            } catch (IOException e) {
                return "";
            }
        });
    }

    Flux<String> tickingOn() {
        return Flux.interval(Duration.ofSeconds(1), Schedulers.boundedElastic()).map(t -> {
            try {
                return Files.readString(Path.of("/etc/depot.conf")); // OK blocking_reactor_generate
            } catch (IOException e) {
                return "";
            }
        });
    }

    private Mono<String> lookupDepot(String id) {
        return Mono.just(id).delayElement(Duration.ofMillis(5));
    }

    private Flux<String> lookupAll(String id) {
        return Flux.just(id).delayElements(Duration.ofMillis(5));
    }

    private void append(String line) {
        try {
            Files.writeString(Path.of("/var/log/parcels"), line);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
