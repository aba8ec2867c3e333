package cases.auctionhouse;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

record Bid(String lot, String bidder, long cents) {}

class Lot {

    private final List<Bid> bids = new ArrayList<>();

    synchronized void bid(Bid b) {
        bids.add(b);
    }

    synchronized List<Bid> history() {
        return List.copyOf(bids); // OK ninth_shared_internal_collection_exposed
    }

    synchronized Bid best() {
        return bids.stream().max(Comparator.comparingLong(Bid::cents)).orElse(null);
    }
}

class House {

    private static final Map<String, Lot> LOTS = new ConcurrentHashMap<>();
    private static final AtomicLong IDS = new AtomicLong();
    private static long handled;
    private static House latest;

    private final Lot first;
    private final BlockingQueue<Bid> inbox = new LinkedBlockingQueue<>(); // BAD ninth_fanout_unbounded_queue
    private final BlockingQueue<Bid> limited = new LinkedBlockingDeque<>(500); // OK ninth_fanout_unbounded_queue
    private final ExecutorService settle = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(10), new ThreadPoolExecutor.DiscardPolicy()); // BAD ninth_fanout_silent_rejection
    private final ExecutorService light = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
    private final Semaphore payments = new Semaphore(8);
    private final ReentrantLock stage = new ReentrantLock();
    private final Condition gavel = stage.newCondition();
    private final AtomicInteger seats = new AtomicInteger(200);
    private final AtomicBoolean started = new AtomicBoolean();
    private final Payment gateway;
    private boolean struck;
    private boolean waiting;

    House(Lot first, Payment gateway, Bus bus) {
        this.first = first;
        this.gateway = gateway;
        latest = this; // BAD ninth_shared_static_written_from_instance
        bus.register(this::onBid); // BAD ninth_shared_this_escape_in_constructor
        new Thread(this::loop, "house").start(); // BAD ninth_shared_this_escape_in_constructor
    }

    private void onBid(Bid b) {
        inbox.add(b);
    }

    private void loop() {
        try {
            while (true) {
                Bid b = inbox.take(); // OK ninth_hygiene_wait_without_timeout
                LOTS.computeIfAbsent(b.lot(), k -> new Lot()).bid(b);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // OK ninth_hygiene_swallowed_interrupt
        }
    }

    void number() {
        synchronized (this) {
            handled++; // BAD ninth_shared_static_guarded_by_instance_lock
        }
        IDS.incrementAndGet(); // OK ninth_shared_static_written_from_instance
    }

    boolean seat() {
        if (seats.get() > 0) {
            seats.decrementAndGet(); // BAD ninth_shared_compound_on_atomic
            return true;
        }
        return false;
    }

    void begin(Runnable opening) {
        if (started.compareAndSet(false, true)) { // OK ninth_shared_compound_on_atomic
            opening.run();
        }
    }

    void payAll(Iterator<Bid> won) {
        while (won.hasNext()) {
            Bid b = won.next();
            light.execute(() -> gateway.charge(b)); // BAD ninth_fanout_virtual_threads_without_limit
        }
    }

    void paySome(Iterator<Bid> won) throws InterruptedException {
        while (won.hasNext()) {
            Bid b = won.next();
            payments.acquire();
            light.execute(() -> { // OK ninth_fanout_virtual_threads_without_limit
                try {
                    gateway.charge(b);
                } finally {
                    payments.release();
                }
            });
        }
    }

    void charge(Bid b) throws InterruptedException {
        long wait = 100;
        while (!gateway.charge(b)) { // BAD ninth_fanout_retry_without_limit
            Thread.sleep(wait);
            wait = Math.min(wait * 2, 10_000);
        }
    }

    void strike() {
        stage.lock();
        try {
            struck = true;
            gavel.notify(); // BAD ninth_hygiene_object_monitor_on_condition
        } finally {
            stage.unlock();
        }
    }

    boolean awaitStrike() throws InterruptedException {
        stage.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(5);
            while (!struck && left > 0) {
                left = gavel.awaitNanos(left); // OK ninth_hygiene_object_monitor_on_condition
            }
            return struck;
        } finally {
            stage.unlock();
        }
    }

    void reset() {
        stage.tryLock();
        try {
            struck = false;
        } finally {
            stage.unlock(); // BAD ninth_hygiene_unlock_without_ownership
        }
    }

    boolean renew() {
        if (stage.tryLock()) {
            try {
                struck = false;
                return true;
            } finally {
                stage.unlock(); // OK ninth_hygiene_unlock_without_ownership
            }
        }
        return false;
    }

    void hush() {
        gavel.signalAll(); // BAD ninth_hygiene_monitor_not_held
    }

    void merge(Lot a, Lot b) {
        synchronized (a) {
            synchronized (b) { // BAD ninth_hygiene_lock_order
                b.history().forEach(a::bid);
            }
        }
    }

    synchronized void door(boolean open) {
        waiting = !open;
        if (open) {
            notify(); // BAD ninth_hygiene_notify_instead_of_notify_all
        }
    }

    synchronized void queueAtDoor() throws InterruptedException {
        while (waiting) {
            wait(1000); // OK ninth_hygiene_wait_outside_loop
        }
    }

    synchronized void queueForSeats() throws InterruptedException {
        while (seats.get() == 0) {
            wait(1000);
        }
    }

    void settle(Bid b) {
        settle.execute(() -> gateway.charge(b));
    }

    boolean accept(Bid b) {
        return limited.offer(b) && first.best() != null && latest != null;
    }

    void close() {
        settle.shutdown();
        light.shutdown();
    }
}

interface Payment {
    boolean charge(Bid b);
}

interface Bus {
    void register(Consumer<Bid> c);
}
