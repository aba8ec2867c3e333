package cases.harborthreads;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DeliverCallback;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

public class HarborThreads {

    private final ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JdbcTemplate jdbc;
    private final Object crane = new Object();
    private final ReentrantLock gate = new ReentrantLock();

    public HarborThreads(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void unload(String ship) {
        perTask.submit(() -> {
            Thread.sleep(Duration.ofSeconds(2)); // OK blocking_vthread_plain
            return jdbc.update("update ship set done = 1 where id = ?", ship); // OK blocking_vthread_plain
        });
    }

    void announce(String ship) {
        Thread.startVirtualThread(() -> {
            try {
                http.send(HttpRequest.newBuilder(URI.create("http://radio/" + ship)).build(), // OK blocking_vthread_plain
                        HttpResponse.BodyHandlers.discarding());
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void lift(String box) {
        Thread.ofVirtual().name("lift").start(() -> {
            synchronized (crane) {
                jdbc.update("insert into lift values (?)", box); // BAD blocking_vthread_pinning ?
            }
        });
    }

    void liftGated(String box) {
        Thread.ofVirtual().start(() -> {
            gate.lock(); // OK blocking_vthread_pinning
            try {
                jdbc.update("insert into lift values (?)", box); // OK blocking_vthread_pinning ?
            } finally {
                gate.unlock();
            }
        });
    }

    void liftBrief(String box) {
        perTask.execute(() -> {
            synchronized (crane) {
                crane.notifyAll(); // OK blocking_vthread_pinning
            }
            pause(50); // OK blocking_vthread_plain
        });
    }

    void liftTwice(String box) {
        perTask.execute(() -> liftOne(box)); // BAD blocking_vthread_pinning ?
    }

    private synchronized void liftOne(String box) {
        pause(100);
    }

    void unloadAll(List<String> ships) {
        Thread.startVirtualThread(() -> {
            try (ExecutorService scope = Executors.newVirtualThreadPerTaskExecutor()) { // OK blocking_executor_close
                ships.forEach(s -> scope.submit(() -> jdbc.update("update ship set done = 1 where id = ?", s)));
            }
        });
    }

    void weigh(List<String> boxes) {
        perTask.execute(() -> boxes.forEach(b -> CompletableFuture.supplyAsync(() -> b.length(), perTask).join())); // OK blocking_vthread_plain
        CompletableFuture.supplyAsync(() -> jdbc.update("delete from scale"), perTask); // OK blocking_vthread_plain
        CompletableFuture.supplyAsync(() -> jdbc.update("delete from scale")); // BAD blocking_vthread_plain
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class PilotHandler extends ChannelInboundHandlerAdapter {

    private final JdbcTemplate jdbc;

    PilotHandler(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        Thread.startVirtualThread(() -> jdbc.update("insert into pilot values (?)", msg)); // OK blocking_vthread_offload
        Thread helper = Thread.startVirtualThread(() -> HarborThreads.pause(10)); // OK blocking_vthread_offload
        try {
            helper.join(); // BAD blocking_vthread_offload
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (ExecutorService scope = Executors.newVirtualThreadPerTaskExecutor()) { // BAD blocking_executor_close
            scope.submit(() -> jdbc.update("insert into log values (?)", msg)); // OK blocking_vthread_offload
        }
        ctx.fireChannelRead(msg);
    }
}

class BerthVerticle extends AbstractVerticle {

    private final JdbcTemplate jdbc;

    BerthVerticle(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        vertx.setPeriodic(1000, id -> jdbc.update("update berth set n = n + 1")); // OK blocking_vertx_virtual
    }

    static void deploy(Vertx vertx, JdbcTemplate jdbc) {
        vertx.deployVerticle(() -> new BerthVerticle(jdbc), new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD));
        vertx.deployVerticle(() -> new MooringVerticle(jdbc), new DeploymentOptions());
    }
}

class MooringVerticle extends AbstractVerticle {

    private final JdbcTemplate jdbc;

    MooringVerticle(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        vertx.setPeriodic(1000, id -> jdbc.update("update mooring set n = n + 1")); // BAD blocking_vertx_virtual
    }
}

class TideTables {

    private final Timer timer = new Timer("tides", true);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final BlockingQueue<String> readings = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();

    void schedule() {
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                try {
                    store(readings.take()); // BAD blocking_timer_thread
                } catch (InterruptedException e) {
                    cancel();
                }
            }
        }, 0, 1000);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                String r = readings.poll(); // OK blocking_timer_thread
                workers.execute(() -> store(r)); // OK blocking_timer_thread
            }
        }, 0, 1000);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                System.out.println("tick");
            }
        }, 0, 100);
        clock.scheduleAtFixedRate(() -> System.out.println("beat"), 0, 100, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(() -> HarborThreads.pause(5000), 0, 1, TimeUnit.MINUTES); // BAD blocking_timer_thread
        clock.scheduleAtFixedRate(() -> workers.execute(() -> HarborThreads.pause(5000)), 0, 1, TimeUnit.MINUTES); // OK blocking_timer_thread
    }

    private static void store(String reading) {
        try {
            Files.writeString(Path.of("tides"), reading);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] args) throws Exception {
        TideTables tables = new TideTables();
        tables.schedule();
        tables.http.send(HttpRequest.newBuilder(URI.create("http://moon")).build(), // OK blocking_main_thread
                HttpResponse.BodyHandlers.ofString());
        Thread.currentThread().setName("tides-main");
        tables.clock.awaitTermination(365, TimeUnit.DAYS); // OK blocking_main_thread
    }
}

class CargoConsumers {

    private final KafkaConsumer<String, String> consumer;
    private final JdbcTemplate jdbc;
    private volatile boolean running = true;

    CargoConsumers(KafkaConsumer<String, String> consumer, JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.jdbc = jdbc;
    }

    void consume() {
        consumer.subscribe(List.of("cargo"));
        while (running) {
            for (ConsumerRecord<String, String> r : consumer.poll(Duration.ofSeconds(1))) { // OK blocking_consumer_loop
                jdbc.update("insert into cargo values (?)", r.value()); // OK blocking_consumer_loop
                if (r.value().isEmpty()) {
                    HarborThreads.pause(900_000); // BAD blocking_consumer_loop ?
                }
            }
            consumer.commitSync(); // OK blocking_consumer_loop
        }
    }

    void deliver(Channel channel) throws IOException {
        DeliverCallback callback = (tag, delivery) -> {
            jdbc.update("insert into cargo values (?)", new String(delivery.getBody())); // OK blocking_consumer_loop
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false); // OK blocking_consumer_loop
        };
        channel.basicConsume("cargo", false, callback, tag -> { });
    }
}
