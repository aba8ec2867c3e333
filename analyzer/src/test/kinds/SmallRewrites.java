package kinds;

import java.text.SimpleDateFormat;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.TransferQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.StreamSupport;

/** Interrupts that are kept in mind, set again by a helper, or caught with everything else from a method of one's own. */
class Interrupts {
    String rememberedUntilTheEnd(Future<String> answer) throws ExecutionException, TimeoutException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(1, TimeUnit.SECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void setByHelper() {
        try {
            pause();
        } catch (InterruptedException stop) {
            giveUp();
        }
    }

    void anotherThreadIsInterrupted(Thread helper) {
        try {
            pause();
        } catch (InterruptedException stop) { // finds SwallowedInterrupt
            System.out.println("woken");
        }
        helper.interrupt();
    }

    void caughtWithTheRest() {
        try {
            pause();
        } catch (Exception any) { // finds SwallowedInterrupt
            System.out.println(any);
        }
    }

    private void giveUp() {
        Thread.currentThread().interrupt();
    }

    private void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(3);
    }
}

/** MDM_THREAD_YIELD, ThreadPriorityCheck. */
class Hints {
    private volatile boolean open;

    void priority(Thread thread) {
        thread.setPriority(Thread.MIN_PRIORITY); // finds SchedulingHint
        thread.setPriority(Thread.NORM_PRIORITY);
    }

    void once() {
        Thread.yield(); // finds SchedulingHint
    }

    void untilOpen() {
        while (!open) { // finds BusyWait
            Thread.yield();
        }
    }

    void open() {
        open = true;
    }
}

/** AT_STALE_THREAD_WRITE_OF_PRIMITIVE, AT_NONATOMIC_64BIT_PRIMITIVE, AT_NONATOMIC_OPERATIONS_ON_SHARED_VARIABLE. */
class BesideAtomics {
    private final AtomicInteger parts = new AtomicInteger();
    private boolean finished; // finds StaleRead
    private long since; // finds NonAtomicLong
    private int updates;
    private int limit;

    void setLimit(int limit) {
        this.limit = limit;
    }

    void part(long now) {
        parts.incrementAndGet();
        since = now;
        updates++; // finds NonAtomicUpdate
    }

    void finish() {
        finished = true;
    }

    boolean isFinished() {
        return finished && parts.get() > 0;
    }

    long since() {
        return since;
    }

    int updates() {
        return Math.min(limit, updates);
    }
}

class BesideNothing {
    private boolean finished;
    private long since;

    void finish(long now) {
        finished = true;
        since = now;
    }

    boolean isFinished() {
        return finished;
    }

    long since() {
        return since;
    }
}

/** NonAtomicVolatileUpdate by way of a call or a box. */
class Highest {
    private volatile int highest;
    private volatile Integer boxed = 0;
    private volatile int last;

    void seen(int value) {
        highest = Math.max(highest, value); // finds NonAtomicUpdate
    }

    void count() {
        boxed++; // finds NonAtomicUpdate
    }

    void set(int value) {
        last = Math.max(0, value);
    }

    int sum() {
        return highest + boxed + last;
    }
}

/** DC_DOUBLECHECK with a flag in the place of the object. */
class Settings {
    private boolean loaded; // finds DoubleCheckedLocking
    private Map<String, String> values = Map.of();

    Map<String, String> values() {
        if (!loaded) {
            synchronized (this) {
                if (!loaded) {
                    values = Map.of("a", "b");
                    loaded = true;
                }
            }
        }
        return values;
    }
}

class SettingsRight {
    private volatile boolean loaded;
    private Map<String, String> values = Map.of();

    Map<String, String> values() {
        if (!loaded) {
            synchronized (this) {
                if (!loaded) {
                    values = Map.of("a", "b");
                    loaded = true;
                }
            }
        }
        return values;
    }
}

/** SC_START_IN_CTOR by an inner class. */
class Started {
    Started() {
        Thread worker = new Worker();
        worker.start(); // finds ThreadStartedInConstructor
    }

    private class Worker extends Thread {
        @Override
        public void run() {
            System.out.println(Started.this);
        }
    }
}

class StartedBesides {
    StartedBesides() {
        Thread worker = new Worker();
        worker.start();
    }

    private static class Worker extends Thread {
        @Override
        public void run() {
            System.out.println("alone");
        }
    }
}

/** MS_EXPOSE_REP of a collection. */
class Registry {
    private static final Map<String, String> NAMES = new HashMap<>();
    private static final Map<String, String> FIXED = Map.of("a", "b");

    public static Map<String, String> names() { // finds InternalStateExposed
        return NAMES;
    }

    public static Map<String, String> view() {
        return Collections.unmodifiableMap(NAMES);
    }

    public static Map<String, String> fixed() {
        return FIXED;
    }
}

/** DateFormatConstant without a use so far. */
class Formats {
    private static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy-MM-dd"); // finds NotThreadSafeObjectShared

    static String day(Date day) {
        return new SimpleDateFormat("yyyy-MM-dd").format(day);
    }
}

/** A synchronized map, walked through by one of its views. */
class Views {
    private final Map<String, String> names = Collections.synchronizedMap(new HashMap<>());

    void print() {
        for (String name : names.keySet()) { // finds SynchronizedCollectionIteration
            System.out.println(name);
        }
    }

    void printLocked() {
        synchronized (names) {
            for (String name : names.keySet()) {
                System.out.println(name);
            }
        }
    }
}

@interface GuardedBy {
    String value();
}

/** GuardedBy with the wrong half of a lock, and with the lock of another object. */
class Halves {
    final Object lock = new Object();
    private final ReadWriteLock both = new ReentrantReadWriteLock();

    @GuardedBy("both")
    private int value;

    @GuardedBy("this.lock")
    int other;

    void write() {
        both.readLock().lock();
        try {
            value = 3; // finds GuardedByViolated
        } finally {
            both.readLock().unlock();
        }
    }

    int read() {
        both.readLock().lock();
        try {
            return value;
        } finally {
            both.readLock().unlock();
        }
    }

    static void move(Halves one, Halves two) {
        synchronized (one.lock) {
            one.other = 1;
            two.other = 2; // finds GuardedByViolated
        }
    }
}

/** IS2_INCONSISTENT_SYNC of what a field holds that only does not say final. */
class Contents {
    private Map<String, String> values = new HashMap<>(); // finds InconsistentSynchronization

    synchronized void put(String name) {
        values.put(name, name);
    }

    String get(String name) {
        return values.get(name);
    }
}

/** ConditionalOnInconsistentState, by a number and in a loop. */
class Stock {
    private int count; // kept under the lock

    synchronized int count() {
        return count;
    }

    synchronized void take() {
        count--;
    }
}

class Shop {
    void sell(Stock stock) {
        if (stock.count() > 3) {
            stock.take(); // finds CheckThenActOnMonitor
        }
    }

    void sellAll(Stock stock) {
        while (stock.count() > 0) {
            stock.take(); // finds CheckThenActOnMonitor
        }
    }

    void sellLocked(Stock stock) {
        synchronized (stock) {
            if (stock.count() > 3) {
                stock.take();
            }
        }
    }
}

/** ErroneousThreadPoolConstructorChecker in a subclass, a queue from a field, the common pool by name. */
class Growing extends ThreadPoolExecutor {
    Growing() {
        super(2, 20, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()); // finds ThreadPoolMisconfigured
    }
}

class Sleeping extends ScheduledThreadPoolExecutor {
    Sleeping() {
        super(0); // finds ThreadPoolMisconfigured
    }
}

class Queues {
    private static final BlockingQueue<Runnable> WORK = new LinkedBlockingQueue<>();
    private static final ThreadPoolExecutor POOL =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, WORK); // finds UnboundedQueue
    private final TransferQueue<String> lines = new LinkedTransferQueue<>(); // finds UnboundedQueue
    private final BlockingQueue<String> few = new LinkedBlockingQueue<>(10);

    void add(String line) {
        lines.add(line);
        few.add(line);
    }

    void stop() {
        POOL.shutdown();
    }
}

class Unlimited {
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor( // finds UnboundedThreadPool
            0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>());

    void stop() {
        POOL.shutdown();
    }
}

class Common {
    void byName(Runnable task) {
        ForkJoinPool.commonPool().execute(task); // finds AsyncWithoutExecutor
    }

    void parallel(List<String> lines) {
        StreamSupport.stream(lines.spliterator(), true) // finds ParallelStreamOnCommonPool
                .forEach(System.out::println);
    }

    void inOrder(List<String> lines) {
        StreamSupport.stream(lines.spliterator(), false).forEach(System.out::println);
    }
}

/** ThreadLocal that is set to null, which leaves its entry on the thread. */
class Left {
    private static final ThreadLocal<String> USER = new ThreadLocal<>(); // finds ThreadLocalNotRemoved

    void serve(String user) {
        USER.set(user);
        try {
            System.out.println(USER.get());
        } finally {
            USER.set(null);
        }
    }
}

/** UL_UNRELEASED_LOCK where others release what they take themselves. */
class Forgotten {
    private final ReentrantLock lock = new ReentrantLock();
    private final ReentrantLock handed = new ReentrantLock();
    private int count;

    void left() {
        lock.lock(); // finds LockNotReleased
        count++;
    }

    void released() {
        lock.lock();
        try {
            count--;
        } finally {
            lock.unlock();
        }
    }

    void begin() {
        handed.lock();
    }

    void end() {
        handed.unlock();
    }
}

/** The next of several tasks. */
class NextDone {
    String first(CompletionService<String> tasks) throws Exception {
        return tasks.take().get(1, TimeUnit.SECONDS); // finds WaitWithoutTimeout
    }

    boolean someDone(CompletionService<String> tasks) throws Exception {
        return tasks.poll(1, TimeUnit.SECONDS) != null;
    }
}
