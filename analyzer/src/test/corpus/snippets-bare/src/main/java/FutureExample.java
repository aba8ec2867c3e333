import java.util.concurrent.*;

public class FutureExample {

    private final ExecutorService executor = Executors.newFixedThreadPool(4); // ok

    String untimed(Callable<String> task) throws Exception {
        Future<String> future = executor.submit(task); // ok
        return future.get(); // ! caller future
    }

    String timed(Callable<String> task) throws Exception {
        Future<String> future = executor.submit(task);
        return future.get(1, TimeUnit.SECONDS); // ! caller future
    }

    CompletableFuture<String> composed() {
        return CompletableFuture.supplyAsync(() -> "x", executor).thenApply(String::trim); // ok
    }

    String joined() {
        return CompletableFuture.supplyAsync(() -> "x", executor).join(); // ! caller future
    }

    String map(java.util.Map<String, String> map) {
        return map.get("x"); // ok
    }

    void stop() throws InterruptedException {
        executor.shutdown(); // ok
        executor.awaitTermination(1, TimeUnit.MINUTES); // ! caller join
    }
}
