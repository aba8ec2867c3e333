package tenth.f06;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.RateLimiter;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.resources.ConnectionProvider;

class Clients {

    String perCall(String u) throws Exception {
        HttpClient c = HttpClient.newHttpClient(); // BAD tenth_fanout_client_per_call
        return c.send(HttpRequest.newBuilder(URI.create(u)).timeout(Duration.ofSeconds(1)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static final HttpClient SHARED = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build(); // OK tenth_fanout_client_per_call

    String sharedClient(String u) throws Exception {
        return SHARED.send(HttpRequest.newBuilder(URI.create(u)).timeout(Duration.ofSeconds(1)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    int ok(String u) throws Exception {
        OkHttpClient c = new OkHttpClient(); // BAD tenth_fanout_client_per_call
        try (okhttp3.Response r = c.newCall(new okhttp3.Request.Builder().url(u).build()).execute()) {
            return r.code();
        }
    }

    private final OkHttpClient okShared = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(2)).build();

    int okDerived(String u) throws Exception {
        OkHttpClient c = okShared.newBuilder().readTimeout(Duration.ofSeconds(5)).build(); // OK tenth_fanout_client_per_call
        try (okhttp3.Response r = c.newCall(new okhttp3.Request.Builder().url(u).build()).execute()) {
            return r.code();
        }
    }

    void producerPerMessage(Properties p, String m) {
        try (KafkaProducer<String, String> k = new KafkaProducer<>(p)) { // BAD tenth_fanout_client_per_call
            k.send(new ProducerRecord<>("t", m));
        }
    }

    private final KafkaProducer<String, String> producer;
    private final DataSource ds;

    Clients(Properties p, HikariConfig hc) {
        this.producer = new KafkaProducer<>(p); // OK tenth_fanout_client_per_call
        this.ds = new HikariDataSource(hc);
    }

    void channelPerRpc(String host) {
        ManagedChannel ch = ManagedChannelBuilder.forTarget(host).build(); // BAD tenth_fanout_client_per_call
        try {
            System.out.println(ch.authority());
        } finally {
            ch.shutdown();
        }
    }

    void insert(String url, List<String> rows) throws Exception {
        for (String r : rows) {
            try (Connection c = DriverManager.getConnection(url); // BAD tenth_fanout_connection_per_element
                 var st = c.prepareStatement("insert into t values (?)")) {
                st.setString(1, r);
                st.setQueryTimeout(5);
                st.executeUpdate();
            }
        }
    }

    void insertOne(List<String> rows) throws Exception {
        try (Connection c = ds.getConnection(); // OK tenth_fanout_connection_per_element
             var st = c.prepareStatement("insert into t values (?)")) {
            st.setQueryTimeout(5);
            for (String r : rows) {
                st.setString(1, r);
                st.addBatch();
            }
            st.executeBatch();
        }
    }

    PoolingHttpClientConnectionManager apache() {
        PoolingHttpClientConnectionManager m = new PoolingHttpClientConnectionManager();
        m.setMaxTotal(Integer.MAX_VALUE); // BAD tenth_fanout_client_no_pool_limit
        m.setDefaultMaxPerRoute(Integer.MAX_VALUE);
        return m;
    }

    CloseableHttpClient apacheLimited() {
        return HttpClients.custom().setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(50).setMaxConnPerRoute(10).build()).build(); // OK tenth_fanout_client_no_pool_limit
    }

    OkHttpClient dispatcher() {
        Dispatcher d = new Dispatcher();
        d.setMaxRequests(Integer.MAX_VALUE); // BAD tenth_fanout_client_no_pool_limit
        d.setMaxRequestsPerHost(Integer.MAX_VALUE);
        return new OkHttpClient.Builder().dispatcher(d).build();
    }

    OkHttpClient dispatcherLimited() {
        Dispatcher d = new Dispatcher();
        d.setMaxRequests(64); // OK tenth_fanout_client_no_pool_limit
        d.setMaxRequestsPerHost(8);
        return new OkHttpClient.Builder().dispatcher(d).connectionPool(new ConnectionPool()).build();
    }

    reactor.netty.http.client.HttpClient netty() {
        return reactor.netty.http.client.HttpClient.create(ConnectionProvider.newConnection()); // BAD tenth_fanout_client_no_pool_limit
    }

    reactor.netty.http.client.HttpClient nettyPending() {
        return reactor.netty.http.client.HttpClient.create(ConnectionProvider.builder("p").maxConnections(100).pendingAcquireMaxCount(-1).build()); // BAD tenth_fanout_client_no_pool_limit
    }

    reactor.netty.http.client.HttpClient nettyLimited() {
        return reactor.netty.http.client.HttpClient.create(ConnectionProvider.builder("p").maxConnections(100).pendingAcquireMaxCount(500).pendingAcquireTimeout(Duration.ofSeconds(5)).build()); // OK tenth_fanout_client_no_pool_limit
    }

    WebClient perCallWeb(String u) {
        return WebClient.builder().clientConnector(new org.springframework.http.client.reactive.ReactorClientHttpConnector(nettyLimited())).baseUrl(u).build(); // BAD tenth_fanout_client_per_call (debatable)
    }

    HikariDataSource hikari() {
        HikariConfig c = new HikariConfig();
        c.setMaximumPoolSize(5000); // BAD tenth_fanout_client_no_pool_limit (debatable)
        return new HikariDataSource(c);
    }

    HikariDataSource hikariOk() {
        HikariConfig c = new HikariConfig();
        c.setMaximumPoolSize(20); // OK tenth_fanout_client_no_pool_limit
        c.setConnectionTimeout(2000);
        return new HikariDataSource(c);
    }

    private final Map<String, byte[]> cache = new ConcurrentHashMap<>(); // BAD tenth_fanout_unbounded_cache

    byte[] load(String key) {
        return cache.computeIfAbsent(key, k -> new byte[1024]);
    }

    private final Map<String, byte[]> lru = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) { // OK tenth_fanout_unbounded_cache
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> e) {
            return size() > 1000;
        }
    });

    byte[] loadLru(String key) {
        return lru.computeIfAbsent(key, k -> new byte[1024]);
    }

    private final Cache<String, byte[]> guava = CacheBuilder.newBuilder().build(); // BAD tenth_fanout_unbounded_cache
    private final Cache<String, byte[]> guavaSized = CacheBuilder.newBuilder().maximumSize(1000).build(); // OK tenth_fanout_unbounded_cache
    private final com.github.benmanes.caffeine.cache.Cache<String, byte[]> caffeine = Caffeine.newBuilder().recordStats().build(); // BAD tenth_fanout_unbounded_cache
    private final com.github.benmanes.caffeine.cache.Cache<String, byte[]> caffeineTtl = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build(); // OK tenth_fanout_unbounded_cache
    private final Map<Class<?>, String> byClass = Collections.synchronizedMap(new WeakHashMap<>()); // OK tenth_fanout_unbounded_cache
    private final Map<java.time.DayOfWeek, String> byDay = new ConcurrentHashMap<>(); // OK tenth_fanout_unbounded_cache

    String day(java.time.DayOfWeek d) {
        return byDay.computeIfAbsent(d, x -> x.name().toLowerCase());
    }

    byte[] viaGuava(String k) throws Exception {
        caffeine.put(k, new byte[1]);
        caffeineTtl.put(k, new byte[1]);
        guava.put(k, new byte[1]);
        return guavaSized.get(k, () -> new byte[0]);
    }

    private final ConcurrentHashMap<String, ReentrantLock> locks = new ConcurrentHashMap<>(); // BAD tenth_fanout_lock_per_key_growth

    void withKey(String key, Runnable r) {
        ReentrantLock l = locks.computeIfAbsent(key, k -> new ReentrantLock());
        l.lock();
        try {
            r.run();
        } finally {
            l.unlock();
        }
    }

    private final com.google.common.util.concurrent.Striped<java.util.concurrent.locks.Lock> striped = com.google.common.util.concurrent.Striped.lock(64); // OK tenth_fanout_lock_per_key_growth

    void withStripe(String key, Runnable r) {
        java.util.concurrent.locks.Lock l = striped.get(key);
        l.lock();
        try {
            r.run();
        } finally {
            l.unlock();
        }
    }

    void limiterPerRequest(Runnable r) {
        RateLimiter rl = RateLimiter.create(5); // BAD tenth_fanout_limit_per_request
        rl.acquire();
        r.run();
    }

    private final RateLimiter limiter = RateLimiter.create(5); // OK tenth_fanout_limit_per_request

    void limiterShared(Runnable r) {
        limiter.acquire();
        r.run();
    }

    void lockPerRequest(Runnable r) {
        Semaphore s = new Semaphore(1, true); // BAD tenth_fanout_limit_per_request
        if (s.tryAcquire()) {
            r.run();
        }
    }

    Server grpc() {
        return ServerBuilder.forPort(8080).executor(Executors.newCachedThreadPool()).build(); // BAD tenth_fanout_unbounded_pool
    }

    Server grpcFixed() {
        return ServerBuilder.forPort(8080).executor(new java.util.concurrent.ThreadPoolExecutor(32, 32, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.ArrayBlockingQueue<>(256))).build(); // OK tenth_fanout_unbounded_pool
    }

    void stream(StreamObserver<String> out, Iterable<String> rows) {
        for (String r : rows) {
            out.onNext(r); // BAD tenth_fanout_grpc_no_flow_control
        }
        out.onCompleted();
    }

    void streamReady(io.grpc.stub.ServerCallStreamObserver<String> out, java.util.Iterator<String> rows) {
        out.setOnReadyHandler(() -> {
            while (out.isReady() && rows.hasNext()) {
                out.onNext(rows.next()); // OK tenth_fanout_grpc_no_flow_control
            }
            if (!rows.hasNext()) {
                out.onCompleted();
            }
        });
    }

    ListeningExecutorService listening() {
        return MoreExecutors.listeningDecorator(Executors.newCachedThreadPool()); // BAD tenth_fanout_unbounded_pool
    }

    ListeningExecutorService listeningFixed() {
        return MoreExecutors.listeningDecorator(new java.util.concurrent.ThreadPoolExecutor(4, 4, 0, java.util.concurrent.TimeUnit.SECONDS, new java.util.concurrent.ArrayBlockingQueue<>(64))); // OK tenth_fanout_unbounded_pool
    }

    private final Map<String, ExecutorService> perTenant = new ConcurrentHashMap<>();

    void tenant(String tenant, Runnable r) {
        perTenant.computeIfAbsent(tenant, t -> Executors.newFixedThreadPool(4)).execute(r); // BAD tenth_fanout_executor_per_key
    }

    private final List<ExecutorService> shards = List.of(Executors.newSingleThreadExecutor(), Executors.newSingleThreadExecutor());

    void shard(String tenant, Runnable r) {
        shards.get(Math.floorMod(tenant.hashCode(), shards.size())).execute(r); // OK tenth_fanout_executor_per_key
    }
}
