package cases.sensorhub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.Consumer;

record Sample(String sensor, double value, long at) {}

class Gauge {

    private volatile int readings;
    private volatile double[] window = new double[16];
    private final AtomicLongArray buckets = new AtomicLongArray(8);
    private final AtomicInteger peak = new AtomicInteger();
    private final AtomicReference<Sample> latest = new AtomicReference<>();
    private volatile Map<String, Double> offsets = new HashMap<>();
    private volatile List<String> labels = List.of();
    private long bytes;
    private volatile long lastMillis;
    private volatile boolean armed;
    private double drift;

    void count(Sample s) {
        readings++; // BAD ninth_shared_compound_on_volatile
        window[(int) (s.at() % 16)] = s.value(); // BAD ninth_shared_volatile_array_elements
        buckets.incrementAndGet((int) (s.at() % 8)); // OK ninth_shared_volatile_array_elements
        lastMillis = s.at(); // OK ninth_shared_compound_on_volatile
    }

    void toggle() {
        armed = !armed; // BAD ninth_shared_compound_on_volatile
    }

    void arm() {
        armed = true; // OK ninth_shared_compound_on_volatile
    }

    void peak(int value) {
        if (peak.get() < value) {
            peak.set(value); // BAD ninth_shared_compound_on_atomic
        }
    }

    void crest(int value) {
        int old;
        do {
            old = peak.get();
        } while (old < value && !peak.compareAndSet(old, value)); // OK ninth_shared_compound_on_atomic
    }

    void latest(Sample s) {
        Sample old = latest.get();
        if (old == null || old.at() < s.at()) {
            latest.compareAndSet(old, s); // OK ninth_shared_compound_on_atomic ?
        }
    }

    void offset(String sensor, double by) {
        offsets.put(sensor, by); // BAD ninth_shared_mutable_object_behind_volatile
    }

    synchronized void label(String text) {
        List<String> next = new ArrayList<>(labels);
        next.add(text);
        labels = List.copyOf(next); // OK ninth_shared_mutable_object_behind_volatile
    }

    double[] window() {
        return window.clone(); // OK ninth_shared_internal_array_exposed
    }

    double[] rawWindow() {
        return window; // BAD ninth_shared_internal_array_exposed
    }

    void transferred(int n) {
        bytes += n; // BAD ninth_shared_non_volatile_64_bit
    }

    Runnable reporter() {
        return () -> System.out.println(bytes + " " + readings + lastMillis + armed + peak + drift());
    }

    synchronized void drift(double d) {
        drift = d; // OK ninth_shared_non_volatile_64_bit
    }

    synchronized double drift() {
        return drift;
    }

    Thread startCounting(InputStreamReader in) {
        Thread t = new Thread(() -> {
            try {
                while (in.read() >= 0) {
                    transferred(1);
                }
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
        });
        t.start(); // OK ninth_fanout_thread_per_task
        return t;
    }
}

class SensorLink {

    private final InetSocketAddress address;
    private final Consumer<Sample> consumer;
    private final Queue<Sample> backlog = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Sample> window = new ArrayBlockingQueue<>(256);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final ExecutorService decode = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS,
            new LinkedBlockingDeque<>()); // BAD ninth_fanout_unbounded_queue
    private final ExecutorService encode = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS,
            new LinkedBlockingDeque<>(512), new ThreadPoolExecutor.DiscardPolicy()); // BAD ninth_fanout_silent_rejection
    private boolean open = true;
    private volatile boolean closed;
    private int failed;

    SensorLink(InetSocketAddress address, Consumer<Sample> consumer) {
        this.address = address;
        this.consumer = consumer;
        timer.scheduleAtFixedRate(this::drain, 1, 1, TimeUnit.SECONDS); // BAD ninth_shared_this_escape_in_constructor
    }

    void listen() {
        while (open) { // BAD ninth_shared_non_volatile_stop_flag
            try (Socket s = new Socket()) {
                s.connect(address); // BAD ninth_hygiene_client_without_timeout
                read(s);
            } catch (IOException e) { // BAD ninth_fanout_immediate_reconnect
                backlog.clear();
            }
        }
    }

    void attend() throws InterruptedException {
        while (!closed) { // OK ninth_shared_non_volatile_stop_flag
            try (Socket s = new Socket()) {
                s.connect(address, 3000); // OK ninth_hygiene_client_without_timeout
                s.setSoTimeout(10_000);
                read(s);
                failed = 0;
            } catch (IOException e) {
                long pause = Math.min(60_000, 500L << Math.min(++failed, 7));
                Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause)); // OK ninth_fanout_immediate_reconnect
            }
        }
    }

    private void read(Socket s) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream()));
        String line;
        while ((line = in.readLine()) != null) {
            Sample sample = new Sample("s", Double.parseDouble(line), System.currentTimeMillis());
            decode.execute(() -> consumer.accept(sample));
            encode.execute(() -> System.out.println(sample));
            backlog.offer(sample); // BAD ninth_fanout_unbounded_buffer ?
            if (!window.offer(sample)) { // OK ninth_fanout_unbounded_buffer
                window.poll();
            }
        }
    }

    private void drain() {
        Sample s;
        while ((s = backlog.poll()) != null) {
            consumer.accept(s);
        }
    }

    void waitForData() {
        while (window.isEmpty()) { // BAD ninth_hygiene_busy_wait
        }
        drain();
    }

    Sample nextSample() throws InterruptedException {
        return window.poll(2, TimeUnit.SECONDS); // OK ninth_hygiene_busy_wait
    }

    void stop() {
        open = false;
        closed = true;
        timer.shutdown();
        decode.shutdown();
        encode.shutdown();
    }
}

class Calibrator extends Thread {

    private final Gauge gauge;
    private int rounds;

    Calibrator(Gauge gauge) {
        this.gauge = gauge;
        start(); // BAD ninth_shared_this_escape_in_constructor
    }

    @Override
    public void run() {
        while (!isInterrupted()) { // OK ninth_hygiene_interrupt_never_checked
            gauge.drift(Math.random());
            rounds++;
            try {
                sleep(1000);
            } catch (InterruptedException e) {
                interrupt(); // OK ninth_hygiene_swallowed_interrupt
            }
        }
    }
}

class Recalibrator implements Runnable {

    private final Gauge gauge;
    private final ScheduledExecutorService timer;

    private Recalibrator(Gauge gauge, ScheduledExecutorService timer) {
        this.gauge = gauge;
        this.timer = timer;
    }

    static Recalibrator create(Gauge gauge, ScheduledExecutorService timer) {
        Recalibrator r = new Recalibrator(gauge, timer);
        timer.scheduleWithFixedDelay(r, 1, 1, TimeUnit.MINUTES); // OK ninth_shared_this_escape_in_constructor
        return r;
    }

    @Override
    public void run() { // OK ninth_hygiene_scheduled_task_may_throw
        try {
            gauge.offset("all", Math.random());
        } catch (RuntimeException e) {
            System.err.println(timer + " " + e);
        }
    }
}
