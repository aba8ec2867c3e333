package t;
import java.io.*;
import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.client.RestTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

@RestController
class ReactorOperators {
  private final WebClient web = WebClient.create();
  private final RestTemplate rest = new RestTemplate();
  private final JdbcTemplate jdbc;
  private final Scheduler io = Schedulers.newBoundedElastic(10, 100, "io");
  ReactorOperators(JdbcTemplate jdbc) { this.jdbc = jdbc; }

  @GetMapping("/a") Mono<String> mapSleeps() {
    return web.get().uri("/x").retrieve().bodyToMono(String.class).map(s -> {
      try { Thread.sleep(100); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } // BAD eventloop
      return s;
    });
  }
  @GetMapping("/b") Mono<Integer> flatMapJdbc() {
    return web.get().uri("/x").retrieve().bodyToMono(String.class)
        .flatMap(s -> Mono.just(jdbc.queryForObject("select 1", Integer.class))); // BAD eventloop
  }
  @GetMapping("/c") Mono<String> callableWithoutScheduler() {
    return Mono.fromCallable(() -> rest.getForObject("http://x", String.class)); // BAD eventloop
  }
  @GetMapping("/d") Mono<String> callableOffloaded() {
    return Mono.fromCallable(() -> rest.getForObject("http://x", String.class)) // OK eventloop
        .subscribeOn(Schedulers.boundedElastic());
  }
  @GetMapping("/e") Mono<String> ownScheduler() {
    return Mono.fromCallable(() -> Files.readString(Path.of("/etc/hosts"))).subscribeOn(io); // OK eventloop
  }
  @GetMapping("/f") Flux<String> publishOnLater() {
    return Flux.just("a", "b").map(s -> rest.getForObject(s, String.class)).publishOn(Schedulers.boundedElastic()); // BAD eventloop
  }
  @GetMapping("/g") Flux<String> publishOnBefore() {
    return Flux.just("a", "b").publishOn(Schedulers.boundedElastic()).map(s -> rest.getForObject(s, String.class)); // OK eventloop
  }
  @GetMapping("/h") Flux<String> publishOnParallel() {
    return Flux.just("a").publishOn(Schedulers.parallel()).map(s -> rest.getForObject(s, String.class)); // BAD eventloop
  }
  @GetMapping("/i") Mono<String> nestedBlock() {
    return web.get().uri("/a").retrieve().bodyToMono(String.class)
        .map(a -> a + web.get().uri("/b").retrieve().bodyToMono(String.class).block()); // BAD eventloop
  }
  @GetMapping("/j") Mono<String> zipped() {
    return web.get().uri("/a").retrieve().bodyToMono(String.class)
        .zipWith(web.get().uri("/b").retrieve().bodyToMono(String.class), String::concat); // OK eventloop
  }
  @GetMapping("/k") Mono<Void> doOnNextFile() {
    return web.get().uri("/a").retrieve().bodyToMono(String.class).doOnNext(s -> {
      try { Files.writeString(Path.of("/tmp/a"), s); } catch (IOException e) { throw new UncheckedIOException(e); } // BAD eventloop
    }).then();
  }
  @GetMapping("/l") Mono<String> futureGet() {
    return Mono.defer(() -> {
      CompletableFuture<String> f = web.get().uri("/a").retrieve().bodyToMono(String.class).toFuture();
      return Mono.just(f.join()); // BAD eventloop
    });
  }
  @GetMapping("/m") Mono<String> fromFuture() {
    return Mono.defer(() -> Mono.fromFuture(web.get().uri("/a").retrieve().bodyToMono(String.class).toFuture())); // OK eventloop
  }
  @GetMapping("/n") Mono<String> delays() {
    return Mono.delay(Duration.ofMillis(100)).map(t -> "x"); // OK eventloop
  }
  @GetMapping("/o") Mono<List<String>> iterable() {
    List<String> all = new ArrayList<>();
    for (String s : web.get().uri("/a").retrieve().bodyToFlux(String.class).toIterable()) all.add(s); // BAD eventloop
    return Mono.just(all);
  }
  @GetMapping("/p") Mono<List<String>> collected() {
    return web.get().uri("/a").retrieve().bodyToFlux(String.class).collectList(); // OK eventloop
  }
  @GetMapping("/q") Mono<String> filterWhen(@RequestParam String q) {
    return Mono.just(q).filter(s -> jdbc.queryForList("select 1 from t where a=?", s).isEmpty()); // BAD eventloop
  }
  @GetMapping("/r") Mono<String> latch() throws Exception {
    CountDownLatch latch = new CountDownLatch(1);
    web.get().uri("/a").retrieve().bodyToMono(String.class).subscribe(s -> latch.countDown());
    latch.await(5, TimeUnit.SECONDS); // BAD eventloop
    return Mono.just("x");
  }
  @GetMapping("/s") Mono<byte[]> memory(@RequestParam String q) {
    return Mono.fromCallable(() -> new ByteArrayInputStream(q.getBytes()).readAllBytes()); // OK eventloop
  }
  @GetMapping("/t") Mono<String> monoCreate() {
    return Mono.create(sink -> sink.success(rest.getForObject("http://y", String.class))); // BAD eventloop
  }
  @GetMapping("/u") Mono<String> usingWhenElastic() {
    return Mono.just("q").flatMap(q -> Mono.fromSupplier(() -> rest.getForObject(q, String.class)) // OK eventloop
        .subscribeOn(Schedulers.boundedElastic()));
  }
}
