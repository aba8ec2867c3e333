package kinds;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

class Sweeper extends Thread {
    @Override
    public void run() {
        System.out.println("swept");
    }
}

class ThreadsAsTasks {
    void hand(ExecutorService pool, Sweeper given) {
        pool.execute(new Sweeper()); // finds ThreadAsRunnable
        pool.execute(given); // finds ThreadAsRunnable
        pool.execute(() -> System.out.println("fine"));
        Runtime.getRuntime().addShutdownHook(new Sweeper());
    }

    void start() {
        Sweeper sweeper = new Sweeper();
        sweeper.start(); // finds ThreadPerTask
    }
}

class Limited implements Runnable {
    private int limit; // finds TaskFieldSetUnguarded
    private volatile int safeLimit;
    private int startLimit;
    private final AtomicInteger count = new AtomicInteger();

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public void setSafeLimit(int limit) {
        this.safeLimit = limit;
    }

    public void setStartLimit(int limit) {
        this.startLimit = limit;
    }

    @Override
    public void run() {
        int first = startLimit;
        while (!Thread.currentThread().isInterrupted()) {
            if (count.incrementAndGet() > limit + safeLimit + first) {
                System.out.println("over");
            }
        }
    }
}

class StartsBelowItsConstructor {
    StartsBelowItsConstructor() {
        begin(); // finds ThreadStartedInConstructor
    }

    protected void begin() {
        new Thread(this::work).start();
    }

    void work() {}
}

class StartsWhenAsked {
    StartsWhenAsked() {
        prepare();
    }

    protected void prepare() {}

    void begin() {
        Thread worker = new Thread(this::work);
        worker.start(); // finds ThreadPerTask
    }

    void work() {}
}

class RandomTakenAlong {
    void hand(ExecutorService pool) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        pool.execute(() -> System.out.println(random.nextInt())); // finds ThreadLocalRandomKept
        pool.execute(() -> System.out.println(ThreadLocalRandom.current().nextInt()));
    }
}

/** One thread at a time is let in, and the others go on without waiting. */
class TicksOnce {
    private final AtomicInteger last = new AtomicInteger();
    private volatile long rate;

    void tick(int now) {
        int before = last.get();
        if (last.compareAndSet(before, now)) {
            rate = rate + 1;
        }
    }

    long rate() {
        return rate;
    }
}

class FoundAtTheEnd extends Thread {
    private final AtomicInteger count = new AtomicInteger();

    FoundAtTheEnd() {
        Runtime.getRuntime().addShutdownHook(this);
    }

    @Override
    public void run() {
        System.out.println(count);
    }
}
