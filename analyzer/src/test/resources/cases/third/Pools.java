package t;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.springframework.context.annotation.*;
import org.springframework.scheduling.annotation.*;
import org.springframework.scheduling.concurrent.*;
import org.springframework.stereotype.*;

class Pools {
  ExecutorService cached = Executors.newCachedThreadPool(); // BAD unboundedpool
  ExecutorService fixed = Executors.newFixedThreadPool(4); // BAD unboundedqueue
  ExecutorService single = Executors.newSingleThreadExecutor(); // BAD unboundedqueue
  ThreadPoolExecutor bounded = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(50), new ThreadPoolExecutor.CallerRunsPolicy()); // OK unboundedqueue
  ThreadPoolExecutor boundedLinked = new ThreadPoolExecutor(2, 4, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(50)); // OK unboundedqueue
  ThreadPoolExecutor neverGrows = new ThreadPoolExecutor(2, 40, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD misconfigured
  ThreadPoolExecutor zeroCore = new ThreadPoolExecutor(0, 40, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>()); // BAD misconfigured
  ThreadPoolExecutor maxInt = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // BAD unboundedpool
  ThreadPoolExecutor direct = new ThreadPoolExecutor(2, 40, 1, TimeUnit.MINUTES, new SynchronousQueue<>()); // OK unboundedpool
  ScheduledExecutorService scheduledZero = Executors.newScheduledThreadPool(0); // BAD misconfigured
  ScheduledExecutorService scheduledOne = Executors.newScheduledThreadPool(1); // OK misconfigured
  BlockingQueue<String> jobs = new LinkedBlockingQueue<>(); // BAD unboundedqueue
  BlockingQueue<String> jobsBounded = new LinkedBlockingQueue<>(1000); // OK unboundedqueue
  BlockingQueue<String> priority = new PriorityBlockingQueue<>(11); // BAD unboundedqueue
  BlockingDeque<String> deque = new LinkedBlockingDeque<>(16); // OK unboundedqueue
  void submitJob(String s) { jobs.add(s); priority.add(s); deque.offer(s); jobsBounded.offer(s); }

  void perCall(Runnable r) {
    ExecutorService e = Executors.newFixedThreadPool(2); // BAD percall
    e.submit(r);
  }
  void perCallShut(List<Runnable> rs) {
    ExecutorService e = Executors.newFixedThreadPool(2); // BAD percall
    try { rs.forEach(e::execute); } finally { e.shutdown(); }
  }
  void thread(Runnable r) { new Thread(r).start(); } // BAD threadper
  void threadEach(List<Runnable> rs) { for (Runnable r : rs) new Thread(r, "w").start(); } // BAD threadper
  void pooled(Runnable r) { bounded.execute(r); } // OK threadper
  void virtualEach(List<String> urls) {
    try (ExecutorService e = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String u : urls) e.submit(() -> call(u)); // BAD fanout
    }
  }
  private final Semaphore limit = new Semaphore(20);
  void virtualLimited(List<String> urls) throws InterruptedException {
    try (ExecutorService e = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String u : urls) {
        limit.acquire();
        e.submit(() -> { try { return call(u); } finally { limit.release(); } }); // OK fanout
      }
    }
  }
  String call(String u) throws Exception { return java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(u)).build(), java.net.http.HttpResponse.BodyHandlers.ofString()).body(); }
  void parallelIo(List<String> urls) {
    urls.parallelStream().forEach(u -> { try { call(u); } catch (Exception x) { throw new IllegalStateException(x); } }); // BAD parallel
  }
  int parallelSum(int[] xs) { return Arrays.stream(xs).parallel().sum(); } // OK parallel
  List<String> stream(List<String> urls) { return urls.stream().map(String::trim).toList(); } // OK parallel
  void allOf(List<String> urls) {
    CompletableFuture.allOf(urls.stream().map(u -> CompletableFuture.runAsync(() -> { try { call(u); } catch (Exception x) { throw new CompletionException(x); } }, cached)).toArray(CompletableFuture[]::new)).orTimeout(9, TimeUnit.SECONDS); // BAD fanout
  }
  Future<Integer> recurse(int n) { return fixed.submit(() -> n == 0 ? 1 : recurse(n - 1).get() + 1); } // BAD nested
  Future<String> nested() {
    return fixed.submit(() -> { Future<String> inner = fixed.submit(() -> "x"); return inner.get(); }); // BAD nested
  }
  Future<String> otherPool() {
    return fixed.submit(() -> { Future<String> inner = bounded.submit(() -> "x"); return inner.get(1, TimeUnit.SECONDS); }); // OK nested
  }
  Future<?> notWaiting() { return fixed.submit(() -> { fixed.execute(() -> {}); }); } // OK nested
  void localPool() throws Exception {
    ExecutorService local = Executors.newSingleThreadExecutor();
    Future<String> f = local.submit(() -> local.submit(() -> "x").get()); // BAD nested
    f.get(1, TimeUnit.SECONDS);
    local.shutdown();
  }
  void localTwo() throws Exception {
    ExecutorService outer = Executors.newFixedThreadPool(1), inner = Executors.newFixedThreadPool(1);
    try { outer.submit(() -> inner.submit(() -> "x").get()).get(1, TimeUnit.SECONDS); } // OK nested
    finally { outer.shutdown(); inner.shutdown(); }
  }
}
@Configuration @EnableAsync
class PoolConfig {
  @Bean ThreadPoolTaskExecutor open() { // BAD unboundedqueue
    ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
    e.setCorePoolSize(4); e.setMaxPoolSize(16);
    return e;
  }
  @Bean ThreadPoolTaskExecutor closed() { // OK unboundedqueue
    ThreadPoolTaskExecutor e = new ThreadPoolTaskExecutor();
    e.setCorePoolSize(4); e.setMaxPoolSize(16); e.setQueueCapacity(100);
    return e;
  }
  @Bean org.springframework.core.task.SimpleAsyncTaskExecutor simple() { return new org.springframework.core.task.SimpleAsyncTaskExecutor("x-"); } // BAD unboundedpool
}
@Component
class Lifetimes {
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(); // BAD noshutdown
  void start() {
    timer.scheduleAtFixedRate(() -> refresh(), 1, 1, TimeUnit.SECONDS); // BAD dies
    timer.scheduleAtFixedRate(() -> { try { refresh(); } catch (RuntimeException e) { e.printStackTrace(); } }, 1, 1, TimeUnit.SECONDS); // OK dies
  }
  void refresh() { if (Math.random() > 2) throw new IllegalStateException(); }
}
class Closed implements AutoCloseable {
  private final ExecutorService pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9)); // OK noshutdown
  void go() { pool.execute(() -> {}); }
  @Override public void close() { pool.shutdown(); try { if (!pool.awaitTermination(1, TimeUnit.SECONDS)) pool.shutdownNow(); } catch (InterruptedException e) { pool.shutdownNow(); Thread.currentThread().interrupt(); } }
}
class Ignored implements AutoCloseable {
  private final ExecutorService pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(9));
  void go() { pool.execute(() -> {}); }
  @Override public void close() throws InterruptedException {
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.SECONDS); // BAD timedresult
  }
  void latch(CountDownLatch l) throws InterruptedException {
    l.await(1, TimeUnit.SECONDS); // BAD timedresult
    go();
  }
  boolean answered(CountDownLatch l) throws InterruptedException { return l.await(1, TimeUnit.SECONDS); } // OK timedresult
  void offered(BlockingQueue<String> q) throws InterruptedException {
    q.offer("x", 1, TimeUnit.SECONDS); // BAD timedresult
  }
}
class Leak {
  void never() {
    ExecutorService e = Executors.newSingleThreadExecutor(); // BAD noshutdown
    e.submit(() -> System.out.println());
  }
  void always() {
    ExecutorService e = Executors.newSingleThreadExecutor(); // OK noshutdown
    try { e.submit(() -> System.out.println()); } finally { e.shutdownNow(); }
  }
  ExecutorService given() { return Executors.newSingleThreadExecutor(); } // OK noshutdown
}
