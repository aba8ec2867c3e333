package cases.ticketgate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

record Ticket(String id, String event, int price) {}

class GateClient {

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2)) // OK ninth_hygiene_client_without_timeout
            .build();
    private final ExecutorService light = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore calls = new Semaphore(30);
    private final LongAdder checked = new LongAdder();

    String check(String id) {
        HttpRequest r = HttpRequest.newBuilder(URI.create("https://gate.example/" + id))
                .timeout(Duration.ofSeconds(3)).build();
        try {
            return http.send(r, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private CompletableFuture<String> checkLater(String id) {
        HttpRequest r = HttpRequest.newBuilder(URI.create("https://gate.example/" + id))
                .timeout(Duration.ofSeconds(3)).build();
        return http.sendAsync(r, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    List<Future<String>> checkAll(List<Ticket> tickets) {
        List<Future<String>> out = new ArrayList<>();
        for (Ticket t : tickets) {
            out.add(light.submit(() -> check(t.id()))); // BAD ninth_fanout_virtual_threads_without_limit
        }
        return out;
    }

    List<Future<String>> checkSome(List<Ticket> tickets) {
        List<Future<String>> out = new ArrayList<>();
        for (Ticket t : tickets) {
            out.add(light.submit(() -> { // OK ninth_fanout_virtual_threads_without_limit
                calls.acquire();
                try {
                    return check(t.id());
                } finally {
                    calls.release();
                }
            }));
        }
        return out;
    }

    void announce(Collection<Ticket> tickets) {
        tickets.forEach(t -> Thread.startVirtualThread(() -> check(t.id()))); // BAD ninth_fanout_virtual_threads_without_limit
    }

    List<String> sendAll(List<Ticket> tickets) {
        List<CompletableFuture<String>> all = tickets.stream().map(t -> checkLater(t.id())).toList();
        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])) // BAD ninth_fanout_unbounded_gather
                .orTimeout(10, TimeUnit.SECONDS).join();
        return all.stream().map(CompletableFuture::join).toList();
    }

    List<String> sendSlices(List<Ticket> tickets) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < tickets.size(); i += 20) {
            List<CompletableFuture<String>> slice = tickets.subList(i, Math.min(i + 20, tickets.size()))
                    .stream().map(t -> checkLater(t.id())).toList();
            CompletableFuture.allOf(slice.toArray(new CompletableFuture[0])) // OK ninth_fanout_unbounded_gather
                    .orTimeout(10, TimeUnit.SECONDS).join();
            slice.forEach(f -> out.add(f.join()));
        }
        return out;
    }

    CompletableFuture<Void> pair(Ticket a, Ticket b) {
        return CompletableFuture.allOf(checkLater(a.id()), checkLater(b.id())); // OK ninth_fanout_unbounded_gather
    }

    List<String> gateway(List<Ticket> tickets) {
        return tickets.stream().parallel().map(Ticket::id).map(this::check).collect(Collectors.toList()); // BAD ninth_fanout_blocking_in_parallel_stream
    }

    int revenue(List<Ticket> tickets) {
        return tickets.parallelStream().mapToInt(Ticket::price).sum(); // OK ninth_shared_mutation_from_parallel_stream
    }

    void warm() {
        IntStream.range(0, 100).parallel().forEach(i -> check("w" + i)); // BAD ninth_fanout_blocking_in_parallel_stream
    }

    List<String> calm(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::id).map(this::check).toList(); // OK ninth_fanout_blocking_in_parallel_stream
    }

    CompletableFuture<String> slow(String id) {
        return CompletableFuture.supplyAsync(() -> id).thenApplyAsync(this::check); // BAD ninth_fanout_blocking_on_common_pool_async
    }

    CompletableFuture<String> brisk(String id) {
        return CompletableFuture.supplyAsync(() -> id.strip().toUpperCase(Locale.ROOT)); // OK ninth_fanout_blocking_on_common_pool_async
    }

    void count(List<Ticket> tickets) {
        tickets.parallelStream().forEach(t -> checked.add(t.price())); // OK ninth_shared_mutation_from_parallel_stream
    }

    Map<String, Integer> perEvent(List<Ticket> tickets) {
        Map<String, Integer> sums = new TreeMap<>();
        tickets.parallelStream().forEach(t -> sums.merge(t.event(), t.price(), Integer::sum)); // BAD ninth_shared_mutation_from_parallel_stream
        return sums;
    }

    Map<String, Integer> eventSums(List<Ticket> tickets) {
        ConcurrentMap<String, Integer> sums = new ConcurrentHashMap<>();
        tickets.parallelStream().forEach(t -> sums.merge(t.event(), t.price(), Integer::sum)); // OK ninth_shared_mutation_from_parallel_stream
        return sums;
    }

    void close() {
        light.shutdown();
    }
}
