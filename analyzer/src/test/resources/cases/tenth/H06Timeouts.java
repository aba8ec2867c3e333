package tenth.h06;

import io.grpc.stub.AbstractBlockingStub;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.OkHttpClient;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Timeouts {

    String get(Future<String> f) throws Exception {
        return f.get(); // BAD tenth_hygiene_wait_no_timeout
    }

    String getTimed(Future<String> f) throws Exception {
        return f.get(2, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    String getDone(Future<String> f) throws Exception {
        return f.isDone() ? f.get() : null; // OK tenth_hygiene_wait_no_timeout
    }

    String join(CompletableFuture<String> f) {
        return f.join(); // BAD tenth_hygiene_wait_no_timeout
    }

    String joinTimed(CompletableFuture<String> f) {
        return f.orTimeout(2, TimeUnit.SECONDS).join(); // OK tenth_hygiene_wait_no_timeout
    }

    String joinDefault(CompletableFuture<String> f) {
        return f.completeOnTimeout("", 2, TimeUnit.SECONDS).join(); // OK tenth_hygiene_wait_no_timeout
    }

    String now(CompletableFuture<String> f) {
        return f.getNow(""); // OK tenth_hygiene_wait_no_timeout
    }

    void latch(CountDownLatch l) throws InterruptedException {
        l.await(); // BAD tenth_hygiene_wait_no_timeout
    }

    boolean latchTimed(CountDownLatch l) throws InterruptedException {
        return l.await(2, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    void thread(Thread t) throws InterruptedException {
        t.join(); // BAD tenth_hygiene_wait_no_timeout
    }

    void zero(Thread t) throws InterruptedException {
        t.join(0); // BAD tenth_hygiene_wait_no_timeout
    }

    void threadTimed(Thread t) throws InterruptedException {
        t.join(2000); // OK tenth_hygiene_wait_no_timeout
    }

    void barrier(CyclicBarrier b) throws Exception {
        b.await(); // BAD tenth_hygiene_wait_no_timeout
    }

    int barrierTimed(CyclicBarrier b) throws Exception {
        return b.await(1, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    String exchange(Exchanger<String> e) throws Exception {
        return e.exchange("x"); // BAD tenth_hygiene_wait_no_timeout
    }

    List<Future<String>> invokeAll(ExecutorService ex, List<Callable<String>> cs) throws Exception {
        return ex.invokeAll(cs); // BAD tenth_hygiene_wait_no_timeout
    }

    List<Future<String>> invokeAllTimed(ExecutorService ex, List<Callable<String>> cs) throws Exception {
        return ex.invokeAll(cs, 5, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    boolean forever(ExecutorService ex) throws Exception {
        return ex.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS); // BAD tenth_hygiene_wait_no_timeout (debatable)
    }

    String wrongUnit(BlockingQueue<String> q) throws InterruptedException {
        return q.poll(5000, TimeUnit.SECONDS); // BAD tenth_hygiene_wrong_time_unit (debatable)
    }

    void wrongUnitSleep(Duration d) throws InterruptedException {
        Thread.sleep(d.toSeconds()); // BAD tenth_hygiene_wrong_time_unit
    }

    void rightUnitSleep(Duration d) throws InterruptedException {
        Thread.sleep(d.toMillis()); // OK tenth_hygiene_wrong_time_unit
    }

    void wrongUnitNanos(Condition c, ReentrantLock l, long millis) throws InterruptedException {
        l.lock();
        try {
            c.awaitNanos(millis); // BAD tenth_hygiene_wrong_time_unit
        } finally {
            l.unlock();
        }
    }

    boolean rightUnitAwait(CountDownLatch l, long millis) throws InterruptedException {
        return l.await(millis, TimeUnit.MILLISECONDS); // OK tenth_hygiene_wrong_time_unit
    }

    String block(Mono<String> m) {
        return m.block(); // BAD tenth_hygiene_wait_no_timeout
    }

    String blockTimed(Mono<String> m) {
        return m.block(Duration.ofSeconds(2)); // OK tenth_hygiene_wait_no_timeout
    }

    List<String> blockAll(Flux<String> f) {
        return f.collectList().block(); // BAD tenth_hygiene_wait_no_timeout
    }

    String blockAfterTimeout(Mono<String> m) {
        return m.timeout(Duration.ofSeconds(1)).block(); // OK tenth_hygiene_wait_no_timeout
    }

    void send(KafkaProducer<String, String> p, String v) throws Exception {
        p.send(new ProducerRecord<>("t", v)).get(); // BAD tenth_hygiene_wait_no_timeout
    }

    void sendTimed(KafkaProducer<String, String> p, String v) throws Exception {
        p.send(new ProducerRecord<>("t", v)).get(10, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    void poll(KafkaConsumer<String, String> c) {
        c.poll(Duration.ofMillis(Long.MAX_VALUE)); // BAD tenth_hygiene_wait_no_timeout (debatable)
    }

    void pollTimed(KafkaConsumer<String, String> c) {
        c.poll(Duration.ofMillis(500)); // OK tenth_hygiene_wait_no_timeout
    }
}

class ClientTimeouts {
    private final RestTemplate plain = new RestTemplate(); // BAD tenth_hygiene_client_no_timeout
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    RestTemplate built(RestTemplateBuilder b) {
        return b.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(2)).build(); // OK tenth_hygiene_client_no_timeout
    }

    RestTemplate factory() {
        SimpleClientHttpRequestFactory f = new SimpleClientHttpRequestFactory();
        f.setConnectTimeout(1000);
        f.setReadTimeout(2000);
        return new RestTemplate(f); // OK tenth_hygiene_client_no_timeout
    }

    RestTemplate emptyFactory() {
        return new RestTemplate(new SimpleClientHttpRequestFactory()); // BAD tenth_hygiene_client_no_timeout
    }

    String request(URI u) throws Exception {
        HttpRequest r = HttpRequest.newBuilder(u).build(); // BAD tenth_hygiene_client_no_timeout
        return client.send(r, HttpResponse.BodyHandlers.ofString()).body();
    }

    String requestTimed(URI u) throws Exception {
        HttpRequest r = HttpRequest.newBuilder(u).timeout(Duration.ofSeconds(2)).build(); // OK tenth_hygiene_client_no_timeout
        return client.send(r, HttpResponse.BodyHandlers.ofString()).body();
    }

    int url(URL u) throws Exception {
        HttpURLConnection c = (HttpURLConnection) u.openConnection(); // BAD tenth_hygiene_client_no_timeout
        return c.getResponseCode();
    }

    int urlTimed(URL u) throws Exception {
        HttpURLConnection c = (HttpURLConnection) u.openConnection(); // OK tenth_hygiene_client_no_timeout
        c.setConnectTimeout(1000);
        c.setReadTimeout(2000);
        return c.getResponseCode();
    }

    OkHttpClient zero() {
        return new OkHttpClient.Builder().readTimeout(Duration.ZERO).build(); // BAD tenth_hygiene_client_no_timeout
    }

    OkHttpClient nonZero() {
        return new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(5)).build(); // OK tenth_hygiene_client_no_timeout
    }

    int socket(String h) throws Exception {
        try (Socket s = new Socket(h, 80)) { // BAD tenth_hygiene_client_no_timeout
            return s.getInputStream().read();
        }
    }

    int socketTimed(String h) throws Exception {
        try (Socket s = new Socket()) { // OK tenth_hygiene_client_no_timeout
            s.setSoTimeout(2000);
            s.connect(new InetSocketAddress(h, 80), 1000);
            return s.getInputStream().read();
        }
    }

    Mono<String> web(WebClient w) {
        return w.get().uri("/x").retrieve().bodyToMono(String.class); // BAD tenth_hygiene_client_no_timeout
    }

    Mono<String> webTimed(WebClient w) {
        return w.get().uri("/x").retrieve().bodyToMono(String.class).timeout(Duration.ofSeconds(2)); // OK tenth_hygiene_client_no_timeout
    }

    int jdbc(Connection c) throws Exception {
        try (PreparedStatement s = c.prepareStatement("delete from big")) { // BAD tenth_hygiene_query_no_timeout (debatable)
            return s.executeUpdate();
        }
    }

    int jdbcTimed(Connection c) throws Exception {
        try (PreparedStatement s = c.prepareStatement("delete from big")) { // OK tenth_hygiene_query_no_timeout
            s.setQueryTimeout(10);
            return s.executeUpdate();
        }
    }

    <S extends AbstractBlockingStub<S>> S deadline(S stub) {
        return stub.withDeadlineAfter(2, TimeUnit.SECONDS); // OK tenth_hygiene_grpc_no_deadline
    }

    private final GreeterGrpc.GreeterBlockingStub stub = null;

    String hello(String n) {
        return stub.hello(n); // BAD tenth_hygiene_grpc_no_deadline
    }

    String helloDeadline(String n) {
        return stub.withDeadlineAfter(1, TimeUnit.SECONDS).hello(n); // OK tenth_hygiene_grpc_no_deadline
    }

    private final GreeterGrpc.GreeterBlockingStub fixedDeadline;

    ClientTimeouts(GreeterGrpc.GreeterBlockingStub s) {
        this.fixedDeadline = s.withDeadlineAfter(5, TimeUnit.SECONDS); // BAD tenth_hygiene_grpc_deadline_set_once
    }
}

class TxTimeouts {
    private final RestTemplate rest;
    private final TransactionTemplate template;

    TxTimeouts(RestTemplate rest, PlatformTransactionManager m) {
        this.rest = rest;
        this.template = new TransactionTemplate(m); // BAD tenth_hygiene_tx_no_timeout (debatable)
    }

    static TransactionTemplate timed(PlatformTransactionManager m) {
        TransactionTemplate t = new TransactionTemplate(m); // OK tenth_hygiene_tx_no_timeout
        t.setTimeout(5);
        return t;
    }

    @Transactional
    public void remoteInside(String id) {
        rest.postForLocation("http://x/{id}", null, id); // BAD tenth_hygiene_remote_call_in_transaction
    }

    public void remoteOutside(String id) {
        rest.postForLocation("http://x/{id}", null, id); // OK tenth_hygiene_remote_call_in_transaction
        template.executeWithoutResult(s -> System.out.println(id));
    }

    public void remoteInTemplate(String id) {
        template.executeWithoutResult(s -> rest.delete("http://x/{id}", id)); // BAD tenth_hygiene_remote_call_in_transaction
    }
}

class Permits {
    private final Semaphore s = new Semaphore(2);
    private final ReentrantLock l = new ReentrantLock();

    boolean enter() throws InterruptedException {
        return s.tryAcquire(1, TimeUnit.SECONDS); // OK tenth_hygiene_wait_no_timeout
    }

    void both(Runnable r) throws InterruptedException {
        l.lock();
        try {
            s.acquire(); // BAD tenth_hygiene_wait_under_lock
            try {
                r.run();
            } finally {
                s.release();
            }
        } finally {
            l.unlock();
        }
    }

    synchronized String future(Future<String> f) throws Exception {
        return f.get(); // BAD tenth_hygiene_wait_under_lock
    }

    String futureFirst(Future<String> f) throws Exception {
        String v = f.get(1, TimeUnit.SECONDS); // OK tenth_hygiene_wait_under_lock
        synchronized (this) {
            return v.trim();
        }
    }

    synchronized void latch(CountDownLatch c) throws Exception {
        c.await(); // BAD tenth_hygiene_wait_under_lock
    }

    private final BlockingQueue<String> q = new java.util.concurrent.ArrayBlockingQueue<>(1);

    synchronized void put(String x) throws InterruptedException {
        q.put(x); // BAD tenth_hygiene_wait_under_lock
    }

    synchronized String get() throws InterruptedException {
        return q.take(); // BAD tenth_hygiene_wait_under_lock
    }

    synchronized boolean offered(String x) {
        return q.offer(x); // OK tenth_hygiene_wait_under_lock
    }
}

final class GreeterGrpc {
    interface GreeterBlockingStub {
        String hello(String n);

        GreeterBlockingStub withDeadlineAfter(long n, TimeUnit u);
    }
}
