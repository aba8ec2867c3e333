package t;
import java.net.URI;
import java.net.http.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

class Stages {
  private final HttpClient http = HttpClient.newHttpClient(); // BAD clienttimeout
  private final HttpClient timed = HttpClient.newBuilder().connectTimeout(java.time.Duration.ofSeconds(2)).build(); // OK clienttimeout
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final Executor io = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100));

  CompletableFuture<String> get(String u) {
    return timed.sendAsync(HttpRequest.newBuilder(URI.create(u)).timeout(java.time.Duration.ofSeconds(2)).build(), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }
  CompletableFuture<String> joinInStage(String u) {
    return get(u).thenApply(a -> a + get(a).join()); // BAD stage
  }
  CompletableFuture<String> compose(String u) {
    return get(u).thenCompose(a -> get(a).thenApply(b -> a + b)); // OK stage
  }
  CompletableFuture<String> sleepInStage(String u) {
    return get(u).whenComplete((a, e) -> {
      try { Thread.sleep(10); } catch (InterruptedException x) { Thread.currentThread().interrupt(); } // BAD stage
    });
  }
  CompletableFuture<String> commonPool(String u) {
    return CompletableFuture.supplyAsync(() -> { // BAD noexecutor
      try { return timed.send(HttpRequest.newBuilder(URI.create(u)).build(), HttpResponse.BodyHandlers.ofString()).body(); } // BAD commonpool
      catch (Exception e) { throw new CompletionException(e); }
    });
  }
  CompletableFuture<String> ownPool(String u) {
    return CompletableFuture.supplyAsync(() -> { // OK noexecutor
      try { return timed.send(HttpRequest.newBuilder(URI.create(u)).build(), HttpResponse.BodyHandlers.ofString()).body(); } // OK commonpool
      catch (Exception e) { throw new CompletionException(e); }
    }, io);
  }
  CompletableFuture<Integer> asyncStage(String u) { return get(u).thenApplyAsync(String::length); } // BAD noexecutor
  CompletableFuture<Integer> asyncStageIo(String u) { return get(u).thenApplyAsync(String::length, io); } // OK noexecutor
  List<String> joinsAll(List<String> us) {
    List<CompletableFuture<String>> all = us.stream().map(u -> CompletableFuture.supplyAsync(() -> slow(u), pool)).collect(Collectors.toList()); // BAD fanout
    return all.stream().map(CompletableFuture::join).collect(Collectors.toList()); // BAD notimeout
  }
  List<String> sequentialByMistake(List<String> us) {
    return us.stream().map(u -> CompletableFuture.supplyAsync(() -> slow(u), pool)).map(CompletableFuture::join).toList(); // BAD notimeout
  }
  String slow(String u) { return u; }
  String timedGet(Future<String> f) throws Exception { return f.get(2, TimeUnit.SECONDS); } // OK notimeout
  String orTimeout(CompletableFuture<String> f) { return f.orTimeout(2, TimeUnit.SECONDS).join(); } // OK notimeout
  String untimed(Future<String> f) throws Exception { return f.get(); } // BAD notimeout
  String done(CompletableFuture<String> f) { return f.isDone() ? f.join() : "later"; } // OK notimeout
  String already() { return CompletableFuture.completedFuture("x").join(); } // OK notimeout
  void lostRun() {
    CompletableFuture.runAsync(() -> slow("x"), pool); // BAD lost
  }
  void lostThen(CompletableFuture<String> f) {
    f.thenAccept(System.out::println); // BAD lost
  }
  void handled(CompletableFuture<String> f) {
    f.thenAccept(System.out::println).exceptionally(e -> { e.printStackTrace(); return null; }); // OK lost
  }
  CompletableFuture<Void> both(CompletableFuture<String> a, CompletableFuture<String> b) {
    return CompletableFuture.allOf(a, b); // OK fanout
  }
  void swallowed(CompletableFuture<String> f) {
    f.exceptionally(e -> null).thenAccept(System.out::println); // BAD swallowed
  }
  CompletableFuture<String> nullFuture(String u) {
    if (u.isEmpty()) return null; // BAD nullfuture
    return get(u);
  }
  CompletableFuture<String> emptyFuture(String u) {
    if (u.isEmpty()) return CompletableFuture.completedFuture(null); // OK nullfuture
    return get(u);
  }
  CompletableFuture<String> handleNull(String u) {
    return get(u).thenCompose(s -> s.isEmpty() ? null : get(s)); // BAD nullfuture
  }
  CompletableFuture<String> thenNull(String u) {
    return get(u).thenApply(s -> s.isEmpty() ? null : s); // OK nullfuture
  }
  void cancelled(CompletableFuture<String> f) {
    CompletableFuture<String> work = CompletableFuture.supplyAsync(() -> slow("a"), pool);
    work.cancel(true); // BAD cancel
  }
  void cancelTask() {
    Future<?> work = pool.submit(() -> slow("a"));
    work.cancel(true); // OK cancel
  }
  void close() throws InterruptedException { pool.shutdown(); if (!pool.awaitTermination(5, TimeUnit.SECONDS)) pool.shutdownNow(); }
}
