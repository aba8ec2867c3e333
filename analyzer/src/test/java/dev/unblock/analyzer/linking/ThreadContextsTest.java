package dev.unblock.analyzer.linking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each line that carries {@code // threads: …} is expected to run on exactly those. */
class ThreadContextsTest {

    private static final String IMPORTS = """
            package app;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import org.springframework.stereotype.*;
            import org.springframework.web.bind.annotation.*;
            import org.springframework.context.annotation.*;
            import org.springframework.context.event.EventListener;
            import org.springframework.context.*;
            import org.springframework.boot.*;
            import org.springframework.beans.factory.annotation.*;
            import org.springframework.scheduling.annotation.*;
            import org.springframework.scheduling.concurrent.*;
            """;

    @Test
    void followsCallsFromControllersThroughInterfacesToTheBeansThatExist() {
        check("""
                @RestController class Orders {
                    private final Prices prices;
                    Orders(Prices prices) { this.prices = prices; }
                    @GetMapping("/orders") String list() {
                        return prices.of("x"); // threads: request
                    }
                }
                interface Prices { String of(String name); }
                @Service class RemotePrices implements Prices {
                    public String of(String name) {
                        return name.trim(); // threads: request
                    }
                }
                class NeverMade implements Prices {
                    public String of(String name) {
                        return name.trim(); // threads:
                    }
                }
                """);
    }

    @Test
    void startsAtEveryKindOfEntryPoint() {
        check("""
                @Component class Jobs {
                    @Scheduled(cron = "0 * * * * *") void tick() {
                        work(); // threads: scheduler
                    }
                    @org.springframework.kafka.annotation.KafkaListener(topics = "orders") void heard(String message) {
                        work(); // threads: listener
                    }
                    @jakarta.annotation.PostConstruct void init() {
                        work(); // threads: startup
                    }
                    void work() {}
                }
                @Component class Gate implements jakarta.servlet.Filter {
                    public void doFilter(Object request) {
                        request.hashCode(); // threads: request
                    }
                }
                @Component class Watch implements org.springframework.web.servlet.HandlerInterceptor {
                    public boolean preHandle(Object request) {
                        return request.equals(this); // threads: request
                    }
                }
                @Component class Fill implements CommandLineRunner {
                    public void run(String... args) {
                        args.clone(); // threads: startup
                    }
                }
                @Configuration class More {
                    @Bean CommandLineRunner later() {
                        return args ->
                            System.out.println(args.length); // threads: startup
                    }
                }
                class Start {
                    public static void main(String[] args) {
                        System.out.println(); // threads: main
                    }
                }
                """);
    }

    @Test
    void knowsExecutorsByHowTheyAreBuilt() {
        check("""
                @RestController class Orders {
                    private final ExecutorService fixed = Executors.newFixedThreadPool(4);
                    private final ExecutorService cached = Executors.newCachedThreadPool();
                    private final ExecutorService bounded = new ThreadPoolExecutor(
                        2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
                    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
                    @GetMapping("/orders") void list() {
                        fixed.submit(() -> {
                            "a".trim(); // threads: bounded-pool
                        });
                        cached.execute(() -> {
                            "b".trim(); // threads: unbounded-pool
                        });
                        bounded.submit(() -> {
                            "c".trim(); // threads: bounded-pool
                        });
                        timer.schedule(() -> {
                            "d".trim(); // threads: scheduler
                        }, 1, TimeUnit.SECONDS);
                        new Thread(() -> {
                            "e".trim(); // threads: unbounded-pool
                        }).start();
                        CompletableFuture.runAsync(() -> {
                            "f".trim(); // threads: common-pool
                        });
                        CompletableFuture.runAsync(() -> {
                            "g".trim(); // threads: bounded-pool
                        }, bounded);
                        ForkJoinPool.commonPool().execute(() -> {
                            "h".trim(); // threads: common-pool
                        });
                    }
                }
                """);
    }

    @Test
    void runsLambdasOfLibrariesThatDoNotHandOffOnTheCallersThread() {
        check("""
                @RestController class Orders {
                    private final org.springframework.transaction.support.TransactionTemplate transactions =
                        new org.springframework.transaction.support.TransactionTemplate();
                    private final Map<String, String> cache = new ConcurrentHashMap<>();
                    @GetMapping("/orders") void list(List<String> names) {
                        names.forEach(name -> {
                            name.trim(); // threads: request
                        });
                        names.stream().map(name -> {
                            return name.trim(); // threads: request
                        }).count();
                        cache.computeIfAbsent("a", key -> {
                            return key.trim(); // threads: request
                        });
                        transactions.execute(status -> {
                            return status.toString(); // threads: request
                        });
                        Optional.of("a").map(this::own);
                    }
                    String own(String name) {
                        return name.trim(); // threads: request
                    }
                }
                """);
    }

    @Test
    void runsParallelStreamsOnTheCommonPool() {
        check("""
                @RestController class Orders {
                    @GetMapping("/orders") void list(List<String> names) {
                        names.parallelStream().map(name ->
                            name.strip() // threads: common-pool
                        ).count();
                        names.stream().filter(name ->
                            name.isBlank() // threads: common-pool
                        ).parallel().count();
                    }
                }
                """);
    }

    @Test
    void runsEachCallersLambdaOnlyWhereThatCallerIs() {
        check("""
                @Component class Retry {
                    <T> T twice(Supplier<T> action) {
                        return action.get(); // threads: request, scheduler
                    }
                }
                @RestController class Orders {
                    @Autowired Retry retry;
                    @GetMapping("/orders") String list() {
                        return retry.twice(() ->
                            "a".trim()); // threads: request
                    }
                }
                @Component class Jobs {
                    @Autowired Retry retry;
                    @Scheduled(fixedRate = 5) void tick() {
                        retry.twice(() ->
                            "b".trim()); // threads: scheduler
                    }
                }
                """);
    }

    @Test
    void followsParametersThatAreHandedOnToAnExecutor() {
        check("""
                @Component class Later {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    void run(Runnable task) { pool.execute(wrapped(task)); }
                    void direct(Runnable task) { pool.execute(() -> task.run()); }
                    void object(Runnable task) { pool.execute(new FutureTask<>(Executors.callable(task))); }
                    private Runnable wrapped(Runnable task) { return task; }
                }
                @RestController class Orders {
                    @Autowired Later later;
                    @GetMapping("/orders") void list() {
                        later.direct(() ->
                            "b".trim()); // threads: unbounded-pool
                        later.object(() ->
                            "c".trim()); // threads: unbounded-pool
                    }
                }
                """);
    }

    @Test
    void followsFunctionalObjectsHeldInFields() {
        check("""
                class Lazy<T> {
                    private final Supplier<T> loader;
                    Lazy(Supplier<T> loader) { this.loader = loader; }
                    T get() { return loader.get(); }
                }
                @RestController class Orders {
                    private final Lazy<String> name = new Lazy<>(() ->
                        "a".trim()); // threads: request
                    @GetMapping("/orders") String list() {
                        return name.get();
                    }
                }
                """);
    }

    @Test
    void followsTasksThroughCollectionsQueuesAndMaps() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = new ThreadPoolExecutor(
                        2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
                    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
                    private final Map<String, Supplier<String>> handlers = new HashMap<>();
                    Orders() {
                        handlers.put("a", () -> {
                            return "a".trim(); // threads: request
                        });
                        new Thread(this::drain).start();
                    }
                    @GetMapping("/orders") String list() throws InterruptedException {
                        List<Callable<String>> tasks = new ArrayList<>();
                        tasks.add(() -> {
                            return "b".trim(); // threads: bounded-pool
                        });
                        pool.invokeAll(tasks);
                        queue.add(() -> {
                            "c".trim(); // threads: bounded-pool
                        });
                        List<Runnable> here = List.of(() -> {
                            "d".trim(); // threads: request
                        });
                        here.forEach(task -> task.run());
                        List<Callable<String>> there = List.of(() -> {
                            return "e".trim(); // threads: bounded-pool
                        });
                        there.stream().map(pool::submit).toList();
                        return handlers.get("a").get();
                    }
                    private void drain() {
                        while (true) {
                            try { queue.take().run(); } catch (InterruptedException e) { return; }
                        }
                    }
                }
                """);
    }

    @Test
    void switchesThreadsForTaskObjectsAndThreadSubclasses() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = new ThreadPoolExecutor(
                        2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
                    @GetMapping("/orders") void list() {
                        pool.submit(new Task());
                        pool.execute(new Runnable() {
                            public void run() {
                                "b".trim(); // threads: bounded-pool
                            }
                        });
                        new Worker().start();
                        new Timer().schedule(new Tick(), 5);
                    }
                    class Task implements Callable<String> {
                        public String call() {
                            return "a".trim(); // threads: bounded-pool
                        }
                    }
                    class Worker extends Thread {
                        @Override public void run() {
                            "c".trim(); // threads: unbounded-pool
                        }
                    }
                    class Tick extends TimerTask {
                        public void run() {
                            "d".trim(); // threads: scheduler
                        }
                    }
                }
                """);
    }

    @Test
    void runsPlainStagesWhereTheStageBeforeRuns() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = new ThreadPoolExecutor(
                        2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(10));
                    @GetMapping("/orders") CompletableFuture<String> list() {
                        return CompletableFuture.supplyAsync(() -> {
                            return "a".trim(); // threads: bounded-pool
                        }, pool).thenApply(text -> {
                            return text.trim(); // threads: bounded-pool
                        }).thenApplyAsync(text -> {
                            return text.strip(); // threads: common-pool
                        }).thenAccept(text -> {
                            text.strip(); // threads: common-pool
                        }).thenApply(done -> "");
                    }
                    @GetMapping("/more") CompletableFuture<String> more() {
                        CompletableFuture<String> known = CompletableFuture.completedFuture("a");
                        return known.thenApply(text -> {
                            return text.trim(); // threads: request
                        }).thenCompose(text -> load(text)).handle((text, problem) -> {
                            return text.trim(); // threads: common-pool
                        });
                    }
                    private CompletableFuture<String> load(String name) {
                        return CompletableFuture.supplyAsync(() -> {
                            return name.trim(); // threads: common-pool
                        });
                    }
                    @GetMapping("/later") CompletableFuture<String> later() {
                        return load("b").whenComplete((text, problem) -> {
                            text.trim(); // threads: common-pool
                        });
                    }
                }
                """);
    }

    @Test
    void runsAsyncMethodsOnTheirExecutorOnlyWhenAnotherBeanCalls() {
        check("""
                @Configuration class Pools {
                    @Bean ThreadPoolTaskExecutor mailPool() {
                        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
                        pool.setMaxPoolSize(8);
                        pool.setQueueCapacity(50);
                        return pool;
                    }
                    @Bean ThreadPoolTaskExecutor openPool() {
                        ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
                        pool.setCorePoolSize(8);
                        return pool;
                    }
                }
                @Service class Mail {
                    @Async("mailPool") public void send() {
                        deliver(); // threads: bounded-pool
                    }
                    @Async("openPool") public void spool() {
                        "a".trim(); // threads: bounded-pool
                    }
                    public void both() {
                        again(); // threads: request
                    }
                    @Async("mailPool") public void again() {
                        "b".trim(); // threads: bounded-pool, request
                    }
                    private void deliver() {
                        "c".trim(); // threads: bounded-pool
                    }
                }
                @RestController class Orders {
                    @Autowired Mail mail;
                    @GetMapping("/orders") void list() {
                        mail.send(); // threads: request
                        mail.spool();
                        mail.both();
                    }
                }
                """);
    }

    @Test
    void takesBootsOwnExecutorForAsyncMethodsWithoutAnother() {
        check("""
                @Service class Mail {
                    @Async public void send() {
                        "c".trim(); // threads: bounded-pool
                    }
                }
                """);
    }

    @Test
    void findsInjectedExecutorsByQualifierAndName() {
        check("""
                @Configuration class Pools {
                    @Bean ExecutorService small() { return new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(5)); }
                    @Bean ExecutorService large() { return Executors.newCachedThreadPool(); }
                }
                @RestController class Orders {
                    private final ExecutorService small;
                    private final ExecutorService other;
                    Orders(ExecutorService small, @Qualifier("large") ExecutorService other) { this.small = small; this.other = other; }
                    @GetMapping("/orders") void list() {
                        small.execute(() -> {
                            "a".trim(); // threads: bounded-pool
                        });
                        other.execute(() -> {
                            "b".trim(); // threads: unbounded-pool
                        });
                    }
                }
                """);
    }

    @Test
    void knowsAnEventThatItsOwnMethodsFillIn() {
        check("""
                class Ordered {
                    String id;
                    Ordered id(String id) { this.id = id; return this; }
                }
                @RestController class Orders {
                    @Autowired ApplicationEventPublisher events;
                    @GetMapping("/orders") void list() { events.publishEvent(new Ordered().id("a")); }
                }
                @Component class Listeners {
                    @EventListener void on(Ordered event) {
                        event.id.trim(); // threads: request
                    }
                }
                """);
    }

    @Test
    void linksPublishersToSynchronousListeners() {
        check("""
                record Ordered(String id) {}
                record Paid(String id) {}
                @RestController class Orders {
                    @Autowired ApplicationEventPublisher events;
                    @GetMapping("/orders") void list() { events.publishEvent(new Ordered("a")); }
                }
                @Component class Listeners {
                    @EventListener void on(Ordered event) {
                        event.id(); // threads: request
                    }
                    @EventListener void on(Paid event) {
                        event.id(); // threads: listener
                    }
                    @Async @EventListener public void later(Ordered event) {
                        event.id(); // threads: bounded-pool
                    }
                    @EventListener void ready(org.springframework.boot.context.event.ApplicationReadyEvent event) {
                        event.hashCode(); // threads: startup
                    }
                }
                """);
    }

    @Test
    void runsCallablesOfHandlersOnTheExecutorForAsynchronousRequests() {
        check("""
                @RestController class Orders {
                    @GetMapping("/orders") Callable<String> list() {
                        System.out.println(); // threads: request
                        return () -> {
                            return "a".trim(); // threads: bounded-pool
                        };
                    }
                }
                """);
    }

    @Test
    void movesRequestsToVirtualThreadsWhenTheSettingSaysSo() {
        Fixture fixture = Fixture.of(Map.of("spring.threads.virtual.enabled", "true"), IMPORTS + """
                        @RestController class Orders {
                            @Autowired Mail mail;
                            @GetMapping("/orders") void list() {
                                mail.send(); // threads: virtual
                            }
                            @Scheduled(fixedRate = 5) void tick() {
                                "a".trim(); // threads: virtual
                            }
                        }
                        @Service class Mail {
                            @Async public void send() {
                                "c".trim(); // threads: virtual
                            }
                        }
                        """, "spring");

        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }

    @Test
    void runsReactiveHandlersOnTheEventLoopUntilTheChainSwitches() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        import reactor.core.publisher.*;
                        import reactor.core.scheduler.*;
                        import org.springframework.web.reactive.function.server.*;
                        @RestController class Orders {
                            private final org.springframework.web.reactive.function.client.WebClient client = null;
                            @GetMapping("/orders") Mono<String> list() {
                                "a".trim(); // threads: event-loop
                                return Mono.just("a").map(text -> {
                                    return text.trim(); // threads: event-loop
                                }).publishOn(Schedulers.boundedElastic()).map(text -> {
                                    return text.trim(); // threads: bounded-pool
                                });
                            }
                            @GetMapping("/wrapped") Mono<String> wrapped() {
                                return Mono.fromCallable(() -> {
                                    return "b".trim(); // threads: bounded-pool
                                }).subscribeOn(Schedulers.boundedElastic());
                            }
                            @GetMapping("/inner") Flux<String> inner() {
                                return Flux.range(1, 5).flatMap(n -> {
                                    n.hashCode(); // threads: event-loop
                                    return Mono.fromCallable(() -> {
                                        return "c".trim(); // threads: bounded-pool
                                    }).subscribeOn(Schedulers.boundedElastic());
                                });
                            }
                            @GetMapping("/caller") Mono<String> caller() {
                                return load().subscribeOn(Schedulers.boundedElastic());
                            }
                            private Mono<String> load() {
                                return Mono.fromCallable(() -> {
                                    return "d".trim(); // threads: bounded-pool
                                });
                            }
                            @GetMapping("/naked") Mono<String> naked() {
                                return Mono.fromCallable(() -> {
                                    return "e".trim(); // threads: event-loop
                                });
                            }
                        }
                        @Component class Gate implements org.springframework.web.server.WebFilter {
                            public Mono<Void> filter(Object exchange, Object chain) {
                                "f".trim(); // threads: event-loop
                                return null;
                            }
                        }
                        @Component class Handler {
                            Mono<String> hello(Object request) {
                                "g".trim(); // threads: event-loop
                                return null;
                            }
                        }
                        @Configuration class Routes {
                            @Bean RouterFunction<String> routes(Handler handler) {
                                return RouterFunctions.route().GET("/hello", handler::hello).build();
                            }
                        }
                        """, "spring-no-servlet", "reactive");

        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }

    @Test
    void runsTheAnswersOfNonBlockingClientsOnTheEventLoopEvenInAServletApplication() {
        Fixture fixture = Fixture.of(IMPORTS + """
                        import reactor.core.publisher.*;
                        @RestController class Orders {
                            private final org.springframework.web.reactive.function.client.WebClient client = null;
                            @GetMapping("/orders") Mono<String> list() {
                                return client.retrieve().bodyToMono(String.class).map(text -> {
                                    return text.trim(); // threads: event-loop
                                });
                            }
                        }
                        """, "spring", "reactive");

        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }

    @Test
    void takesALibrarysPublicMethodsForEntryPoints() {
        Fixture fixture = Fixture.of("""
                package lib;
                public class Client {
                    public String get() {
                        return inner(); // threads: request
                    }
                    private String inner() {
                        return "a".trim(); // threads: request
                    }
                    private String never() {
                        return "b".trim(); // threads:
                    }
                }
                """);

        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }

    private static void check(String source) {
        Fixture fixture = Fixture.of(IMPORTS + source, "spring");
        assertThat(fixture.expected()).isNotEmpty();
        assertThat(fixture.actual()).isEqualTo(fixture.expected());
    }
}
