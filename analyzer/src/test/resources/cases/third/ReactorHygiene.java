package t;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.stereotype.Service;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.*;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

interface ItemRepository extends ReactiveCrudRepository<Item, Long> { }
class Item { Long id; String name; }
@Service
class ReactorHygiene {
  private final ItemRepository items; private final WebClient web = WebClient.create();
  ReactorHygiene(ItemRepository items) { this.items = items; }
  void forgets(Item i) { items.save(i); } // BAD lost
  Mono<Item> saves(Item i) { return items.save(i); } // OK lost
  Mono<Item> forgetsInside(Item i) {
    return items.findById(i.id).doOnNext(x -> items.save(x)); // BAD lost
  }
  Mono<Item> chains(Item i) { return items.findById(i.id).flatMap(x -> items.save(x)); } // OK lost
  Mono<Void> forgetsOne(Item i) {
    items.deleteById(i.id); // BAD lost
    return Mono.empty();
  }
  Mono<Void> andThen(Item i) { return items.deleteById(i.id).then(Mono.empty()); } // OK lost
  Mono<Item> mapToMono(Item i) {
    Mono<Mono<Item>> m = items.findById(i.id).map(x -> items.save(x)); // BAD lost
    return m.then(Mono.just(i));
  }
  void variable(Item i) {
    Mono<Item> m = items.save(i); // BAD lost
    System.out.println("saved");
  }
  Mono<Item> returnsNull(Item i) { return i == null ? null : items.save(i); } // BAD nullfuture
  Mono<Item> returnsEmpty(Item i) { return i == null ? Mono.empty() : items.save(i); } // OK nullfuture
  Flux<String> unbounded(Flux<String> urls) { return urls.flatMap(u -> web.get().uri(u).retrieve().bodyToMono(String.class)); } // BAD flatmap
  Flux<String> limited(Flux<String> urls) { return urls.flatMap(u -> web.get().uri(u).retrieve().bodyToMono(String.class), 8); } // OK flatmap
  Flux<String> excessive(Flux<String> urls) { return urls.flatMap(u -> web.get().uri(u).retrieve().bodyToMono(String.class), Integer.MAX_VALUE); } // BAD flatmap
  Flux<String> sequential(Flux<String> urls) { return urls.flatMapSequential(u -> web.get().uri(u).retrieve().bodyToMono(String.class)); } // BAD flatmap
  Flux<String> concat(Flux<String> urls) { return urls.concatMap(u -> web.get().uri(u).retrieve().bodyToMono(String.class)); } // OK flatmap
  Flux<Integer> local(Flux<List<Integer>> f) { return f.flatMap(Flux::fromIterable); } // OK flatmap
  Mono<String> one(Mono<String> u) { return u.flatMap(x -> web.get().uri(x).retrieve().bodyToMono(String.class)); } // OK flatmap
  Flux<Integer> buffers(Flux<Integer> f) { return f.onBackpressureBuffer(); } // BAD buffer
  Flux<Integer> latest(Flux<Integer> f) { return f.onBackpressureLatest(); } // OK buffer
  Sinks.Many<String> sink = Sinks.many().unicast().onBackpressureBuffer(); // BAD buffer
  Sinks.Many<String> sinkBounded = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(10)); // OK buffer
  Mono<String> retryForever(Mono<String> m) { return m.retry(); } // BAD retry
  Mono<String> retryMax(Mono<String> m) { return m.retryWhen(Retry.backoff(3, Duration.ofMillis(100))); } // OK retry
  Mono<String> retryFixedNone(Mono<String> m) { return m.retryWhen(Retry.max(20)); } // BAD retry
  String blocks(Mono<String> m) { return m.block(); } // BAD notimeout
  String blocksTimed(Mono<String> m) { return m.block(Duration.ofSeconds(1)); } // OK notimeout
  String first(Flux<String> f) { return f.blockFirst(); } // BAD notimeout
  Optional<String> optional(Mono<String> m) { return m.blockOptional(Duration.ofSeconds(1)); } // OK notimeout
  void subscribesInside(Mono<String> a, Mono<String> b) {
    a.doOnNext(x -> b.subscribe()).subscribe(x -> { }, e -> { }); // BAD lost
  }
  void subscribesNoError(Mono<String> a) { a.subscribe(System.out::println); } // BAD swallowed
  void subscribesError(Mono<String> a) { a.subscribe(System.out::println, e -> System.err.println(e)); } // OK swallowed
  Mono<String> swallows(Mono<String> a) { return a.onErrorResume(e -> Mono.empty()); } // BAD swallowed
  Mono<String> resumes(Mono<String> a) { return a.onErrorResume(e -> { System.err.println(e); return Mono.empty(); }); } // OK swallowed
}
