package hazards;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class Layers {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final ExecutorService leaves = Executors.newFixedThreadPool(4);

    void nested() {
        pool.execute(() -> {
            Future<String> inner = pool.submit(() -> "inner");
            result(inner); // none
            try {
                inner.get(); // H22
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void outer(String id) {
        pool.execute(() -> middle(id));
    }

    private void middle(String id) {
        CompletableFuture<String> inner = CompletableFuture.supplyAsync(() -> id, pool);
        inner.join(); // H22
    }

    CompletableFuture<String> stages(String id) {
        return CompletableFuture.supplyAsync(() -> {
            CompletableFuture<String> inner = CompletableFuture.supplyAsync(() -> id, pool);
            return inner.join(); // H22
        }, pool);
    }

    void otherPool(String id) {
        pool.execute(() -> {
            CompletableFuture<String> inner = CompletableFuture.supplyAsync(() -> id, leaves);
            inner.join(); // none
        });
    }

    String caller(String id) {
        return CompletableFuture.supplyAsync(() -> id, leaves).join(); // none
    }

    void composes(String id) {
        pool.execute(() -> CompletableFuture.supplyAsync(() -> id, pool).thenAccept(String::trim)); // none
    }

    private static void result(Future<String> future) {
        future.isDone();
    }
}
