package tenth.h10;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Pipeline implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(128);
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final KafkaProducer<String, String> out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition drained = lock.newCondition();
    private int pending;
    private volatile boolean closed;

    Pipeline(KafkaProducer<String, String> out) {
        this.out = out;
    }

    void start() {
        for (int i = 0; i < 4; i++) {
            workers.execute(this::work);
        }
        ticker.scheduleWithFixedDelay(this::report, 1, 1, TimeUnit.SECONDS); // OK tenth_hygiene_periodic_task_dies_on_exception
    }

    private void report() {
        try {
            LOG.info("pending {}", pendingNow());
        } catch (RuntimeException e) {
            LOG.warn("report", e);
        }
    }

    private int pendingNow() {
        lock.lock(); // OK tenth_hygiene_lock_not_released
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (!closed) {
            try {
                String s = queue.poll(1, TimeUnit.SECONDS); // OK tenth_hygiene_poll_spin
                if (s != null) {
                    process(s);
                }
            } catch (InterruptedException e) { // OK tenth_hygiene_swallowed_interrupt
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("process", e);
            }
        }
    }

    private void process(String s) {
        out.send(new ProducerRecord<>("t", s)); // BAD tenth_hygiene_ignored_future
        lock.lock();
        try {
            if (--pending == 0) {
                drained.signalAll(); // OK tenth_hygiene_naked_notify
            }
        } finally {
            lock.unlock();
        }
    }

    private void processWithCallback(String s) {
        out.send(new ProducerRecord<>("t", s), (m, e) -> { // OK tenth_hygiene_ignored_future
            if (e != null) {
                LOG.error("send", e);
            }
        });
    }

    boolean submit(String s) {
        lock.lock();
        try {
            pending++;
        } finally {
            lock.unlock();
        }
        queue.offer(s); // BAD tenth_hygiene_offer_result_ignored
        return true;
    }

    boolean submitChecked(String s) {
        if (!queue.offer(s)) { // OK tenth_hygiene_offer_result_ignored
            return false;
        }
        lock.lock();
        try {
            pending++;
        } finally {
            lock.unlock();
        }
        return true;
    }

    void offerTimedIgnored(String s) throws InterruptedException {
        queue.offer(s, 1, TimeUnit.SECONDS); // BAD tenth_hygiene_offer_result_ignored
    }

    void awaitDrainedLocked() throws InterruptedException {
        lock.lock();
        try {
            while (pending > 0) {
                Thread.sleep(50); // BAD tenth_hygiene_sleep_under_lock
            }
        } finally {
            lock.unlock();
        }
    }

    boolean awaitDrained(long nanos) throws InterruptedException {
        lock.lock();
        try {
            while (pending > 0) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = drained.awaitNanos(nanos); // OK tenth_hygiene_sleep_under_lock
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    List<String> collect(List<Future<String>> fs) {
        List<String> r = new ArrayList<>();
        for (Future<String> f : fs) {
            try {
                r.add(f.get(1, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return r;
            } catch (ExecutionException e) { // BAD tenth_hygiene_execution_exception_swallowed
            } catch (TimeoutException e) {
                f.cancel(true);
            }
        }
        return r;
    }

    List<String> collectLogged(List<Future<String>> fs) throws InterruptedException {
        List<String> r = new ArrayList<>();
        for (Future<String> f : fs) {
            try {
                r.add(f.get(1, TimeUnit.SECONDS));
            } catch (ExecutionException e) { // OK tenth_hygiene_execution_exception_swallowed
                LOG.warn("item", e.getCause());
            } catch (TimeoutException e) {
                f.cancel(true);
            }
        }
        return r;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        ticker.shutdown();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(5, TimeUnit.SECONDS)) { // OK tenth_hygiene_await_result_ignored
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}

class LeakyPipeline implements Closeable {
    private final ExecutorService workers = Executors.newFixedThreadPool(4); // BAD tenth_hygiene_executor_not_shutdown
    private final KafkaProducer<String, String> out;

    LeakyPipeline(KafkaProducer<String, String> out) {
        this.out = out;
    }

    void send(String s) {
        workers.execute(() -> out.send(new ProducerRecord<>("t", s), (m, e) -> System.out.println(m)));
    }

    @Override
    public void close() {
        out.close(); // BAD tenth_hygiene_resource_closed_early
    }
}

class ConsumerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
    private final KafkaConsumer<String, String> consumer;
    private final ExecutorService pool;
    private volatile boolean stop;

    ConsumerLoop(KafkaConsumer<String, String> consumer, ExecutorService pool) {
        this.consumer = consumer;
        this.pool = pool;
    }

    void loop() {
        while (!stop) {
            for (ConsumerRecord<String, String> r : consumer.poll(java.time.Duration.ofMillis(200))) {
                pool.execute(() -> handle(r));
            }
            consumer.commitSync(java.time.Duration.ofSeconds(5)); // BAD tenth_hygiene_commit_before_processed
        }
    }

    void loopAwaiting() throws InterruptedException {
        while (!stop) {
            var rs = consumer.poll(java.time.Duration.ofMillis(200));
            CountDownLatch l = new CountDownLatch(rs.count());
            for (ConsumerRecord<String, String> r : rs) {
                pool.execute(() -> {
                    try {
                        handle(r);
                    } finally {
                        l.countDown(); // OK tenth_hygiene_latch_not_counted_down
                    }
                });
            }
            if (l.await(30, TimeUnit.SECONDS)) {
                consumer.commitSync(java.time.Duration.ofSeconds(5)); // OK tenth_hygiene_commit_before_processed
            }
        }
    }

    void slowHandle() throws InterruptedException {
        for (ConsumerRecord<String, String> r : consumer.poll(java.time.Duration.ofMillis(200))) {
            LOG.info(r.value());
            Thread.sleep(60_000); // BAD tenth_hygiene_sleep_in_poll_loop
        }
    }

    void closeFromOther() {
        stop = true;
        consumer.wakeup(); // OK tenth_hygiene_consumer_used_from_other_thread
    }

    void commitFromPool() {
        pool.execute(() -> consumer.commitAsync()); // BAD tenth_hygiene_consumer_used_from_other_thread
    }

    private void handle(ConsumerRecord<String, String> r) {
        LOG.info("{}", r.value());
    }
}
