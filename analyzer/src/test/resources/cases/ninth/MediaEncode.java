package cases.mediaencode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

record Clip(Path file, int seconds) {}

record Segment(Clip clip, int from, int to) {}

class Encoder {

    private final ExecutorService main = Executors.newFixedThreadPool(4);
    private final ExecutorService parts = Executors.newFixedThreadPool(4);
    private final ExecutorService single = Executors.newSingleThreadExecutor();
    private final ExecutorService thumbs = Executors.newCachedThreadPool(); // BAD ninth_fanout_unbounded_pool
    private final ExecutorService covers = new ThreadPoolExecutor(2, 8, 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(32), new ThreadPoolExecutor.CallerRunsPolicy()); // OK ninth_fanout_unbounded_pool
    private final Map<Clip, Integer> progress = new ConcurrentHashMap<>();
    private final AtomicInteger done = new AtomicInteger();

    Future<Integer> encode(Clip clip) {
        return main.submit(() -> {
            Future<Integer> head = main.submit(() -> frames(new Segment(clip, 0, 10)));
            return head.get() + frames(new Segment(clip, 10, clip.seconds())); // BAD ninth_fanout_pool_self_deadlock
        });
    }

    Future<Integer> recode(Clip clip) {
        return main.submit(() -> {
            Future<Integer> head = parts.submit(() -> frames(new Segment(clip, 0, 10)));
            return head.get(1, TimeUnit.MINUTES) + frames(new Segment(clip, 10, clip.seconds())); // OK ninth_fanout_pool_self_deadlock
        });
    }

    void remux(Clip clip) {
        single.execute(() -> {
            int n = CompletableFuture.supplyAsync(() -> frames(new Segment(clip, 0, 1)), single).join(); // BAD ninth_fanout_pool_self_deadlock
            progress.put(clip, n);
        });
    }

    CompletableFuture<Integer> demux(Clip clip) {
        return CompletableFuture.supplyAsync(() -> frames(new Segment(clip, 0, 1)), single)
                .thenCompose(n -> CompletableFuture.supplyAsync(() -> n + 1, single)); // OK ninth_fanout_pool_self_deadlock
    }

    private int frames(Segment s) {
        done.incrementAndGet();
        return 25 * (s.to() - s.from());
    }

    int compress(List<Clip> clips) throws Exception {
        ForkJoinPool local = new ForkJoinPool(8); // BAD ninth_fanout_executor_per_call
        try {
            return local.submit(() -> clips.stream().mapToInt(Clip::seconds).sum()).get(1, TimeUnit.MINUTES);
        } finally {
            local.shutdown();
        }
    }

    void split(Segment s) {
        main.execute(() -> {
            int n = frames(s);
            for (int i = 0; i < 4; i++) {
                split(new Segment(s.clip(), i, n)); // BAD ninth_fanout_recursive_submission
            }
        });
    }

    void halve(Segment s, int depth) {
        if (depth == 0 || s.to() - s.from() < 2) {
            progress.put(s.clip(), frames(s));
            return;
        }
        int mid = (s.from() + s.to()) / 2;
        covers.execute(() -> halve(new Segment(s.clip(), s.from(), mid), depth - 1)); // OK ninth_fanout_recursive_submission
        covers.execute(() -> halve(new Segment(s.clip(), mid, s.to()), depth - 1));
    }

    void thumb(Clip c) {
        thumbs.execute(() -> progress.put(c, 1));
        covers.execute(() -> progress.put(c, 2));
    }

    void bump(Clip c) {
        Integer n = progress.get(c);
        progress.put(c, n == null ? 1 : n + 1); // BAD ninth_shared_compound_on_concurrent_map
    }

    void advance(Clip c) {
        progress.compute(c, (k, n) -> n == null ? 1 : n + 1); // OK ninth_shared_compound_on_concurrent_map
    }

    List<String> headers(List<Clip> clips) {
        return clips.parallelStream().map(c -> {
            try {
                return Files.readString(c.file()); // BAD ninth_fanout_blocking_in_parallel_stream ?
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }

    int seconds(List<Clip> clips) {
        return clips.parallelStream().mapToInt(Clip::seconds).sum(); // OK ninth_fanout_blocking_in_parallel_stream
    }

    CompletableFuture<Void> publish(List<Clip> clips, Function3 uploader) {
        CompletableFuture<?>[] all = clips.stream()
                .map(c -> CompletableFuture.runAsync(() -> uploader.upload(c), thumbs))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(all); // BAD ninth_fanout_unbounded_gather
    }

    void shutdown() {
        main.shutdown();
        parts.shutdown();
        single.shutdown();
        thumbs.shutdown();
        covers.shutdown();
    }

    interface Function3 {
        void upload(Clip c);
    }
}

class Preset {

    private static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
    private static final ThreadLocal<Clip> CURRENT = new ThreadLocal<>();

    private final ExecutorService pool;

    Preset(ExecutorService pool) {
        this.pool = pool;
    }

    void apply(Clip clip, Runnable work) {
        pool.execute(() -> {
            CURRENT.set(clip); // BAD ninth_hygiene_thread_local_not_removed
            work.run();
        });
    }

    void use(Clip clip, Runnable work) {
        pool.execute(() -> {
            CURRENT.set(clip); // OK ninth_hygiene_thread_local_not_removed
            try {
                work.run();
            } finally {
                CURRENT.remove();
            }
        });
    }

    void describe(Clip clip) {
        CURRENT.set(clip);
        try {
            pool.execute(() -> System.out.println(CURRENT.get().file())); // BAD ninth_hygiene_context_lost_across_threads
            Clip captured = CURRENT.get();
            pool.execute(() -> System.out.println(captured.file())); // OK ninth_hygiene_context_lost_across_threads
        } finally {
            CURRENT.remove();
        }
    }

    String line(Clip clip) {
        StringBuilder b = BUFFER.get(); // OK ninth_shared_thread_unsafe_object_shared
        b.setLength(0);
        return b.append(clip.file()).append(' ').append(clip.seconds()).toString();
    }
}

class Watcher {

    private Thread loop;

    void begin(Supplier<Clip> source) {
        loop = new Thread(() -> {
            while (true) { // BAD ninth_hygiene_interrupt_never_checked
                Clip c = source.get();
                System.out.println(c.seconds());
            }
        });
        loop.setPriority(Thread.MAX_PRIORITY); // BAD ninth_hygiene_thread_priority_or_yield
        loop.start();
    }

    void start(Supplier<Clip> source) {
        loop = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) { // OK ninth_hygiene_interrupt_never_checked
                System.out.println(source.get().seconds());
            }
        }, "watcher");
        loop.start(); // OK ninth_hygiene_thread_run_called
    }

    void end() throws InterruptedException {
        loop.interrupt();
        loop.join(2000); // OK ninth_hygiene_wait_without_timeout
    }

    void spin(AtomicInteger ready) {
        while (ready.get() == 0) { // BAD ninth_hygiene_busy_wait
            Thread.yield();
        }
    }

    int compute(Callable<Integer> job) throws Exception {
        ExecutorService e = Executors.newSingleThreadExecutor(); // BAD ninth_hygiene_executor_not_shut_down
        return e.submit(job).get(10, TimeUnit.SECONDS);
    }

    int evaluate(Callable<Integer> job) throws Exception {
        ExecutorService e = Executors.newSingleThreadExecutor(); // OK ninth_hygiene_executor_not_shut_down
        try {
            return e.submit(job).get(10, TimeUnit.SECONDS);
        } finally {
            e.shutdownNow();
        }
    }
}
