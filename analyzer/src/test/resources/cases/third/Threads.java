package t;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.Supplier;

class Threads {
  private static final ThreadLocal<Map<String, String>> CTX = new ThreadLocal<>();
  private static final ThreadLocal<StringBuilder> BUFFER = ThreadLocal.withInitial(StringBuilder::new);
  private static final ThreadLocal<List<String>> SEEN = ThreadLocal.withInitial(ArrayList::new);
  private static final ThreadLocal<String> USER = new ThreadLocal<>();
  private static final ThreadLocal<String> TENANT = new ThreadLocal<>();
  private final ExecutorService pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9));

  void leaks(String k) { CTX.set(new HashMap<>(Map.of("k", k))); work(); } // BAD threadlocal
  void cleans(String u) { USER.set(u); try { work(); } finally { USER.remove(); } } // OK threadlocal
  void grows(String s) { SEEN.get().add(s); } // BAD threadlocal
  String buffer(String s) { StringBuilder b = BUFFER.get(); b.setLength(0); return b.append(s).toString(); } // OK threadlocal
  void hop() {
    TENANT.set("a");
    try { pool.submit(() -> System.out.println(TENANT.get())); } finally { TENANT.remove(); } // BAD contextlost
  }
  void handed() {
    TENANT.set("a");
    try { String t = TENANT.get(); pool.execute(() -> System.out.println(t)); } finally { TENANT.remove(); } // OK contextlost
  }
  void run() { new Thread(this::work).run(); } // BAD run
  void start() { Thread t = new Thread(this::work); t.start(); } // OK run
  void never() { Thread t = new Thread(this::work); t.setName("x"); } // BAD neverstarted
  void runnable(Runnable r) { r.run(); } // OK run
  void work() {}
  void stopped(Thread t) { t.interrupt(); } // OK run
  static class Worker extends Thread { @Override public void run() { super.run(); } }
  void worker(Worker w) { w.run(); } // BAD run
  static Thread held;
  static int size;
  static {
    Thread t = new Thread(() -> size = 1);
    t.start();
    try { t.join(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } // BAD initdeadlock
  }
}
class InitByExecutor {
  static final Map<String, Integer> TABLE = new ConcurrentHashMap<>();
  static {
    ExecutorService e = Executors.newFixedThreadPool(2);
    Future<?> f = e.submit(() -> TABLE.put("a", 1));
    try { f.get(); } catch (Exception x) { throw new ExceptionInInitializerError(x); } // BAD initdeadlock
    e.shutdown();
  }
}
class InitFine {
  static final Map<String, Integer> TABLE = new ConcurrentHashMap<>();
  static { TABLE.put("a", 1); } // OK initdeadlock
}
class InitNoWait {
  static volatile int n;
  static { Thread t = new Thread(() -> n = 1); t.setDaemon(true); t.start(); } // OK initdeadlock
}
class Latches {
  void notFinally(ExecutorService e, List<Runnable> rs) throws InterruptedException {
    CountDownLatch l = new CountDownLatch(rs.size());
    for (Runnable r : rs) e.execute(() -> { r.run(); l.countDown(); }); // BAD latch
    l.await(9, TimeUnit.SECONDS);
  }
  void inFinally(ExecutorService e, List<Runnable> rs) throws InterruptedException {
    CountDownLatch l = new CountDownLatch(rs.size());
    for (Runnable r : rs) e.execute(() -> { try { r.run(); } finally { l.countDown(); } }); // OK latch
    if (!l.await(9, TimeUnit.SECONDS)) throw new IllegalStateException();
  }
  void semaphore(Semaphore s) throws InterruptedException {
    s.acquire(); // BAD lockrelease
    work();
    s.release();
  }
  void semaphoreFinally(Semaphore s) throws InterruptedException {
    s.acquire(); // OK lockrelease
    try { work(); } finally { s.release(); }
  }
  void onlyOnSuccess(Runnable r, CountDownLatch l) {
    new Thread(() -> {
      try { r.run(); l.countDown(); } catch (RuntimeException x) { System.err.println(x); } // BAD latch
    }).start();
  }
  void work() {}
}
class Virtual {
  private final Object lock = new Object();
  void pinned() {
    Thread.ofVirtual().start(() -> { synchronized (lock) { try { Thread.sleep(100); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } } }); // BAD pin
  }
  private final java.util.concurrent.locks.ReentrantLock rl = new java.util.concurrent.locks.ReentrantLock();
  void notPinned() {
    Thread.ofVirtual().start(() -> { rl.lock(); try { Thread.sleep(100); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } finally { rl.unlock(); } }); // OK pin
  }
  void shortSection() { Thread.startVirtualThread(() -> { synchronized (lock) { n++; } }); } // OK pin
  int n;
  synchronized String load() throws Exception { return new String(new java.net.URL("http://x").openStream().readAllBytes()); } // BAD pin
  void viaMethod() { Thread.startVirtualThread(() -> { try { load(); } catch (Exception e) { throw new IllegalStateException(e); } }); }
  ExecutorService pooled = Executors.newFixedThreadPool(10, Thread.ofVirtual().factory()); // BAD pooledvirtual
  ExecutorService perTask = Executors.newVirtualThreadPerTaskExecutor(); // OK pooledvirtual
}
