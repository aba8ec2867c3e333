package hazards;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

class Quotes {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final HttpClient client = HttpClient.newHttpClient();

    CompletableFuture<String> later(HttpRequest request) {
        return CompletableFuture.supplyAsync(() -> ask(request)); // H21
    }

    List<String> parallel(List<HttpRequest> requests) {
        return requests.parallelStream().map(this::ask).toList(); // H21
    }

    void common(HttpRequest request) {
        ForkJoinPool.commonPool().execute(() -> ask(request)); // H21
    }

    CompletableFuture<Void> then(CompletableFuture<HttpRequest> request) {
        return request.thenAcceptAsync(this::ask); // H21
    }

    CompletableFuture<String> onPool(HttpRequest request) {
        return CompletableFuture.supplyAsync(() -> ask(request), pool); // none
    }

    CompletableFuture<Integer> counts(String text) {
        return CompletableFuture.supplyAsync(() -> text.length()); // none
    }

    List<String> trims(List<String> texts) {
        return texts.parallelStream().map(String::trim).toList(); // none
    }

    List<String> inTurn(List<HttpRequest> requests) {
        return requests.stream().map(this::ask).toList(); // none
    }

    private String ask(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
