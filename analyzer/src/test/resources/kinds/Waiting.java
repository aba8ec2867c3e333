import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

class Waiting {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final Lock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final Object monitor = new Object();
    private boolean done;
    private volatile boolean flag;

    void ignored() {
        pool.submit(() -> Integer.parseInt("x")); // BAD LostFuture
    }

    void ignoredStage(String text) {
        CompletableFuture.supplyAsync(() -> Integer.parseInt(text), pool); // BAD LostFuture
    }

    void seen(String text) {
        CompletableFuture.supplyAsync(() -> Integer.parseInt(text), pool) // OK LostFuture
                .whenComplete((n, failure) -> System.out.println(n + " " + failure));
    }

    Future<Integer> given(String text) {
        return pool.submit(() -> Integer.parseInt(text)); // OK LostFuture
    }

    CompletableFuture<String> swallowed(CompletableFuture<String> answer) {
        return answer.exceptionally(failure -> ""); // BAD SwallowedAsync
    }

    CompletableFuture<String> swallowedByHandle(CompletableFuture<String> answer) {
        return answer.handle((text, failure) -> text); // BAD SwallowedAsync
    }

    CompletableFuture<String> told(CompletableFuture<String> answer) {
        return answer.exceptionally(failure -> { // OK SwallowedAsync
            System.err.println(failure);
            return "";
        });
    }

    CompletableFuture<String> looked(CompletableFuture<String> answer) {
        return answer.handle((text, failure) -> failure == null ? text : failure.getMessage()); // OK SwallowedAsync
    }

    void dies() {
        timer.scheduleAtFixedRate(() -> Integer.parseInt(System.getenv("N")), 1, 1, TimeUnit.SECONDS); // BAD DiesSilently
    }

    void timerDies() {
        new Timer().schedule( // BAD DiesSilently
                new TimerTask() {
                    @Override
                    public void run() {
                        Integer.parseInt(System.getenv("N"));
                    }
                },
                1000,
                1000);
    }

    void goesOn() {
        timer.scheduleAtFixedRate( // OK DiesSilently
                () -> {
                    try {
                        Integer.parseInt(System.getenv("N"));
                    } catch (RuntimeException e) {
                        System.err.println(e);
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    void once() {
        Future<?> one = timer.schedule(() -> System.out.println("x"), 1, TimeUnit.SECONDS); // OK DiesSilently
        System.out.println(one);
    }

    void swallows() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // BAD SwallowedInterrupt
            System.err.println(e);
        }
    }

    void swallowsAll(BlockingQueue<String> jobs) {
        while (true) {
            try {
                System.out.println(jobs.take());
            } catch (Exception e) { // BAD SwallowedInterrupt
                System.err.println(e);
            }
        }
    }

    void restores() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) { // OK SwallowedInterrupt
            Thread.currentThread().interrupt();
        }
    }

    void throwsOn() throws InterruptedException {
        Thread.sleep(10); // OK SwallowedInterrupt
    }

    String get(Future<String> answer) throws Exception {
        return answer.get(); // BAD WaitLimit
    }

    void await(CountDownLatch latch) throws InterruptedException {
        latch.await(); // BAD WaitLimit
    }

    String take(BlockingQueue<String> jobs) throws InterruptedException {
        return jobs.take(); // BAD WaitLimit
    }

    String joinStage(CompletableFuture<String> answer) {
        return answer.join(); // BAD WaitLimit
    }

    void joinThread(Thread thread) throws InterruptedException {
        thread.join(); // BAD WaitLimit
    }

    String getLimited(Future<String> answer) throws Exception {
        return answer.get(1, TimeUnit.SECONDS); // OK WaitLimit
    }

    void awaitLimited(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(1, TimeUnit.SECONDS)) { // OK WaitLimit
            throw new IllegalStateException();
        }
    }

    HttpClient client() {
        return HttpClient.newHttpClient(); // BAD ClientTimeout
    }

    RestTemplate template() {
        return new RestTemplate(); // BAD ClientTimeout
    }

    HttpClient limitedClient() {
        return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // OK ClientTimeout
    }

    org.springframework.http.client.SimpleClientHttpRequestFactory factory() {
        var factory = new org.springframework.http.client.SimpleClientHttpRequestFactory(); // OK ClientTimeout
        factory.setConnectTimeout(1000);
        factory.setReadTimeout(1000);
        return factory;
    }

    void waitOnce() throws InterruptedException {
        synchronized (monitor) {
            if (!done) {
                monitor.wait(); // BAD WaitLoop
            }
        }
    }

    void awaitOnce() throws InterruptedException {
        lock.lock();
        try {
            ready.await(); // BAD WaitLoop
        } finally {
            lock.unlock();
        }
    }

    void waitInLoop() throws InterruptedException {
        synchronized (monitor) {
            while (!done) {
                monitor.wait(); // OK WaitLoop
            }
        }
    }

    void awaitInLoop() throws InterruptedException {
        lock.lock();
        try {
            while (!done) {
                ready.await(); // OK WaitLoop
            }
        } finally {
            lock.unlock();
        }
    }

    void notifyWithout() {
        monitor.notifyAll(); // BAD Notify
    }

    void wrongMethod() {
        lock.lock();
        try {
            ready.notifyAll(); // BAD Notify
        } finally {
            lock.unlock();
        }
    }

    void notifies() {
        synchronized (monitor) {
            done = true;
            monitor.notifyAll(); // OK Notify
        }
    }

    void signals() {
        lock.lock();
        try {
            done = true;
            ready.signalAll(); // OK Notify
        } finally {
            lock.unlock();
        }
    }

    void spin() {
        while (!flag) { // BAD BusyWait
        }
    }

    void spinAndYield() {
        while (!flag) { // BAD BusyWait
            Thread.yield();
        }
    }

    void counts() {
        int n = 0;
        while (n < 10) { // OK BusyWait
            n++;
        }
    }

    void reads(java.util.Iterator<String> names) {
        while (names.hasNext()) { // OK BusyWait
            System.out.println(names.next());
        }
    }

    void polls(Future<String> answer) throws InterruptedException {
        while (!answer.isDone()) { // BAD Polling
            Thread.sleep(100);
        }
    }

    void pollsFlag() throws InterruptedException {
        while (!flag) {
            Thread.sleep(50); // BAD Polling
        }
    }

    void backsOff(int attempt) throws InterruptedException {
        Thread.sleep(100L << attempt); // OK Polling
    }

    void everySecond() {
        timer.scheduleWithFixedDelay(this::restores, 1, 1, TimeUnit.SECONDS); // OK Polling
    }
}

@org.springframework.stereotype.Service
class Booking {
    private final RestTemplate http;
    private final org.springframework.jdbc.core.JdbcTemplate jdbc;

    Booking(RestTemplate http, org.springframework.jdbc.core.JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    @Transactional
    public void book(String id) {
        jdbc.update("insert into booking values (?)", id);
        http.delete("http://partner/" + id); // BAD TransactionRemote
    }

    @Transactional
    public void pay(String id) {
        jdbc.update("insert into payment values (?)", id);
        http.postForObject("http://bank/" + id, id, String.class); // BAD TransactionRemote
    }

    @Transactional
    public void local(String id) {
        jdbc.update("insert into booking values (?)", id); // OK TransactionRemote
    }

    public void remote(String id) {
        http.delete("http://partner/" + id); // OK TransactionRemote
    }
}
