package cases.backupagent;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import java.util.logging.Level;
import java.util.logging.Logger;

class BackupAgent {
    private static final Logger LOG = Logger.getLogger(BackupAgent.class.getName());

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2); // OK ninth_hygiene_executor_not_shut_down
    private final ExecutorService copiers = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS,
            new LinkedTransferQueue<>()); // BAD ninth_fanout_unbounded_queue
    private final ExecutorService sums = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(100), new ThreadPoolExecutor.AbortPolicy()); // OK ninth_fanout_unbounded_queue
    private final ExecutorService mirror = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(100), (task, pool) -> { }); // BAD ninth_fanout_silent_rejection
    private final ExecutorService notices = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(100), (task, pool) -> { // OK ninth_fanout_silent_rejection
                LOG.warning("notice rejected");
                throw new RejectedExecutionException("notices");
            });
    private final AtomicLong copied = new AtomicLong();
    private final Map<Path, String> digests = new ConcurrentHashMap<>();
    private final MessageDigest sha;
    private final Timer legacy = new Timer("legacy", true);
    private ScheduledFuture<?> sweep;

    BackupAgent() throws NoSuchAlgorithmException {
        sha = MessageDigest.getInstance("SHA-256");
    }

    void start(Path root) {
        timer.scheduleAtFixedRate(() -> copyTree(root), 0, 30, TimeUnit.SECONDS); // BAD ninth_hygiene_scheduled_task_may_throw
        sweep = timer.scheduleWithFixedDelay(() -> { // OK ninth_hygiene_scheduled_task_may_throw
            try {
                verify(root);
            } catch (Exception e) {
                LOG.log(Level.WARNING, "sweep", e);
            }
        }, 5, 60, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(() -> copiers.execute(() -> copyTree(root)), 1, 10, TimeUnit.SECONDS); // BAD ninth_fanout_overlapping_schedule
        timer.scheduleWithFixedDelay(() -> mirrorNow(root), 1, 10, TimeUnit.SECONDS); // OK ninth_fanout_overlapping_schedule
        legacy.schedule(new TimerTask() { // BAD ninth_hygiene_scheduled_task_may_throw
            @Override
            public void run() {
                copied.addAndGet(Integer.parseInt(System.getProperty("backup.bias")));
            }
        }, 1000, 60_000);
    }

    private void mirrorNow(Path root) {
        try {
            mirror.submit(() -> copyTree(root)).get(1, TimeUnit.HOURS); // OK ninth_hygiene_future_dropped
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "mirror", e);
        }
    }

    private void copyTree(Path root) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path f : files) {
                copied.addAndGet(Files.size(f));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void verify(Path root) throws Exception {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path f : files) {
                digests.put(f, digest(f));
            }
        }
    }

    void walk(Path dir) {
        mirror.execute(() -> {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(dir)) {
                for (Path e : entries) {
                    walk(e); // BAD ninth_fanout_recursive_submission ?
                }
            } catch (IOException e) {
                LOG.log(Level.FINE, "walk", e);
            }
        });
    }

    long size(Path dir) {
        return new ForkJoinPool(4).invoke(new SizeTask(dir)); // BAD ninth_fanout_executor_per_call
    }

    void hash(List<Path> files) {
        for (Path f : files) {
            sums.execute(() -> digests.put(f, add(f)));
        }
    }

    private String add(Path f) {
        sha.reset();
        byte[] d = sha.digest(f.toString().getBytes()); // BAD ninth_shared_thread_unsafe_object_shared
        return HexFormat.of().formatHex(d);
    }

    private static String digest(Path f) throws Exception {
        MessageDigest local = MessageDigest.getInstance("SHA-256");
        try (InputStream in = Files.newInputStream(f)) {
            byte[] buf = new byte[8192];
            for (int n; (n = in.read(buf)) > 0; ) {
                local.update(buf, 0, n); // OK ninth_shared_thread_unsafe_object_shared
            }
        }
        return HexFormat.of().formatHex(local.digest());
    }

    void stop() throws InterruptedException {
        sweep.cancel(false);
        legacy.cancel();
        timer.shutdown();
        copiers.shutdown();
        sums.shutdown();
        mirror.shutdown();
        notices.shutdown();
    }

    private static final class SizeTask extends RecursiveTask<Long> {
        private final Path dir;

        SizeTask(Path dir) {
            this.dir = dir;
        }

        @Override
        protected Long compute() {
            return dir.toFile().length();
        }
    }
}

class Volume {
    private final Lock lock = new ReentrantLock();
    private final StampedLock stamp = new StampedLock();
    private long used;
    private long free = 1000;
    private String label = "";

    void grow(long n) {
        lock.lock(); // BAD ninth_hygiene_lock_not_released
        used += check(n);
        lock.unlock();
    }

    void shrink(long n) {
        lock.lock(); // OK ninth_hygiene_lock_not_released
        try {
            used -= check(n);
        } finally {
            lock.unlock();
        }
    }

    private long check(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("n");
        }
        return n;
    }

    void claim(long n) throws InterruptedException {
        long s = stamp.writeLock();
        try {
            while (free < n) {
                Thread.sleep(50); // BAD ninth_hygiene_sleep_under_lock
            }
            free -= n;
        } finally {
            stamp.unlockWrite(s);
        }
    }

    void rename(String next) {
        long s = stamp.readLock();
        try {
            if (!label.equals(next)) {
                long w = stamp.writeLock(); // BAD ninth_hygiene_read_lock_upgraded
                label = next;
                stamp.unlockWrite(w);
            }
        } finally {
            stamp.unlockRead(s);
        }
    }

    void relabel(String next) {
        long s = stamp.readLock();
        try {
            while (!label.equals(next)) {
                long w = stamp.tryConvertToWriteLock(s); // OK ninth_hygiene_read_lock_upgraded
                if (w != 0L) {
                    s = w;
                    label = next;
                } else {
                    stamp.unlockRead(s);
                    s = stamp.writeLock();
                }
            }
        } finally {
            stamp.unlock(s);
        }
    }
}

class RestoreJob implements Callable<Integer> {
    private final BlockingQueue<Path> queue;
    private int restored;

    RestoreJob(BlockingQueue<Path> queue) {
        this.queue = queue;
    }

    @Override
    public Integer call() throws Exception {
        Path p;
        while ((p = queue.poll(1, TimeUnit.SECONDS)) != null) { // OK ninth_hygiene_busy_wait
            restored += p.getNameCount();
        }
        return restored;
    }

    int awaitEmpty() {
        while (!queue.isEmpty()) { // BAD ninth_hygiene_busy_wait
            try {
                Thread.sleep(1);
            } catch (InterruptedException ignored) { // BAD ninth_hygiene_swallowed_interrupt
            }
        }
        return restored;
    }
}
