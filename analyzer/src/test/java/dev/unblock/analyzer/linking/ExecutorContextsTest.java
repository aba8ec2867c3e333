package dev.unblock.analyzer.linking;

import static dev.unblock.analyzer.linking.Contexts.check;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Executors are told apart by how they were built. */
class ExecutorContextsTest {

    @Test
    void runsListenersOnTheMulticastersExecutor() {
        check(Map.of("spring.threads.virtual.enabled", "true"), """
                record Paid(String order) {}
                @Configuration class Events {
                    @Bean org.springframework.context.event.ApplicationEventMulticaster applicationEventMulticaster() {
                        org.springframework.context.event.SimpleApplicationEventMulticaster multicaster =
                                new org.springframework.context.event.SimpleApplicationEventMulticaster();
                        multicaster.setTaskExecutor(Executors.newFixedThreadPool(2));
                        return multicaster;
                    }
                }
                @Component class Mails {
                    @org.springframework.context.event.EventListener void paid(Paid event) {
                        event.order().trim(); // threads: bounded-pool
                    }
                }
                @Component class Publisher implements CommandLineRunner {
                    @Autowired private org.springframework.context.ApplicationEventPublisher events;
                    public void run(String... arguments) {
                        events.publishEvent(new Paid("a")); // threads: startup
                    }
                }
                """);
    }

    /** Each of many wrappers has many parts: the ways through them are far too many to go one by one. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void followsWrappersOfWrappersOnceEach() {
        String fields = each(at -> "Executor part" + at + ";", " ");
        String parameters = each(at -> "Executor a" + at, ", ");
        String sets = each(at -> "part" + at + " = a" + at + ";", " ");
        String wrappers = IntStream.rangeClosed(1, 6)
                .mapToObj(depth ->
                        "ExecutorService e" + depth + " = new Many(" + each(at -> "e" + (depth - 1), ", ") + ");")
                .collect(Collectors.joining(" "));
        check("""
                class Many extends AbstractExecutorService {
                    %s
                    Many(%s) { %s }
                    public void execute(Runnable task) { part0.execute(task); }
                    public void shutdown() {}
                    public List<Runnable> shutdownNow() { return List.of(); }
                    public boolean isShutdown() { return false; }
                    public boolean isTerminated() { return false; }
                    public boolean awaitTermination(long time, TimeUnit unit) { return false; }
                }
                @RestController class Orders {
                    ExecutorService e0;
                    %s
                    @GetMapping("/orders") void list() {
                        e6.submit(() -> {});
                        "a".trim(); // threads: request
                    }
                }
                """.formatted(fields, parameters, sets, wrappers));
    }

    private static String each(IntFunction<String> part, String between) {
        return IntStream.range(0, 16).mapToObj(part).collect(Collectors.joining(between));
    }

    @Test
    void countsThreadsNotQueues() {
        check("""
                @RestController class Orders {
                    ExecutorService fixed = Executors.newFixedThreadPool(4);
                    private final ExecutorService single = Executors.newSingleThreadExecutor();
                    private final ExecutorService cached = Executors.newCachedThreadPool(r -> new Thread(r));
                    private final ExecutorService stealing = Executors.newWorkStealingPool();
                    private final ExecutorService wrapped = Executors.unconfigurableExecutorService(Executors.newCachedThreadPool());
                    private final ExecutorService open = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60L, TimeUnit.SECONDS, new SynchronousQueue<>());
                    private final ExecutorService numbers = new ThreadPoolExecutor(2, 4, 60L, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    private final ExecutorService coreOnly = new ThreadPoolExecutor(2, Integer.MAX_VALUE, 60L, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
                    private final ExecutorService forks = new ForkJoinPool(4);
                    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                    @GetMapping("/orders") void list() {
                        fixed.submit(() -> {
                            "a".trim(); // threads: bounded-pool
                        });
                        single.submit(() -> {
                            "b".trim(); // threads: bounded-pool
                        });
                        cached.submit(() -> {
                            "c".trim(); // threads: unbounded-pool
                        });
                        stealing.submit(() -> {
                            "d".trim(); // threads: bounded-pool
                        });
                        wrapped.submit(() -> {
                            "e".trim(); // threads: unbounded-pool
                        });
                        open.submit(() -> {
                            "f".trim(); // threads: unbounded-pool
                        });
                        numbers.submit(() -> {
                            "g".trim(); // threads: bounded-pool
                        });
                        coreOnly.submit(() -> {
                            "h".trim(); // threads: bounded-pool
                        });
                        forks.submit(() -> {
                            "i".trim(); // threads: bounded-pool
                        });
                        timer.submit(() -> {
                            "j".trim(); // threads: scheduler
                        });
                    }
                }
                """);
    }

    @Test
    void knowsSpringsExecutors() {
        check("""
                @Configuration class Pools {
                    @Bean TaskExecutor pool() { ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor(); pool.setCorePoolSize(4); return pool; }
                    @Bean TaskExecutor simple() { return new SimpleAsyncTaskExecutor("x-"); }
                    @Bean TaskExecutor limited() { SimpleAsyncTaskExecutor made = new SimpleAsyncTaskExecutor(); made.setConcurrencyLimit(10); return made; }
                    @Bean TaskExecutor virtual() { SimpleAsyncTaskExecutor made = new SimpleAsyncTaskExecutor(); made.setVirtualThreads(true); return made; }
                    @Bean TaskExecutor adapted() { return new TaskExecutorAdapter(Executors.newCachedThreadPool()); }
                    @Bean TaskExecutor concurrent() { return new ConcurrentTaskExecutor(Executors.newFixedThreadPool(3)); }
                    @Bean TaskExecutor here() { return new SyncTaskExecutor(); }
                    @Bean ThreadPoolTaskScheduler timer() { return new ThreadPoolTaskScheduler(); }
                    @Bean TaskExecutor built(org.springframework.boot.task.ThreadPoolTaskExecutorBuilder builder) {
                        return builder.corePoolSize(2).build();
                    }
                }
                @Service class Mail {
                    @Async("pool") public void pool() {
                        "a".trim(); // threads: bounded-pool
                    }
                    @Async("simple") public void simple() {
                        "b".trim(); // threads: unbounded-pool
                    }
                    @Async("limited") public void limited() {
                        "c".trim(); // threads: bounded-pool
                    }
                    @Async("virtual") public void virtual() {
                        "d".trim(); // threads: virtual
                    }
                    @Async("adapted") public void adapted() {
                        "e".trim(); // threads: unbounded-pool
                    }
                    @Async("concurrent") public void concurrent() {
                        "f".trim(); // threads: bounded-pool
                    }
                    @Async("here") public void here() {
                        "g".trim(); // threads: request
                    }
                    @Async("timer") public void timer() {
                        "h".trim(); // threads: scheduler
                    }
                    @Async("built") public void built() {
                        "i".trim(); // threads: bounded-pool
                    }
                }
                @RestController class Orders {
                    @Autowired Mail mail;
                    @GetMapping("/orders") void list() { mail.here(); }
                }
                """);
    }

    @Test
    void looksThroughWrappersOfTheProject() {
        check("""
                class MdcExecutor implements Executor {
                    private final Executor delegate;
                    MdcExecutor(Executor delegate) { this.delegate = delegate; }
                    public void execute(Runnable task) {
                        delegate.execute(() -> { "m".trim(); task.run(); });
                    }
                }
                class MdcPool extends ThreadPoolExecutor {
                    MdcPool() { super(2, 2, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(5)); }
                    @Override public void execute(Runnable task) { super.execute(wrap(task)); }
                    private static Runnable wrap(Runnable task) { return () -> task.run(); }
                }
                class MdcTaskExecutor extends ThreadPoolTaskExecutor {
                    @Override public void execute(Runnable task) { super.execute(() -> task.run()); }
                }
                @Configuration class Pools {
                    @Bean MdcTaskExecutor mdcTasks() { MdcTaskExecutor made = new MdcTaskExecutor(); made.setCorePoolSize(3); return made; }
                }
                @RestController class Orders {
                    private final Executor mdc = new MdcExecutor(Executors.newFixedThreadPool(2));
                    private final ExecutorService pool = new MdcPool();
                    @Autowired MdcTaskExecutor mdcTasks;
                    @GetMapping("/orders") void list() {
                        mdc.execute(() -> {
                            "a".trim(); // threads: bounded-pool
                        });
                        CompletableFuture.runAsync(() -> {
                            "b".trim(); // threads: bounded-pool
                        }, mdc);
                        pool.execute(() -> {
                            "c".trim(); // threads: bounded-pool
                        });
                        pool.submit(() -> {
                            "d".trim(); // threads: bounded-pool
                        });
                        mdcTasks.execute(() -> {
                            "e".trim(); // threads: bounded-pool
                        });
                        CompletableFuture.runAsync(() -> {
                            "f".trim(); // threads: bounded-pool
                        }, mdcTasks);
                    }
                }
                """);
    }

    @Test
    void looksThroughGuavasWrappers() {
        check("""
                @RestController class Orders {
                    private final ListeningExecutorService pool = MoreExecutors.listeningDecorator(Executors.newFixedThreadPool(2));
                    @GetMapping("/orders") void list() {
                        ListenableFuture<String> future = pool.submit(() -> {
                            return "a".trim(); // threads: bounded-pool
                        });
                        Futures.addCallback(future, new FutureCallback<String>() {
                            public void onSuccess(String text) {
                                text.trim(); // threads: bounded-pool
                            }
                            public void onFailure(Throwable problem) {
                                problem.toString(); // threads: bounded-pool
                            }
                        }, MoreExecutors.directExecutor());
                        Futures.transform(future, text -> {
                            return text.trim(); // threads: common-pool
                        }, ForkJoinPool.commonPool());
                        future.addListener(() -> {
                            "b".trim(); // threads: unbounded-pool
                        }, Executors.newCachedThreadPool());
                    }
                }
                """);
    }

    @Test
    void followsAsyncMethodsToTheirBeans() {
        check("""
                @Async("small") @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface InBackground {}
                @Configuration class Pools {
                    @Bean("small") Executor first() { return Executors.newFixedThreadPool(2); }
                    @Bean Executor large() { return Executors.newCachedThreadPool(); }
                }
                @Service @Async("large") class Mail {
                    public void send() {
                        "a".trim(); // threads: unbounded-pool
                    }
                    @Async("small") public void small() {
                        "b".trim(); // threads: bounded-pool
                    }
                }
                @Service class Spool {
                    @InBackground public void send() {
                        "c".trim(); // threads: bounded-pool
                    }
                    public void plain() {
                        "d".trim(); // threads: request
                    }
                }
                @RestController class Orders {
                    @Autowired Mail mail; @Autowired Spool spool;
                    @GetMapping("/orders") void list() { mail.send(); mail.small(); spool.send(); spool.plain(); }
                }
                """);
    }

    @Test
    void asksTheAsyncConfigurer() {
        check("""
                @Configuration class Pools implements AsyncConfigurer {
                    public Executor getAsyncExecutor() { return Executors.newCachedThreadPool(); }
                }
                @Service class Mail {
                    @Async public void send() {
                        "a".trim(); // threads: unbounded-pool
                    }
                }
                """);
        check("""
                @Service class Mail {
                    @Async public void send() {
                        "a".trim(); // threads: bounded-pool
                    }
                }
                """);
    }

    @Test
    void runsForkedTasksInThePoolThatTheyAreForkedIn() {
        check("""
                class Sum extends RecursiveTask<Long> {
                    protected Long compute() {
                        "a".trim(); // threads: bounded-pool
                        Part left = new Part();
                        left.fork();
                        return left.join();
                    }
                }
                class Part extends RecursiveTask<Long> {
                    protected Long compute() {
                        return (long) "b".trim().length(); // threads: bounded-pool
                    }
                }
                class Lone extends RecursiveAction {
                    static String run() {
                        return "x".trim(); // threads: request
                    }
                    protected void compute() {
                        "c".trim(); // threads: common-pool
                    }
                }
                @RestController class Orders {
                    private final ForkJoinPool pool = new ForkJoinPool(3);
                    @GetMapping("/orders") void list(List<String> names) throws Exception {
                        pool.invoke(new Sum());
                        new Lone().fork();
                        Lone.run();
                        pool.submit(() -> names.parallelStream().map(name ->
                            name.trim() // threads: bounded-pool
                        ).toList()).get();
                        names.parallelStream().map(name ->
                            name.strip() // threads: common-pool
                        ).toList();
                    }
                }
                """);
    }

    @Test
    void tellsDedicatedThreadsFromThreadsPerTask() {
        check("""
                @Component class Poller {
                    private final Thread worker = new Thread(this::poll);
                    @jakarta.annotation.PostConstruct void init() {
                        worker.start();
                        launch(() ->
                            "b".trim()); // threads: bounded-pool
                        new Loop().start();
                    }
                    private void launch(Runnable task) {
                        Thread made = new Thread(task, "poller");
                        made.setDaemon(true);
                        made.start();
                    }
                    private void poll() {
                        "a".trim(); // threads: bounded-pool
                    }
                }
                class Loop extends Thread {
                    public void run() {
                        "c".trim(); // threads: bounded-pool
                    }
                }
                class Main {
                    public static void main(String[] args) {
                        new Thread(() ->
                            "d".trim() // threads: bounded-pool
                        ).start();
                    }
                }
                @RestController class Orders {
                    @GetMapping("/orders") void list() {
                        new Thread(() ->
                            "e".trim() // threads: unbounded-pool
                        ).start();
                        again();
                        Runtime.getRuntime().addShutdownHook(new Thread(() ->
                            "g".trim() // threads: bounded-pool
                        ));
                    }
                    private void again() {
                        Thread made = new Thread(new Runnable() { public void run() {
                            "f".trim(); // threads: unbounded-pool
                        } });
                        made.start();
                    }
                }
                """);
    }

    @Test
    void runsTimersAndSchedulersOnTheirOwnThreads() {
        check("""
                @RestController class Orders {
                    private final Timer timer = new Timer(true);
                    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
                    @Autowired org.springframework.scheduling.TaskScheduler scheduler;
                    @GetMapping("/orders") void list() {
                        timer.schedule(new TimerTask() { public void run() {
                            "a".trim(); // threads: scheduler
                        } }, 5);
                        pool.scheduleAtFixedRate(() -> {
                            "b".trim(); // threads: scheduler
                        }, 1, 1, TimeUnit.SECONDS);
                        scheduler.schedule(() -> {
                            "c".trim(); // threads: scheduler
                        }, java.time.Instant.EPOCH);
                        CompletableFuture.runAsync(() -> {
                            "d".trim(); // threads: bounded-pool
                        }, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Executors.newFixedThreadPool(2)));
                        CompletableFuture.runAsync(() -> {
                            "e".trim(); // threads: common-pool
                        }, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
                    }
                }
                """);
    }

    @Test
    void runsCompletionServicesOnTheirPool() {
        check("""
                @RestController class Orders {
                    private final ExecutorService pool = Executors.newCachedThreadPool();
                    @GetMapping("/orders") void list() {
                        CompletionService<String> service = new ExecutorCompletionService<>(pool);
                        service.submit(() -> {
                            return "a".trim(); // threads: unbounded-pool
                        });
                        FutureTask<String> task = new FutureTask<>(() -> {
                            return "b".trim(); // threads: unbounded-pool
                        });
                        pool.execute(task);
                        FutureTask<String> here = new FutureTask<>(() -> {
                            return "c".trim(); // threads: request
                        });
                        here.run();
                    }
                }
                """);
    }

    @Test
    void movesOnlySpringsOwnThreadsToVirtualOnes() {
        check(Map.of("spring.threads.virtual.enabled", "true"), """
                @RestController class Orders {
                    private final ScheduledExecutorService own = Executors.newScheduledThreadPool(2);
                    private final ExecutorService fixed = Executors.newFixedThreadPool(2);
                    @Autowired Mail mail;
                    @GetMapping("/orders") void list() {
                        "a".trim(); // threads: virtual
                        mail.send();
                        own.schedule(() -> {
                            "b".trim(); // threads: scheduler
                        }, 1, TimeUnit.SECONDS);
                        fixed.submit(() -> {
                            "c".trim(); // threads: bounded-pool
                        });
                        Mono.fromRunnable(() -> {
                            "f".trim(); // threads: virtual
                        }).subscribeOn(Schedulers.boundedElastic()).subscribe();
                        Mono.fromRunnable(() -> {
                            "g".trim(); // threads: bounded-pool
                        }).subscribeOn(Schedulers.newBoundedElastic(4, 100, "own")).subscribe();
                    }
                }
                @Service class Mail {
                    @Async public void send() {
                        "d".trim(); // threads: virtual
                    }
                    @Scheduled(fixedRate = 5) void tick() {
                        "e".trim(); // threads: virtual
                    }
                }
                """);
    }

    @Test
    void asksTheApplicationsOwnSchedulerForScheduledJobs() {
        check(Map.of("spring.threads.virtual.enabled", "true"), """
                @Configuration class Timers {
                    @Bean ThreadPoolTaskScheduler taskScheduler() { return new ThreadPoolTaskScheduler(); }
                }
                @Service class Mail {
                    @Scheduled(fixedRate = 5) void tick() {
                        "e".trim(); // threads: scheduler
                    }
                }
                """);
    }

    @Test
    void runsAsynchronousMethodsOfContainersOnTheContainersThreads() {
        check("""
                @RestController class Orders {
                    private final Mail mail = new Mail();
                    @GetMapping("/orders") void list() { mail.send(); mail.later(); mail.bare(); }
                }
                class Mail {
                    @jakarta.ejb.Asynchronous public void send() {
                        "a".trim(); // threads: bounded-pool
                    }
                    @io.micronaut.scheduling.annotation.Async public void later() {
                        "b".trim(); // threads: unbounded-pool
                    }
                    public void bare() {
                        "c".trim(); // threads: request
                    }
                }
                package jakarta.ejb;
                public @interface Asynchronous { }
                package io.micronaut.scheduling.annotation;
                public @interface Async { }
                """);
    }
}
