package hazards;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

class Answers {
    private final ExecutorService full =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10));
    private final ExecutorService patient = new ThreadPoolExecutor(
            2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10), new ThreadPoolExecutor.CallerRunsPolicy());
    private final ExecutorService endless = Executors.newFixedThreadPool(2);

    CompletableFuture<String> byHand(String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        full.execute(() -> answer.complete(text.trim())); // H23
        return answer;
    }

    CompletableFuture<String> submitted(String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        full.submit(() -> answer.complete(text.trim())); // H23
        return answer;
    }

    CompletableFuture<String> stage(CompletableFuture<String> before) {
        return before.thenApplyAsync(String::trim, full); // H23
    }

    CompletableFuture<String> handled(String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        try {
            full.execute(() -> answer.complete(text.trim())); // none
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    CompletableFuture<String> callerRuns(String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        patient.execute(() -> answer.complete(text.trim())); // none
        return answer;
    }

    CompletableFuture<String> queued(String text) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        endless.execute(() -> answer.complete(text.trim())); // none
        return answer;
    }

    CompletableFuture<String> supplied(String text) {
        return CompletableFuture.supplyAsync(text::trim, full); // none
    }

    void nobodyWaits(String text) {
        full.execute(() -> text.trim()); // none
    }
}
