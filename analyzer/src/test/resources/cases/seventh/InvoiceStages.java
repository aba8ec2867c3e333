package cases.invoicestages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

public class InvoiceStages {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService io = Executors.newFixedThreadPool(16);
    private final JdbcTemplate jdbc;
    private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>(100);

    public InvoiceStages(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    CompletableFuture<String> fetch(String id) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://invoices/" + id)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    CompletableFuture<Integer> fetchAndStore(String id) {
        return fetch(id).thenApply(body -> jdbc.update("insert into invoice values (?)", body)); // BAD blocking_stage_callback
    }

    CompletableFuture<Integer> fetchAndStoreOn(String id) {
        return fetch(id).thenApplyAsync(body -> jdbc.update("insert into invoice values (?)", body), io); // OK blocking_stage_callback
    }

    CompletableFuture<Integer> fetchAndStoreAsync(String id) {
        return fetch(id).thenApplyAsync(body -> jdbc.update("insert into invoice values (?)", body)); // BAD blocking_stage_common_pool
    }

    CompletableFuture<String> fetchTwice(String id) {
        return fetch(id).thenApply(body -> body + fetch(id + "/2").join()); // BAD blocking_stage_join
    }

    CompletableFuture<String> fetchTwiceComposed(String id) {
        return fetch(id).thenCompose(body -> fetch(id + "/2").thenApply(more -> body + more)); // OK blocking_stage_join
    }

    CompletableFuture<String> fetchWithRetry(String id) {
        return fetch(id).exceptionally(e -> {
            try {
                TimeUnit.SECONDS.sleep(1); // BAD blocking_stage_callback
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
            return "";
        });
    }

    CompletableFuture<String> fetchWithDelay(String id) {
        return fetch(id).exceptionallyCompose(e -> CompletableFuture.supplyAsync(() -> "",
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))); // OK blocking_stage_callback
    }

    void publish(String id) {
        fetch(id).whenComplete((body, error) -> {
            try {
                outbox.put(body); // BAD blocking_stage_callback
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        fetch(id).whenComplete((body, error) -> {
            if (!outbox.offer(body)) { // OK blocking_stage_callback
                System.err.println("dropped");
            }
        });
        fetch(id).handle((body, error) -> {
            CompletableFuture<String> other = fetch("audit");
            return other.orTimeout(1, TimeUnit.SECONDS).join(); // BAD blocking_stage_join
        });
    }

    CompletableFuture<String> render(String id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(Path.of(id)); // BAD blocking_stage_common_pool
            } catch (IOException e) {
                return "";
            }
        });
    }

    CompletableFuture<String> renderOn(String id) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(Path.of(id)); // OK blocking_stage_common_pool
            } catch (IOException e) {
                return "";
            }
        }, io);
    }

    CompletableFuture<Void> renderAll(List<String> ids) {
        return CompletableFuture.runAsync(() -> ids.forEach(id -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://render/" + id)).build();
            try {
                http.send(request, HttpResponse.BodyHandlers.discarding()); // BAD blocking_stage_common_pool
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }), ForkJoinPool.commonPool());
    }

    CompletableFuture<Integer> checksum(String text) {
        return CompletableFuture.supplyAsync(() -> text.chars().sum()); // OK blocking_stage_common_pool
    }

    CompletableFuture<List<String>> gather(List<String> ids) {
        List<CompletableFuture<String>> parts = ids.stream().map(this::fetch).collect(Collectors.toList());
        return CompletableFuture.allOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenApply(v -> parts.stream().map(CompletableFuture::join).collect(Collectors.toList())); // OK blocking_completed_future
    }

    CompletableFuture<List<String>> gatherAny(List<String> ids) {
        List<CompletableFuture<String>> parts = ids.stream().map(this::fetch).collect(Collectors.toList());
        return CompletableFuture.anyOf(parts.toArray(new CompletableFuture<?>[0]))
                .thenApply(v -> parts.stream().map(CompletableFuture::join).collect(Collectors.toList())); // BAD blocking_completed_future
    }

    CompletableFuture<String> pair(String a, String b) {
        CompletableFuture<String> left = fetch(a);
        CompletableFuture<String> right = fetch(b);
        return left.thenApply(l -> {
            if (right.isDone()) {
                return l + right.join(); // OK blocking_completed_future
            }
            return l + right.getNow(""); // OK blocking_completed_future
        });
    }

    CompletableFuture<String> pairWaiting(String a, String b) {
        CompletableFuture<String> left = fetch(a);
        CompletableFuture<String> right = fetch(b);
        return left.thenApply(l -> l + right.join()); // BAD blocking_completed_future
    }

    void report(String id) {
        CompletableFuture<String> page = fetch(id);
        page.thenRun(() -> System.out.println(page.join())); // OK blocking_completed_future
        page.thenRun(() -> System.out.println(fetch("sum").join())); // BAD blocking_completed_future
        CompletableFuture<String> fixed = CompletableFuture.completedFuture("x");
        page.thenAccept(p -> System.out.println(p + fixed.join())); // OK blocking_completed_future
    }

    void latch(String id, CountDownLatch started) {
        CompletionStage<String> page = fetch(id);
        page.thenAccept(p -> {
            try {
                started.await(); // BAD blocking_stage_callback
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        page.thenAccept(p -> started.countDown()); // OK blocking_stage_callback
    }

    List<String> sizes(List<Path> files) {
        return files.parallelStream().map(InvoiceStages::slurp).collect(Collectors.toList()); // BAD blocking_parallel_stream
    }

    List<Integer> lengths(List<String> texts) {
        return texts.parallelStream().map(String::length).collect(Collectors.toList()); // OK blocking_parallel_stream
    }

    List<Integer> updates(List<String> rows) {
        return rows.stream().parallel()
                .map(r -> jdbc.update("insert into row values (?)", r)) // BAD blocking_parallel_stream
                .collect(Collectors.toList());
    }

    List<Integer> updatesInOrder(List<String> rows) {
        List<Integer> result = new ArrayList<>();
        for (String r : rows) {
            result.add(jdbc.update("insert into row values (?)", r)); // OK blocking_parallel_stream
        }
        return result;
    }

    private static String slurp(Path p) {
        try {
            return Files.readString(p);
        } catch (IOException e) {
            return "";
        }
    }
}

class TotalTask extends RecursiveTask<Integer> {

    private final List<Path> files;

    TotalTask(List<Path> files) {
        this.files = files;
    }

    @Override
    protected Integer compute() {
        if (files.size() == 1) {
            try {
                Thread.sleep(100); // BAD blocking_fork_join
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return files.get(0).getNameCount();
        }
        int mid = files.size() / 2;
        TotalTask left = new TotalTask(files.subList(0, mid));
        TotalTask right = new TotalTask(files.subList(mid, files.size()));
        left.fork();
        return right.compute() + left.join(); // OK blocking_fork_join
    }

    static int total(List<Path> files) {
        return ForkJoinPool.commonPool().invoke(new TotalTask(files));
    }
}

class QueueTaker<T> implements ForkJoinPool.ManagedBlocker {

    private final BlockingQueue<T> queue;
    private T item;

    QueueTaker(BlockingQueue<T> queue) {
        this.queue = queue;
    }

    @Override
    public boolean block() throws InterruptedException {
        if (item == null) {
            item = queue.take(); // OK blocking_fork_join
        }
        return true;
    }

    @Override
    public boolean isReleasable() {
        return item != null || (item = queue.poll()) != null;
    }

    static <T> T takeManaged(BlockingQueue<T> queue) throws InterruptedException {
        QueueTaker<T> taker = new QueueTaker<>(queue);
        ForkJoinPool.managedBlock(taker); // OK blocking_fork_join
        return taker.item;
    }

    static <T> ForkJoinTask<T> takeForked(BlockingQueue<T> queue) {
        return ForkJoinPool.commonPool().submit(() -> queue.take()); // BAD blocking_fork_join
    }
}
