package t4.spring;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@Configuration
@EnableAsync
class Pools {
    @Bean
    ThreadPoolTaskExecutor unbounded() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // BAD unboundedqueue
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(16);
        return executor;
    }

    @Bean
    ThreadPoolTaskExecutor limited() {
        ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor(); // OK unboundedqueue
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(16);
        executor.setQueueCapacity(100);
        return executor;
    }

    @Bean
    ExecutorService cached() {
        return Executors.newCachedThreadPool(); // BAD unboundedpool
    }

    @Bean
    ExecutorService fixed() {
        return Executors.newFixedThreadPool(8); // BAD unboundedqueue
    }

    @Bean
    RestTemplate endless() {
        return new RestTemplate(); // BAD clienttimeout
    }

    @Bean
    RestTemplate timed() {
        SimpleClientHttpRequestFactory factory = new SimpleClientHttpRequestFactory();
        factory.setConnectTimeout(Duration.ofSeconds(1));
        factory.setReadTimeout(Duration.ofSeconds(2));
        return new RestTemplate(factory); // OK clienttimeout
    }

    @Async
    public void misplaced() { // BAD asyncmisplaced
    }
}

interface Orders extends JpaRepository<Order, Long> {
    List<Order> findByCustomer(String customer);
}

class Order {
    private Long id;
    private String customer;

    Long getId() {
        return id;
    }

    String getCustomer() {
        return customer;
    }
}

@Service
class OrderService {
    private final Orders orders;
    private final RestTemplate rest;
    private final ExecutorService pool;
    private final Map<String, Order> seen = new ConcurrentHashMap<>();
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>(); // BAD threadlocal
    private static final ThreadLocal<String> LOCALE = new ThreadLocal<>(); // OK threadlocal

    OrderService(Orders orders, RestTemplate rest, ExecutorService pool) {
        this.orders = orders;
        this.rest = rest;
        this.pool = pool;
    }

    public void serve(String tenant) {
        TENANT.set(tenant);
        place(new Order());
    }

    public void serveLocale(String locale) {
        LOCALE.set(locale);
        try {
            place(new Order());
        } finally {
            LOCALE.remove();
        }
    }

    public void self(Order order) {
        mail(order); // BAD selfcall
        saveAll(List.of(order)); // BAD selfcall
        describe("x"); // BAD selfcall
        plain(order); // OK selfcall
    }

    @Async
    public void mail(Order order) {
    }

    @Transactional
    public void saveAll(List<Order> all) {
        orders.saveAll(all);
    }

    @Cacheable("names")
    public String describe(String id) {
        return id.trim();
    }

    public void plain(Order order) {
    }

    @Transactional
    private void hidden(Order order) { // BAD proxied
        orders.save(order);
    }

    @Async
    public int returnsValue() { // BAD asyncreturn
        return 1;
    }

    @Async
    public CompletableFuture<Integer> returnsFuture() { // OK asyncreturn
        return CompletableFuture.completedFuture(1);
    }

    @Transactional
    public void place(Order order) {
        orders.save(order);
        rest.postForObject("http://stock/reserve", order, String.class); // BAD remotetx
    }

    public void placeOutside(Order order) {
        rest.postForObject("http://stock/reserve", order, String.class); // OK remotetx
        orders.save(order);
    }

    @Transactional
    public CompletableFuture<Void> placeLater(Order order) { // BAD txfuture
        return CompletableFuture.runAsync(() -> orders.save(order), pool);
    }

    public void eachById(List<Long> ids) {
        for (Long id : ids) {
            orders.findById(id).ifPresent(o -> seen.put(o.getCustomer(), o)); // BAD loopcall
        }
    }

    public void allById(List<Long> ids) {
        orders.findAllById(ids).forEach(o -> seen.put(o.getCustomer(), o)); // OK loopcall
    }

    public void eachRemote(List<String> names) {
        names.stream().map(n -> rest.getForObject("http://names/" + n, String.class)).forEach(n -> { }); // BAD loopcall
    }

    public void references(List<Long> ids) {
        for (Long id : ids) {
            orders.getReferenceById(id); // OK loopcall
        }
    }

    public void logLost(String id) {
        MDC.put("id", id); // BAD mdcclear
        pool.execute(() -> plain(null));
    }

    public void logCleared(String id) {
        MDC.put("id", id); // OK mdcclear
        try {
            plain(null);
        } finally {
            MDC.remove("id");
        }
    }

    public void userLost() {
        pool.execute(() -> System.out.println(SecurityContextHolder.getContext().getAuthentication())); // BAD contextlost
    }

    public void userTaken() {
        Object user = SecurityContextHolder.getContext().getAuthentication();
        pool.execute(() -> System.out.println(user)); // OK contextlost
    }

    public void tenantLost() {
        pool.execute(() -> System.out.println(TENANT.get())); // BAD contextlost
    }
}

@Component
class Jobs {
    private final OrderService service;

    Jobs(OrderService service) {
        this.service = service;
    }

    @Scheduled(fixedRate = 1000)
    public void withParameter(String name) { // BAD scheduledparam
        service.serve(name);
    }

    @Scheduled(fixedDelay = 1000)
    public void withoutParameter() { // OK scheduledparam
        service.plain(null);
    }
}

@RestController
class OrderController {
    private final OrderService service;
    private final WebClient web;
    private final RestTemplate rest;

    OrderController(OrderService service, WebClient web, RestTemplate rest) {
        this.service = service;
        this.web = web;
        this.rest = rest;
    }

    @GetMapping("/default")
    public CompletableFuture<String> byDefault() {
        return CompletableFuture.supplyAsync(() -> rest.getForObject("http://a", String.class)); // BAD noexecutor
    }

    @GetMapping("/thread")
    public String thread() {
        new Thread(() -> service.plain(null)).start(); // BAD percall
        return "ok";
    }

    @GetMapping("/pool")
    public Future<String> pool() {
        ExecutorService own = Executors.newFixedThreadPool(4); // BAD percall
        return own.submit(() -> "x");
    }

    @PostMapping("/client")
    public String client() {
        return new RestTemplate().getForObject("http://a", String.class); // BAD clientpercall
    }

    @GetMapping("/all/{ids}")
    public Flux<String> all(@PathVariable List<String> ids) {
        return Flux.fromIterable(ids)
            .flatMap(id -> web.get().uri("/x/" + id).retrieve().bodyToMono(String.class)); // BAD flatmap
    }

    @GetMapping("/some/{ids}")
    public Flux<String> some(@PathVariable List<String> ids) {
        return Flux.fromIterable(ids)
            .flatMap(id -> web.get().uri("/x/" + id).retrieve().bodyToMono(String.class), 4); // OK flatmap
    }

    @GetMapping("/turn/{ids}")
    public Flux<String> inTurn(@PathVariable List<String> ids) {
        return Flux.fromIterable(ids)
            .concatMap(id -> web.get().uri("/x/" + id).retrieve().bodyToMono(String.class)); // OK flatmap
    }

    @GetMapping("/retry")
    public Mono<String> retry() {
        return web.get().uri("/x").retrieve().bodyToMono(String.class).retry(); // BAD retry
    }

    @GetMapping("/retry3")
    public Mono<String> retryThree() {
        return web.get().uri("/x").retrieve().bodyToMono(String.class).retry(5); // BAD retry
    }

    @GetMapping("/backoff")
    public Mono<String> backoff() {
        return web.get().uri("/x").retrieve().bodyToMono(String.class)
            .retryWhen(Retry.backoff(3, Duration.ofMillis(100))); // OK retry
    }

    @GetMapping("/buffer")
    public Flux<Long> buffer() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureBuffer(); // BAD buffer
    }

    @GetMapping("/bufferTo")
    public Flux<Long> bufferTo() {
        return Flux.interval(Duration.ofMillis(1)).onBackpressureBuffer(100); // OK buffer
    }
}
