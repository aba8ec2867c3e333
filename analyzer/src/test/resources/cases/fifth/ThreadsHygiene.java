import java.net.URL;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import org.slf4j.MDC;

/** Threads, pools and what they carry. */
class ThreadsHygiene {
    private static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
    private final ThreadLocal<String> user = new ThreadLocal<>(); // BAD perinstance
    private static final ThreadLocal<String> TENANT = new ThreadLocal<>(); // OK perinstance
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    public void run(Runnable task) {
        new Thread(task).run(); // BAD run
    }

    public void runWorker() {
        Worker worker = new Worker();
        worker.run(); // BAD run
    }

    public void started(Runnable task) {
        new Thread(task).start(); // OK run
    }

    static class Worker extends Thread {
        @Override
        public void run() {
            super.run(); // OK run
        }
    }

    public void submittedThread() {
        pool.execute(new Worker()); // BAD run
    }

    public void neverStarted(Runnable task) {
        Thread thread = new Thread(task, "idle"); // BAD neverstarted
        thread.setDaemon(true);
    }

    public Thread madeFor(Runnable task) {
        Thread thread = new Thread(task); // OK neverstarted
        thread.setDaemon(true);
        return thread;
    }

    public void nothingToDo() {
        Thread thread = new Thread(); // BAD neverstarted
        thread.start();
    }

    public void priority(Thread thread) {
        thread.setPriority(Thread.MAX_PRIORITY); // BAD priority
    }

    public void yields() {
        Thread.yield(); // BAD priority
    }

    public void named(Thread thread) {
        thread.setName("x"); // OK priority
    }

    public void zeroCore() {
        ScheduledExecutorService none = new ScheduledThreadPoolExecutor(0); // BAD misconfigured
        none.schedule(() -> { }, 1, TimeUnit.SECONDS);
        none.shutdown();
    }

    public ExecutorService neverGrows() {
        return new ThreadPoolExecutor(0, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD misconfigured
    }

    public ExecutorService grows() {
        return new ThreadPoolExecutor(2, 16, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(100)); // OK misconfigured
    }

    public ExecutorService maximumIgnored() {
        return new ThreadPoolExecutor(4, 32, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD misconfigured
    }

    public ExecutorService fixedVirtual() {
        return Executors.newFixedThreadPool(8, Thread.ofVirtual().factory()); // BAD pooledvirtual
    }

    public ExecutorService perTaskVirtual() {
        return Executors.newVirtualThreadPerTaskExecutor(); // OK pooledvirtual
    }

    public int local(Callable<Integer> task) throws Exception {
        ExecutorService own = Executors.newCachedThreadPool(); // BAD noshutdown
        Future<Integer> f = own.submit(task);
        return f.get(1, TimeUnit.SECONDS);
    }

    public int localEnded(Callable<Integer> task) throws Exception {
        ExecutorService own = Executors.newSingleThreadExecutor(); // OK noshutdown
        try {
            return own.submit(task).get(1, TimeUnit.SECONDS);
        } finally {
            own.shutdownNow();
        }
    }

    public void localTry(Runnable task) {
        try (ExecutorService own = Executors.newFixedThreadPool(2)) { // OK noshutdown
            own.submit(task);
        }
    }

    public void timerLocal() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(); // BAD noshutdown
        own.scheduleAtFixedRate(() -> { }, 1, 1, TimeUnit.SECONDS);
    }

    public void hopped(String name) {
        TENANT.set(name);
        pool.execute(() -> System.out.println(TENANT.get())); // BAD contextlost
        TENANT.remove();
    }

    public void carried(String name) {
        TENANT.set(name);
        String mine = TENANT.get();
        pool.execute(() -> System.out.println(mine)); // OK contextlost
        TENANT.remove();
    }

    public void logged(String id) {
        MDC.put("id", id); // BAD mdcclear
        pool.execute(() -> System.out.println(id));
    }

    public void loggedClosed(String id) {
        try (MDC.MDCCloseable c = MDC.putCloseable("id", id)) { // OK mdcclear
            System.out.println(id);
        }
    }

    public void setOnly(String name) {
        user.set(name); // BAD threadlocal
    }

    public void pooledSet(String name) {
        pool.execute(() -> {
            BUFFER.set(new StringBuilder(name)); // BAD threadlocal
        });
    }

    private static final ThreadLocal<int[]> COUNT = new ThreadLocal<>();

    public int counted(IntSupplier body) {
        COUNT.set(new int[1]); // OK threadlocal
        try {
            return body.getAsInt();
        } finally {
            COUNT.remove();
        }
    }

    private final Map<URL, String> pages = new HashMap<>(); // BAD urlkey
    private final Map<java.net.URI, String> byUri = new HashMap<>(); // OK urlkey

    public boolean same(URL a, URL b) {
        return a.equals(b); // BAD urlkey
    }

    public void joinLoop(Thread thread) {
        while (thread.isAlive()) { // OK any
            try {
                thread.join(); 
            } catch (InterruptedException e) { // BAD interrupt
            }
        }
    }

    public void polls(Future<?> f) throws InterruptedException {
        while (!f.isDone()) {
            Thread.sleep(10); // BAD spin
        }
    }

    public void pollsFile(java.io.File file) throws InterruptedException {
        for (; !file.exists(); ) {
            Thread.sleep(100); // BAD spin
        }
    }

    public void spins(AtomicBoolean flag) {
        while (!flag.get()) { // BAD spin
            // until set
        }
    }

    public void sets(AtomicInteger value) {
        int seen;
        do {
            seen = value.get(); // OK spin
        } while (!value.compareAndSet(seen, seen + 1));
    }

    static class Started {
        private final Map<String, String> names = new HashMap<>();

        Started() {
            new Thread(() -> names.put("a", "b")).start(); // BAD ctor
        }
    }

    static class StartedLater {
        private final Map<String, String> names = new ConcurrentHashMap<>();

        void begin() {
            new Thread(() -> names.put("a", "b")).start(); // OK ctor
        }
    }

    static class Init {
        static int size;

        static {
            Thread filler = new Thread(() -> size = 3);
            filler.start();
            try {
                filler.join(); // BAD initdeadlock
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public ThreadGroup group() {
        return new ThreadGroup("g"); // OK any
    }

    public void uncaught() {
        Thread thread = new Thread(() -> { throw new IllegalStateException(); });
        thread.setUncaughtExceptionHandler((t, e) -> System.err.println(e));
        thread.start(); // OK run
    }
}
