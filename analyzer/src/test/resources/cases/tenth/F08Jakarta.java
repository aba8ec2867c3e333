package tenth.f08;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.CompositeFuture;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import jakarta.annotation.Resource;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Retry;

class ReportServlet extends HttpServlet {

    @Resource
    ManagedExecutorService managed;

    @Override
    protected void doGet(HttpServletRequest q, HttpServletResponse r) {
        AsyncContext ac = q.startAsync();
        ac.setTimeout(5000);
        new Thread(() -> { // BAD tenth_fanout_thread_per_request
            write(ac);
        }).start();
    }

    @Override
    protected void doPost(HttpServletRequest q, HttpServletResponse r) {
        AsyncContext ac = q.startAsync();
        ac.setTimeout(5000);
        managed.execute(() -> write(ac)); // OK tenth_fanout_thread_per_request
    }

    @Override
    protected void doPut(HttpServletRequest q, HttpServletResponse r) {
        var ex = Executors.newSingleThreadExecutor(); // BAD tenth_fanout_executor_per_call
        ex.execute(() -> System.out.println("put"));
        ex.shutdown();
    }

    private void write(AsyncContext ac) {
        try {
            ac.getResponse().getWriter().println("x");
        } catch (java.io.IOException e) {
            log("write", e);
        } finally {
            ac.complete();
        }
    }
}

@Stateless
class ReportBean {

    @Resource
    ManagedThreadFactory mtf;

    public void forEach(List<String> in) {
        for (String s : in) {
            mtf.newThread(() -> System.out.println(s)).start(); // BAD tenth_fanout_thread_per_element
        }
    }

    @Asynchronous
    public void later(String s) {
        System.out.println(s);
    }
}

@Singleton
class Timers {
    @Resource
    ManagedExecutorService managed;

    @Schedule(second = "*/1", minute = "*", hour = "*", persistent = false)
    @Asynchronous
    public void every() { // BAD tenth_fanout_overlapping_schedule (debatable)
        slow();
    }

    @Schedule(hour = "3", persistent = false)
    public void nightly() { // OK tenth_fanout_overlapping_schedule
        slow();
    }

    void slow() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

@ApplicationScoped
class QuarkusJobs {

    @Scheduled(every = "1s")
    void concurrent() { // BAD tenth_fanout_overlapping_schedule
        slow();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void skipping() { // OK tenth_fanout_overlapping_schedule
        slow();
    }

    @Retry(maxRetries = -1)
    String forever() { // BAD tenth_fanout_retry_unbounded (debatable)
        return slow();
    }

    @Retry(maxRetries = 3, delay = 200, jitter = 100)
    String few() { // OK tenth_fanout_retry_unbounded
        return slow();
    }

    @Retry(maxRetries = 10, delay = 0, jitter = 0)
    String hammer() { // BAD tenth_fanout_retry_no_backoff
        return slow();
    }

    @Bulkhead(10)
    @Retry(maxRetries = 2, delay = 500)
    String limited() { // OK tenth_fanout_retry_no_backoff
        return slow();
    }

    private String slow() {
        try {
            Thread.sleep(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "x";
    }
}

class MutinyCases {
    private final WebClient web;

    MutinyCases(WebClient web) {
        this.web = web;
    }

    Uni<String> call(String id) {
        return Uni.createFrom().completionStage(web.get("/x/" + id).timeout(1000).send().toCompletionStage()).map(r -> r.bodyAsString());
    }

    Multi<String> merge(Multi<String> ids) {
        return ids.onItem().transformToUni(this::call).merge(Integer.MAX_VALUE); // BAD tenth_fanout_flatmap_no_concurrency
    }

    Multi<String> mergeLimited(Multi<String> ids) {
        return ids.onItem().transformToUni(this::call).merge(8); // OK tenth_fanout_flatmap_no_concurrency
    }

    Multi<String> concatenate(Multi<String> ids) {
        return ids.onItem().transformToUniAndConcatenate(this::call); // OK tenth_fanout_flatmap_no_concurrency
    }

    Uni<List<String>> join(List<String> ids) {
        return Uni.join().all(ids.stream().map(this::call).toList()).andFailFast(); // BAD tenth_fanout_allof_unbounded
    }

    Uni<List<String>> joinLimited(List<String> ids) {
        return Uni.join().all(ids.stream().map(this::call).toList()).usingConcurrencyOf(4).andFailFast(); // OK tenth_fanout_allof_unbounded
    }

    Uni<String> retry(String id) {
        return call(id).onFailure().retry().indefinitely(); // BAD tenth_fanout_retry_unbounded
    }

    Uni<String> retryBackoff(String id) {
        return call(id).onFailure().retry().withBackOff(Duration.ofMillis(100)).atMost(4); // OK tenth_fanout_retry_unbounded
    }

    Multi<String> overflow(Multi<String> hot) {
        return hot.onOverflow().bufferUnconditionally(); // BAD tenth_fanout_unbounded_buffer
    }

    Multi<String> overflowDrop(Multi<String> hot) {
        return hot.onOverflow().drop(); // OK tenth_fanout_unbounded_buffer
    }

    Multi<String> overflowSized(Multi<String> hot) {
        return hot.onOverflow().buffer(256); // OK tenth_fanout_unbounded_buffer
    }
}

class MainVerticle extends AbstractVerticle {
    private WebClient web;

    @Override
    public void start() {
        web = WebClient.create(vertx, new WebClientOptions().setMaxPoolSize(20).setMaxWaitQueueSize(200)); // OK tenth_fanout_client_no_pool_limit
        WorkerExecutor shared = vertx.createSharedWorkerExecutor("w", 8); // OK tenth_fanout_executor_per_call
        vertx.eventBus().<String>consumer("a", m -> {
            WorkerExecutor w = vertx.createSharedWorkerExecutor("w-" + m.body()); // BAD tenth_fanout_executor_per_call
            w.executeBlocking(p -> p.complete(m.body()));
        });
        vertx.eventBus().<String>consumer("b", m -> shared.executeBlocking(p -> p.complete(m.body())));
        vertx.eventBus().<String>consumer("c", m -> {
            WebClient c = WebClient.create(vertx); // BAD tenth_fanout_client_per_call
            c.get("/").timeout(1000).send().onSuccess(r -> m.reply(r.statusCode()));
        });
        vertx.eventBus().<String>consumer("d", m -> web.get("/").timeout(1000).send().onSuccess(r -> m.reply(r.statusCode()))); // OK tenth_fanout_client_per_call
        vertx.eventBus().<String>consumer("e", m -> vertx.setPeriodic(1000, id -> System.out.println(m.body()))); // BAD tenth_fanout_periodic_task_per_call
        vertx.eventBus().<String>consumer("f", m -> vertx.setTimer(1000, id -> System.out.println(m.body()))); // OK tenth_fanout_periodic_task_per_call
        vertx.eventBus().<String>consumer("g", m -> vertx.deployVerticle(new Child(m.body()))); // BAD tenth_fanout_verticle_per_request
        vertx.deployVerticle(() -> new Child("x"), new DeploymentOptions().setInstances(4)); // OK tenth_fanout_verticle_per_request
    }

    void unboundedQueue() {
        vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(10).setMaxWaitQueueSize(-1)); // BAD tenth_fanout_client_no_pool_limit
    }

    Future<?> all(List<String> ids) {
        return CompositeFuture.all(ids.stream().<Future>map(id -> web.get("/x/" + id).timeout(1000).send()).toList()); // BAD tenth_fanout_allof_unbounded
    }

    Future<?> three() {
        return CompositeFuture.all(web.get("/a").send(), web.get("/b").send(), web.get("/c").send()); // OK tenth_fanout_allof_unbounded
    }

    static Vertx options() {
        return Vertx.vertx(new VertxOptions().setWorkerPoolSize(40)); // OK tenth_fanout_unbounded_pool
    }

    static class Child extends AbstractVerticle {
        final String name;

        Child(String name) {
            this.name = name;
        }
    }
}

@Path("/r")
class Resourceful {
    private static final Client CLIENT = ClientBuilder.newBuilder().connectTimeout(1, TimeUnit.SECONDS).readTimeout(2, TimeUnit.SECONDS).build(); // OK tenth_fanout_client_per_call

    @GET
    @Path("/a")
    public String a() {
        Client c = ClientBuilder.newClient(); // BAD tenth_fanout_client_per_call
        try {
            return c.target("http://a").request().get(String.class);
        } finally {
            c.close();
        }
    }

    @GET
    @Path("/b")
    public String b() {
        return CLIENT.target("http://a").request().get(String.class);
    }
}

@ServerEndpoint("/chat")
class Chat {
    private static final ConcurrentHashMap<String, ConcurrentLinkedQueue<String>> HISTORY = new ConcurrentHashMap<>(); // BAD tenth_fanout_unbounded_cache
    private static final ArrayBlockingQueue<String> RECENT = new ArrayBlockingQueue<>(100); // OK tenth_fanout_unbounded_buffer

    @OnMessage
    public void on(String m, Session s) {
        HISTORY.computeIfAbsent(s.getId(), k -> new ConcurrentLinkedQueue<>()).add(m);
        while (!RECENT.offer(m)) {
            RECENT.poll();
        }
        s.getAsyncRemote().sendText(m); // BAD tenth_fanout_websocket_send_unbounded (debatable)
    }

    public void broadcast(Session s, String m) throws java.io.IOException {
        synchronized (s) {
            s.getBasicRemote().sendText(m); // OK tenth_fanout_websocket_send_unbounded
        }
    }
}

@ApplicationScoped
class Bus {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    void request(String id) {
        listeners.add(s -> System.out.println(id + s)); // BAD tenth_fanout_listener_per_request
    }

    void requestScoped(String id, Runnable body) {
        Consumer<String> c = s -> System.out.println(id + s);
        listeners.add(c); // OK tenth_fanout_listener_per_request
        try {
            body.run();
        } finally {
            listeners.remove(c);
        }
    }

    void on(@Observes String e) {
        new Thread(() -> System.out.println(e)).start(); // BAD tenth_fanout_thread_per_request
    }

    void onAsync(@ObservesAsync Integer e) {
        System.out.println(e); // OK tenth_fanout_thread_per_request
    }
}
