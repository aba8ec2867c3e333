package cases.photolab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PhotoLab {

    private final HttpClient http = HttpClient.newHttpClient(); // OK eighth_fanout_client_per_call
    private final Semaphore slots = new Semaphore(10);
    private final ExecutorService ten = Executors.newFixedThreadPool(10);
    private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
    private final DataSource pooled;

    public PhotoLab(DataSource pooled) {
        this.pooled = pooled;
    }

    @GetMapping("/thumb/{id}")
    public String thumb(@PathVariable String id) throws IOException, InterruptedException {
        HttpClient own = HttpClient.newHttpClient(); // BAD eighth_fanout_client_per_call
        return own.send(HttpRequest.newBuilder(URI.create("http://store/" + id)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    @GetMapping("/full/{id}")
    public String full(@PathVariable String id) throws IOException {
        OkHttpClient own = new OkHttpClient(); // BAD eighth_fanout_client_per_call
        try (Response r = own.newCall(new Request.Builder().url("http://store/" + id).build()).execute()) {
            return r.message();
        }
    }

    @GetMapping("/owner/{id}")
    public String owner(@PathVariable String id) throws SQLException {
        try (Connection c = DriverManager.getConnection("jdbc:postgresql://db/photos")) { // BAD eighth_fanout_connection_per_call
            return c.getSchema();
        }
    }

    @GetMapping("/author/{id}")
    public String author(@PathVariable String id) throws SQLException {
        try (Connection c = pooled.getConnection()) { // OK eighth_fanout_connection_per_call
            return c.getSchema();
        }
    }

    List<CompletableFuture<String>> fetchAll(List<String> ids) {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (String id : ids) {
            all.add(fetch(id)); // BAD eighth_fanout_async_per_item
        }
        return all;
    }

    List<CompletableFuture<String>> fetchAllSlotted(List<String> ids) throws InterruptedException {
        List<CompletableFuture<String>> all = new ArrayList<>();
        for (String id : ids) {
            slots.acquire();
            all.add(fetch(id).whenComplete((r, t) -> slots.release())); // OK eighth_fanout_async_per_item
        }
        return all;
    }

    void fetchInChunks(List<String> ids) {
        for (int from = 0; from < ids.size(); from += 20) {
            List<String> chunk = ids.subList(from, Math.min(from + 20, ids.size()));
            CompletableFuture.allOf(chunk.stream().map(this::fetch).toArray(CompletableFuture[]::new)).join(); // OK eighth_fanout_async_per_item
        }
    }

    void fetchAtOnce(List<String> ids) {
        CompletableFuture.allOf(ids.stream().map(this::fetch).toArray(CompletableFuture[]::new)).join(); // BAD eighth_fanout_async_per_item
    }

    CompletableFuture<String> fetchPair(String a, String b) {
        return fetch(a).thenCombine(fetch(b), String::concat); // OK eighth_fanout_async_per_item
    }

    CompletableFuture<Void> fetchChained(List<String> ids) {
        CompletableFuture<Void> chain = CompletableFuture.completedFuture(null);
        for (String id : ids) {
            chain = chain.thenCompose(v -> fetch(id)).thenAccept(System.out::println); // OK eighth_fanout_async_per_item
        }
        return chain;
    }

    void develop(List<String> films) {
        for (String film : films) {
            virtual.submit(() -> print(film)); // BAD eighth_fanout_vthread_per_item ?
        }
    }

    void developSlotted(List<String> films) {
        for (String film : films) {
            virtual.submit(() -> {
                slots.acquire();
                try {
                    return print(film); // OK eighth_fanout_vthread_per_item
                } finally {
                    slots.release();
                }
            });
        }
    }

    List<Future<Integer>> developTogether(List<Callable<Integer>> tasks) throws InterruptedException {
        return ten.invokeAll(tasks); // OK eighth_fanout_vthread_per_item
    }

    void developUnmanaged(List<String> films) {
        films.forEach(film -> Thread.startVirtualThread(() -> print(film))); // BAD eighth_fanout_vthread_per_item ?
    }

    void convertAll(List<String> files) throws IOException {
        for (String f : files) {
            new ProcessBuilder("convert", f, f + ".png").start(); // BAD eighth_fanout_process_per_item
        }
    }

    void convertInOrder(List<String> files) throws IOException, InterruptedException {
        for (String f : files) {
            Process p = new ProcessBuilder("convert", f, f + ".png").start(); // OK eighth_fanout_process_per_item
            if (!p.waitFor(1, TimeUnit.MINUTES)) {
                p.destroyForcibly();
            }
        }
    }

    @KafkaListener(topics = "uploads")
    public void onUpload(String id) {
        CompletableFuture.runAsync(() -> print(id)); // BAD eighth_fanout_listener_hand_off
    }

    @KafkaListener(topics = "uploads-slow")
    public void onUploadHere(String id) {
        print(id); // OK eighth_fanout_listener_hand_off
    }

    @KafkaListener(topics = "uploads-slotted")
    public void onUploadSlotted(String id) throws InterruptedException {
        slots.acquire();
        ten.execute(() -> { // OK eighth_fanout_listener_hand_off
            try {
                print(id);
            } finally {
                slots.release();
            }
        });
    }

    @KafkaListener(topics = "uploads-new")
    public void onUploadNew(String id) {
        new Thread(() -> print(id)).start(); // BAD eighth_fanout_listener_hand_off
    }

    private CompletableFuture<String> fetch(String id) {
        return http.sendAsync(HttpRequest.newBuilder(URI.create("http://store/" + id)).build(),
                HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
    }

    private int print(String film) {
        try (Connection c = pooled.getConnection()) {
            return c.createStatement().executeUpdate("update film set printed = 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

@Configuration
class LabExecutors {

    @Bean
    TaskExecutor darkroom() {
        return new SimpleAsyncTaskExecutor("darkroom-"); // BAD eighth_fanout_spring_executor
    }

    @Bean
    TaskExecutor lightroom() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("lightroom-"); // OK eighth_fanout_spring_executor
        executor.setConcurrencyLimit(12);
        return executor;
    }

    @Bean
    TaskExecutor archive() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // BAD eighth_fanout_spring_executor ?
        executor.setCorePoolSize(4);
        return executor;
    }

    @Bean
    TaskExecutor studio() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // OK eighth_fanout_spring_executor
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(8);
        executor.setQueueCapacity(100);
        return executor;
    }

    @Bean
    TaskExecutor rush() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
        executor.setMaxPoolSize(Integer.MAX_VALUE);
        executor.setQueueCapacity(0); // BAD eighth_fanout_spring_executor
        return executor;
    }
}
