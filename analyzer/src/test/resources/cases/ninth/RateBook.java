package cases.ratebook;

import java.math.BigDecimal;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;

class RateBook {

    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final RateSource source;

    RateBook(RateSource source) {
        this.source = source;
    }

    BigDecimal rate(String currency) {
        rw.readLock().lock();
        try {
            BigDecimal r = rates.get(currency);
            if (r == null) {
                rw.writeLock().lock(); // BAD ninth_hygiene_read_lock_upgraded
                try {
                    r = BigDecimal.ONE;
                    rates.put(currency, r);
                } finally {
                    rw.writeLock().unlock();
                }
            }
            return r;
        } finally {
            rw.readLock().unlock();
        }
    }

    BigDecimal quote(String currency) {
        rw.readLock().lock();
        try {
            BigDecimal r = rates.get(currency);
            if (r != null) {
                return r;
            }
        } finally {
            rw.readLock().unlock();
        }
        rw.writeLock().lock(); // OK ninth_hygiene_read_lock_upgraded
        try {
            return rates.computeIfAbsent(currency, c -> BigDecimal.ONE);
        } finally {
            rw.writeLock().unlock();
        }
    }

    void pull(String currency) throws Exception {
        for (; ; ) {
            try {
                source.load(currency); // BAD ninth_fanout_retry_without_limit
                return;
            } catch (java.io.IOException e) {
                Logger.getLogger("rates").log(Level.FINE, "again", e);
            }
        }
    }

    BigDecimal draw(String currency) throws Exception {
        for (int i = 1; ; i++) {
            try {
                return source.load(currency); // OK ninth_fanout_retry_without_limit
            } catch (java.io.IOException e) {
                if (i == 4) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep((100L << i) + ThreadLocalRandom.current().nextLong(50));
            }
        }
    }
}

interface RateSource {
    BigDecimal load(String currency) throws Exception;
}

class PostingRun {

    private static final Logger LOG = Logger.getLogger(PostingRun.class.getName());

    private final ExecutorService workers;
    private final List<String> posted = Collections.synchronizedList(new ArrayList<>());

    PostingRun(ExecutorService workers) {
        this.workers = workers;
    }

    void run(List<Runnable> postings) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(postings.size());
        for (Runnable p : postings) {
            workers.execute(() -> {
                p.run();
                done.countDown(); // BAD ninth_hygiene_latch_not_counted_on_failure
            });
        }
        done.await(); // BAD ninth_hygiene_wait_without_timeout
    }

    boolean perform(List<Runnable> postings) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(postings.size());
        for (Runnable p : postings) {
            workers.execute(() -> {
                try {
                    p.run();
                } finally {
                    done.countDown(); // OK ninth_hygiene_latch_not_counted_on_failure
                }
            });
        }
        return done.await(2, TimeUnit.MINUTES); // OK ninth_hygiene_wait_without_timeout
    }

    void note(String line) {
        posted.add(line);
    }

    int letters() {
        int n = 0;
        for (String s : posted) { // BAD ninth_shared_unlocked_iteration
            n += s.length();
        }
        return n;
    }

    int longest() {
        synchronized (posted) {
            return posted.stream().mapToInt(String::length).max().orElse(0); // OK ninth_shared_unlocked_iteration
        }
    }

    void book(Runnable posting) {
        CompletableFuture.runAsync(posting, workers).thenRun(() -> note("ok")); // BAD ninth_hygiene_async_failure_unobserved
    }

    void enter(Runnable posting) {
        CompletableFuture.runAsync(posting, workers).thenRun(() -> note("ok")) // OK ninth_hygiene_async_failure_unobserved
                .exceptionally(e -> {
                    LOG.log(Level.WARNING, "posting", e);
                    return null;
                });
    }
}
