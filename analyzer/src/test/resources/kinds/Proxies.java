import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import jakarta.annotation.PostConstruct;

@Service
class Proxies {
    private Proxies self;

    @org.springframework.beans.factory.annotation.Autowired
    void self(Proxies self) {
        this.self = self;
    }

    public void all() {
        save("a"); // BAD SelfInvocation
        mail("a"); // BAD SelfInvocation
        name("a"); // BAD SelfInvocation
        this.load("a"); // BAD SelfInvocation
        self.save("b"); // OK SelfInvocation
        plain("b"); // OK SelfInvocation
    }

    @Transactional
    public void save(String id) {
        System.out.println(id);
    }

    @Async
    public void mail(String id) {
        System.out.println(id);
    }

    @Cacheable("names")
    public String name(String id) {
        return id;
    }

    @Retryable
    public String load(String id) {
        return id;
    }

    public void plain(String id) {
        System.out.println(id);
    }

    @Transactional
    private void hidden(String id) { // BAD NotOverridable
        System.out.println(id);
    }

    @Async
    public final void fixed(String id) { // BAD NotOverridable
        System.out.println(id);
    }

    @Transactional
    public void open(String id) { // OK NotOverridable
        System.out.println(id);
    }

    @Async
    public void openToo(String id) { // OK NotOverridable
        System.out.println(id);
    }

    @Transactional
    public CompletableFuture<Void> later(String id) { // BAD ProxyOnFuture
        return CompletableFuture.runAsync(() -> save(id));
    }

    @Retryable
    public CompletableFuture<String> retried(String id) { // BAD ProxyOnFuture
        return CompletableFuture.supplyAsync(() -> id);
    }

    @Transactional
    public String now(String id) { // OK ProxyOnFuture
        return id;
    }

    public CompletableFuture<String> free(String id) { // OK ProxyOnFuture
        return CompletableFuture.completedFuture(id);
    }

    @PostConstruct
    @Async
    public void begin() { // BAD AsyncMisplaced
        System.out.println("begin");
    }

    @PostConstruct
    public void beginNow() { // OK AsyncMisplaced
        System.out.println("begin");
    }

    @Async
    public String answer(String id) { // BAD AsyncReturn
        return id;
    }

    @Async
    public int count(String id) { // BAD AsyncReturn
        return id.length();
    }

    @Async
    public CompletableFuture<String> future(String id) { // OK AsyncReturn
        return CompletableFuture.completedFuture(id);
    }

    @Async
    public void nothing(String id) { // OK AsyncReturn
        System.out.println(id);
    }
}

@Configuration
class Setup {
    @Async
    public void warm() { // BAD AsyncMisplaced
        System.out.println("warm");
    }

    @Bean
    ThreadPoolTaskExecutor executor() { // OK AsyncMisplaced
        return new ThreadPoolTaskExecutor();
    }
}

class Threads {
    void runs(Thread thread) {
        thread.run(); // BAD ThreadRun
    }

    void runsNew() {
        new Thread(() -> System.out.println("x")).run(); // BAD ThreadRun
    }

    void starts() {
        new Thread(() -> System.out.println("x")).start(); // OK ThreadRun
    }

    void runsTask(Runnable task) {
        task.run(); // OK ThreadRun
    }

    void never() {
        Thread thread = new Thread(() -> System.out.println("x")); // BAD ThreadNotStarted
        thread.setName("x");
    }

    void alsoNever() {
        new Thread(() -> System.out.println("x")); // BAD ThreadNotStarted
    }

    Thread given() {
        return new Thread(() -> System.out.println("x")); // OK ThreadNotStarted
    }

    void hook() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("x"))); // OK ThreadNotStarted
    }

    Object zero() {
        return new ScheduledThreadPoolExecutor(0); // BAD ZeroCore
    }

    Object zeroWithQueue() {
        return new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // BAD ZeroCore
    }

    Object some() {
        return new ThreadPoolExecutor(4, 8, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(10)); // OK ZeroCore
    }

    Object oneTimer() {
        return new ScheduledThreadPoolExecutor(1); // OK ZeroCore
    }

    CompletableFuture<String> nothing() {
        return null; // BAD NullFuture
    }

    Future<String> sometimes(boolean known) {
        if (!known) {
            return null; // BAD NullFuture
        }
        return CompletableFuture.completedFuture("x"); // OK NullFuture
    }

    String text() {
        return null; // OK NullFuture
    }
}

class Executing {
    private final ExecutorService forgotten = Executors.newFixedThreadPool(4); // BAD NotShutDown
    private final ExecutorService ended = Executors.newFixedThreadPool(4); // OK NotShutDown

    void work() {
        forgotten.execute(() -> System.out.println("x"));
        ended.execute(() -> System.out.println("x"));
    }

    void local() {
        ExecutorService own = Executors.newSingleThreadExecutor(); // BAD NotShutDown
        own.execute(() -> System.out.println("x"));
    }

    private final ExecutorService given; // OK NotShutDown

    Executing(ExecutorService given) {
        this.given = given;
    }

    void close() throws InterruptedException {
        ended.shutdown();
        if (!ended.awaitTermination(1, TimeUnit.SECONDS)) { // OK ShutdownWaits
            ended.shutdownNow();
        }
    }
}

class EndsInStop {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    void work(String text) {
        pool.execute(() -> System.out.println(text));
    }

    public void stop() {
        pool.shutdown(); // BAD ShutdownWaits
    }
}

class EndsWithoutWaiting implements AutoCloseable {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    void work(String text) {
        pool.execute(() -> System.out.println(text));
    }

    @Override
    public void close() {
        pool.shutdown(); // BAD ShutdownWaits
    }
}

class EndsAndWaits {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    void work(String text) {
        pool.execute(() -> System.out.println(text));
    }

    public void stop() throws InterruptedException {
        pool.shutdown(); // OK ShutdownWaits
        if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
            System.err.println("still at it");
        }
    }
}
