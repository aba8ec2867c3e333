package cases.studiomix;

import io.vertx.core.AbstractVerticle;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

public class StudioMix {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    List<Integer> lengths(List<String> takes) {
        List<Integer> out = new ArrayList<>();
        takes.parallelStream().forEach(t -> out.add(t.length())); // BAD eighth_shared_captured_local
        return out;
    }

    List<Integer> lengthsCollected(List<String> takes) {
        return takes.parallelStream().map(String::length).collect(Collectors.toList()); // OK eighth_shared_captured_local
    }

    List<Integer> lengthsInOrder(List<String> takes) {
        List<Integer> out = new ArrayList<>();
        takes.forEach(t -> out.add(t.length())); // OK eighth_shared_captured_local
        return out;
    }

    int sum(List<String> takes) {
        int[] total = new int[1];
        takes.parallelStream().forEach(t -> total[0] += t.length()); // BAD eighth_shared_captured_local
        return total[0];
    }

    int sumAtomic(List<String> takes) {
        AtomicInteger total = new AtomicInteger();
        takes.parallelStream().forEach(t -> total.addAndGet(t.length())); // OK eighth_shared_captured_local
        return total.get();
    }

    Map<String, Integer> index(List<String> takes) {
        Map<String, Integer> out = new HashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (String t : takes) {
            all.add(CompletableFuture.runAsync(() -> out.put(t, t.length()), pool)); // BAD eighth_shared_captured_local
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
        return out;
    }

    Map<String, Integer> indexAlso(List<String> takes) {
        Map<String, Integer> out = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (String t : takes) {
            all.add(CompletableFuture.runAsync(() -> out.put(t, t.length()), pool)); // OK eighth_shared_captured_local
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
        return out;
    }

    Set<String> unique(Flux<String> takes) {
        Set<String> seen = new HashSet<>();
        takes.parallel(4).runOn(Schedulers.parallel()).doOnNext(seen::add).sequential().blockLast(); // BAD eighth_shared_captured_local
        return seen;
    }

    Flux<String> tagged(Flux<String> takes) {
        Set<String> seen = Collections.synchronizedSet(new HashSet<>());
        return takes.parallel(4).runOn(Schedulers.parallel()).doOnNext(seen::add).sequential(); // OK eighth_shared_captured_local
    }

    List<Integer> slots(int n) {
        Integer[] out = new Integer[n];
        IntStream.range(0, n).parallel().forEach(i -> out[i] = i * i); // OK eighth_shared_captured_local
        return List.of(out);
    }

    ConcurrentLinkedQueue<String> queue(List<String> takes) {
        ConcurrentLinkedQueue<String> q = new ConcurrentLinkedQueue<>();
        takes.parallelStream().forEach(q::add); // OK eighth_shared_captured_local
        return q;
    }

    String joined(List<String> takes) {
        StringBuilder sb = new StringBuilder();
        takes.parallelStream().forEach(sb::append); // BAD eighth_shared_captured_local
        return sb.toString();
    }
}

class TapeDeck {

    private final MessageDigest digest;
    private final Random random = new Random();
    private final Connection connection;
    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    TapeDeck(Connection connection, DataSource dataSource, JdbcTemplate jdbc,
             KafkaConsumer<String, String> consumer, KafkaProducer<String, String> producer) throws NoSuchAlgorithmException {
        this.digest = MessageDigest.getInstance("SHA-256");
        this.connection = connection;
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.consumer = consumer;
        this.producer = producer;
    }

    void record(String tape) {
        pool.execute(() -> digest.update(tape.getBytes(StandardCharsets.UTF_8))); // BAD eighth_shared_library_object
        pool.execute(() -> System.out.println(random.nextInt())); // OK eighth_shared_library_object
        pool.execute(() -> save(tape)); // BAD eighth_shared_library_object
        pool.execute(() -> savePooled(tape)); // OK eighth_shared_library_object
        pool.execute(() -> jdbc.update("insert into tape values (?)", tape)); // OK eighth_shared_library_object
        pool.execute(() -> producer.send(new ProducerRecord<>("tapes", tape))); // OK eighth_shared_library_object
        pool.execute(() -> consumer.commitSync()); // BAD eighth_shared_library_object
        pool.execute(() -> consumer.wakeup()); // OK eighth_shared_library_object
    }

    private void save(String tape) {
        try (PreparedStatement ps = connection.prepareStatement("insert into tape values (?)")) {
            connection.setAutoCommit(false);
            ps.setString(1, tape);
            ps.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void savePooled(String tape) {
        try (Connection c = dataSource.getConnection();
             PreparedStatement ps = c.prepareStatement("insert into tape values (?)")) {
            ps.setString(1, tape);
            ps.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

class LevelMeter {

    private final JLabel label = new JLabel();
    private final JProgressBar bar = new JProgressBar();
    private final DefaultListModel<String> model = new DefaultListModel<>();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    void measure() {
        pool.execute(() -> label.setText("loud")); // BAD eighth_shared_ui_from_thread
        pool.execute(() -> SwingUtilities.invokeLater(() -> label.setText("loud"))); // OK eighth_shared_ui_from_thread
        new Thread(() -> model.addElement("peak")).start(); // BAD eighth_shared_ui_from_thread
        new SwingWorker<Integer, Integer>() {
            @Override
            protected Integer doInBackground() {
                bar.setValue(10); // BAD eighth_shared_ui_from_thread
                publish(20);
                return 30;
            }

            @Override
            protected void process(List<Integer> chunks) {
                bar.setValue(chunks.get(0)); // OK eighth_shared_ui_from_thread
            }

            @Override
            protected void done() {
                label.setText("done"); // OK eighth_shared_ui_from_thread
            }
        }.execute();
    }
}

class MixerVerticle extends AbstractVerticle {

    private static int mixes;
    private static final AtomicInteger TRACKS = new AtomicInteger();
    private int faders;
    private final Map<String, Integer> gains = new HashMap<>();
    private final Map<String, Integer> pans = new HashMap<>();

    @Override
    public void start() {
        vertx.eventBus().<String>consumer("mix", m -> {
            faders++; // OK eighth_shared_verticle_state
            gains.put(m.body(), faders); // OK eighth_shared_verticle_state
            pans.put(m.body(), 0);
            mixes++; // BAD eighth_shared_verticle_state
            TRACKS.incrementAndGet(); // OK eighth_shared_verticle_state
        });
        new Thread(() -> pans.clear()).start(); // BAD eighth_shared_verticle_state
    }

    static void deploy(io.vertx.core.Vertx vertx) {
        vertx.deployVerticle(MixerVerticle::new, new io.vertx.core.DeploymentOptions().setInstances(4));
    }
}

class RecorderActor extends AbstractBehavior<String> {

    private int takes;
    private int dropped;
    private final List<String> names = new ArrayList<>();
    private final List<String> order = new ArrayList<>();

    RecorderActor(ActorContext<String> context) {
        super(context);
    }

    @Override
    public Receive<String> createReceive() {
        return newReceiveBuilder().onMessage(String.class, this::onTake).build();
    }

    private Behavior<String> onTake(String name) {
        takes++; // OK eighth_shared_actor_state
        CompletableFuture.supplyAsync(name::trim).thenAccept(n -> names.add(n)); // BAD eighth_shared_actor_state
        CompletableFuture.runAsync(() -> dropped = 0); // BAD eighth_shared_actor_state
        getContext().pipeToSelf(CompletableFuture.supplyAsync(name::trim), (n, t) -> n == null ? "" : n); // OK eighth_shared_actor_state
        dropped++;
        names.add(name);
        order.add(name); // OK eighth_shared_actor_state
        return this;
    }
}
