package t;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

class Waits {
  private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(100);
  private final Semaphore permits = new Semaphore(3);
  private final Lock lock = new ReentrantLock();
  private final Condition ready = lock.newCondition();
  private final CountDownLatch latch = new CountDownLatch(1);
  private final CyclicBarrier barrier = new CyclicBarrier(2);
  private final Phaser phaser = new Phaser(1);
  private final Exchanger<String> exchanger = new Exchanger<>();
  private boolean set;

  String takes() throws InterruptedException { return queue.take(); } // BAD notimeout
  String polls() throws InterruptedException { return queue.poll(1, TimeUnit.SECONDS); } // OK notimeout
  String pollsNow() { return queue.poll(); } // OK notimeout
  void puts(String s) throws InterruptedException { queue.put(s); } // BAD notimeout
  void offers(String s) { if (!queue.offer(s)) throw new IllegalStateException("full"); } // OK notimeout
  void acquires() throws InterruptedException {
    permits.acquire(); // BAD notimeout
    try { work(); } finally { permits.release(); }
  }
  void tries() throws InterruptedException {
    if (!permits.tryAcquire(1, TimeUnit.SECONDS)) throw new IllegalStateException("busy"); // OK notimeout
    try { work(); } finally { permits.release(); }
  }
  void awaits() throws InterruptedException { latch.await(); } // BAD notimeout
  void awaitsTimed() throws InterruptedException { if (!latch.await(3, TimeUnit.SECONDS)) throw new IllegalStateException(); } // OK notimeout
  void barrierAwait() throws Exception { barrier.await(); } // BAD notimeout
  void barrierTimed() throws Exception { barrier.await(1, TimeUnit.SECONDS); } // OK notimeout
  String exchange() throws Exception { return exchanger.exchange("a"); } // BAD notimeout
  String exchangeTimed() throws Exception { return exchanger.exchange("a", 1, TimeUnit.SECONDS); } // OK notimeout
  void phase() { phaser.awaitAdvance(phaser.arrive()); } // BAD notimeout
  void phaseTimed() throws Exception { phaser.awaitAdvanceInterruptibly(phaser.arrive(), 1, TimeUnit.SECONDS); } // OK notimeout
  void conditionUntimed() throws InterruptedException {
    lock.lock();
    try { while (!set) ready.await(); } finally { lock.unlock(); } // BAD notimeout
  }
  void conditionTimed() throws InterruptedException {
    lock.lock();
    try { while (!set) if (!ready.await(1, TimeUnit.SECONDS)) return; } finally { lock.unlock(); } // OK notimeout
  }
  synchronized void waits() throws InterruptedException { while (!set) wait(); } // BAD notimeout
  synchronized void waitsTimed() throws InterruptedException { while (!set) wait(500); } // OK notimeout
  void joins(Thread t) throws InterruptedException { t.join(); } // BAD notimeout
  void joinsTimed(Thread t) throws InterruptedException { t.join(500); } // OK notimeout
  void process() throws Exception { new ProcessBuilder("ls").start().waitFor(); } // BAD notimeout
  void processTimed() throws Exception { if (!new ProcessBuilder("ls").start().waitFor(3, TimeUnit.SECONDS)) throw new IllegalStateException(); } // OK notimeout
  List<Future<String>> all(ExecutorService e, List<Callable<String>> c) throws Exception { return e.invokeAll(c); } // BAD notimeout
  List<Future<String>> allTimed(ExecutorService e, List<Callable<String>> c) throws Exception { return e.invokeAll(c, 5, TimeUnit.SECONDS); } // OK notimeout
  String any(ExecutorService e, List<Callable<String>> c) throws Exception { return e.invokeAny(c); } // BAD notimeout
  Future<String> next(CompletionService<String> s) throws Exception { return s.take(); } // BAD notimeout
  Future<String> nextTimed(CompletionService<String> s) throws Exception { return s.poll(1, TimeUnit.SECONDS); } // OK notimeout
  void interruptibly() throws InterruptedException {
    lock.lockInterruptibly(); // BAD notimeout
    try { work(); } finally { lock.unlock(); }
  }
  void tryLock() throws InterruptedException {
    if (lock.tryLock(1, TimeUnit.SECONDS)) { // OK notimeout
      try { work(); } finally { lock.unlock(); }
    }
  }
  void work() {}
  synchronized void mark() { set = true; notifyAll(); }
  void open() { lock.lock(); try { set = true; ready.signalAll(); } finally { lock.unlock(); } latch.countDown(); }
  /** A collection's own take is no wait. */
  static class Deck { private final Deque<String> cards = new ArrayDeque<>(); String take() { return cards.pop(); } void put(String c) { cards.push(c); } }
  String card(Deck d) { return d.take(); } // OK notimeout
  void card(Deck d, String c) { d.put(c); } // OK notimeout
  void map(Map<String, String> m) { m.put("a", "b"); } // OK notimeout
}
