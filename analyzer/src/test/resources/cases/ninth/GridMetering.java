package cases.gridmetering;

import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

record Reading(String meter, long at, double kwh) {}

class ReadingLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ReadingLoop.class);

    private final KafkaConsumer<String, String> consumer;
    private final ExecutorService spill = Executors.newCachedThreadPool(); // BAD ninth_fanout_unbounded_pool
    private final Semaphore inFlight = new Semaphore(100);
    private final BlockingQueue<String> outbox = new ArrayBlockingQueue<>(1_000); // OK ninth_fanout_unbounded_queue
    private final Queue<String> rejected = new ConcurrentLinkedQueue<>();
    private boolean running = true;

    ReadingLoop(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void run() {
        while (running) { // BAD ninth_shared_non_volatile_stop_flag
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
            for (ConsumerRecord<String, String> r : records) {
                spill.submit(() -> store(r.value())); // BAD ninth_fanout_poll_loop_hand_off
            }
        }
        consumer.close();
    }

    void runLimited() {
        while (!Thread.currentThread().isInterrupted()) { // OK ninth_hygiene_interrupt_never_checked
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
            for (ConsumerRecord<String, String> r : records) {
                inFlight.acquireUninterruptibly();
                spill.execute(() -> { // OK ninth_fanout_poll_loop_hand_off
                    try {
                        store(r.value());
                    } finally {
                        inFlight.release(); // OK ninth_hygiene_permit_not_released
                    }
                });
            }
        }
    }

    void runInline() {
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
            records.forEach(r -> store(r.value())); // OK ninth_fanout_poll_loop_hand_off
            consumer.commitSync(Duration.ofSeconds(10));
            if (Thread.interrupted()) {
                return;
            }
        }
    }

    private void store(String value) {
        if (value.isBlank()) {
            rejected.add(value); // BAD ninth_fanout_unbounded_buffer
        } else if (!outbox.offer(value)) { // OK ninth_fanout_unbounded_buffer
            log.warn("outbox full");
        }
    }

    void stop() {
        running = false;
        spill.shutdown();
    }
}

class ReadingSender {

    private static final Logger log = LoggerFactory.getLogger(ReadingSender.class);

    private final Properties settings;
    private final KafkaProducer<String, String> producer;

    ReadingSender(Properties settings) {
        this.settings = settings;
        this.producer = new KafkaProducer<>(settings); // OK ninth_fanout_client_per_call
    }

    void send(Reading r) {
        try (KafkaProducer<String, String> p = new KafkaProducer<>(settings)) { // BAD ninth_fanout_client_per_call
            p.send(new ProducerRecord<>("readings", r.meter(), String.valueOf(r.kwh())),
                    (m, e) -> {
                        if (e != null) {
                            log.error("send", e);
                        }
                    });
        }
    }

    void post(Reading r) {
        producer.send(new ProducerRecord<>("readings", r.meter(), String.valueOf(r.kwh()))); // BAD ninth_hygiene_future_dropped
    }

    void publish(Reading r) {
        producer.send(new ProducerRecord<>("readings", r.meter(), String.valueOf(r.kwh())), // OK ninth_hygiene_future_dropped
                (meta, e) -> {
                    if (e != null) {
                        log.error("reading of {} not sent", r.meter(), e);
                    }
                });
    }

    long confirm(Reading r) throws Exception {
        return producer.send(new ProducerRecord<>("readings", r.meter(), "c")).get(5, TimeUnit.SECONDS).offset(); // OK ninth_hygiene_wait_without_timeout
    }

    long ensure(Reading r) throws Exception {
        return producer.send(new ProducerRecord<>("readings", r.meter(), "e")).get().offset(); // BAD ninth_hygiene_wait_without_timeout ?
    }
}

@Component
class ReadingListener {

    private static final Logger log = LoggerFactory.getLogger(ReadingListener.class);
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    private final KafkaTemplate<String, String> template;
    private final ReadingDao dao;
    private final Map<String, Double> sums = new HashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, Integer> gaps = new ConcurrentHashMap<>();
    private long lastAt;
    private long total;

    ReadingListener(KafkaTemplate<String, String> template, ReadingDao dao) {
        this.template = template;
        this.dao = dao;
    }

    @KafkaListener(topics = "readings", concurrency = "6")
    void onReading(ConsumerRecord<String, String> record) {
        TENANT.set(record.topic()); // BAD ninth_hygiene_thread_local_not_removed
        double v = Double.parseDouble(record.value());
        sums.put(record.key(), sums.getOrDefault(record.key(), 0d) + v); // BAD ninth_shared_plain_collection_in_singleton
        counts.computeIfAbsent(record.key(), k -> new LongAdder()).increment(); // OK ninth_shared_compound_on_concurrent_map
        lastAt = record.timestamp(); // BAD ninth_shared_non_volatile_64_bit
        dao.insert(record.key(), v);
    }

    @KafkaListener(topics = "gaps", concurrency = "3")
    void onGap(ConsumerRecord<String, String> record) {
        TENANT.set(record.topic()); // OK ninth_hygiene_thread_local_not_removed
        try {
            gaps.put(record.key(), gaps.getOrDefault(record.key(), 0) + 1); // BAD ninth_shared_compound_on_concurrent_map
            dao.insert(record.key(), 0);
        } finally {
            TENANT.remove();
        }
    }

    @KafkaListener(topics = "holes", concurrency = "3")
    void onHole(ConsumerRecord<String, String> record) {
        gaps.merge(record.key(), 1, Integer::sum); // OK ninth_shared_compound_on_concurrent_map
        synchronized (this) {
            total++; // OK ninth_shared_unsynchronized_counter
        }
    }

    long age() {
        return System.currentTimeMillis() - lastAt;
    }

    synchronized long total() {
        return total;
    }

    @Transactional
    public void settle(List<Reading> readings) {
        readings.parallelStream().forEach(r -> dao.insert(r.meter(), r.kwh())); // BAD ninth_hygiene_transaction_across_threads
    }

    @Transactional
    public void close(List<Reading> readings) {
        readings.forEach(r -> dao.insert(r.meter(), r.kwh())); // OK ninth_hygiene_transaction_across_threads
    }

    void forward(String meter) {
        template.send("forward", meter).whenComplete((r, e) -> { // OK ninth_hygiene_async_failure_unobserved
            if (e != null) {
                log.error("forward {}", meter, e);
            }
        });
    }

    void echo(String meter) {
        template.send("echo", meter).thenAccept(r -> log.info("at {}", r.getRecordMetadata().offset())); // BAD ninth_hygiene_async_failure_unobserved
    }
}

interface ReadingDao {
    void insert(String meter, double kwh);
}

class ReadingImporter {

    private final ExecutorService pool = new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES,
            new LinkedBlockingQueue<>()); // BAD ninth_fanout_unbounded_queue
    private final ExecutorService gated = new ThreadPoolExecutor(4, 4, 1, TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(64), new ThreadPoolExecutor.CallerRunsPolicy()); // OK ninth_fanout_silent_rejection
    private final ReadingDao dao;

    ReadingImporter(ReadingDao dao) {
        this.dao = dao;
    }

    void read(Iterator<Reading> rows) {
        while (rows.hasNext()) {
            Reading r = rows.next();
            pool.execute(() -> dao.insert(r.meter(), r.kwh())); // BAD ninth_fanout_unthrottled_submit_loop
        }
    }

    void load(Iterator<Reading> rows) {
        while (rows.hasNext()) {
            Reading r = rows.next();
            gated.execute(() -> dao.insert(r.meter(), r.kwh())); // OK ninth_fanout_unthrottled_submit_loop
        }
    }

    void close() {
        pool.shutdown();
        gated.shutdown();
    }
}
