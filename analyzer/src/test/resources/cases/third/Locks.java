package t;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import org.springframework.web.client.RestTemplate;

class Locks {
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantReadWriteLock rw = new ReentrantReadWriteLock();
  private final StampedLock stamped = new StampedLock();
  private final RestTemplate rest = new RestTemplate();
  private final Object a = new Object(), b = new Object();
  private int n;

  void noFinally() {
    lock.lock(); // BAD lockrelease
    n++;
    compute();
    lock.unlock();
  }
  void withFinally() {
    lock.lock(); // OK lockrelease
    try { n++; compute(); } finally { lock.unlock(); }
  }
  int earlyReturn(int k) {
    lock.lock(); // BAD lockrelease
    if (k < 0) return -1;
    try { return n += k; } finally { lock.unlock(); }
  }
  boolean tryOnly() {
    if (lock.tryLock()) { // BAD lockrelease
      n++;
      return true;
    }
    return false;
  }
  boolean tryRight() {
    if (!lock.tryLock()) return false; // OK lockrelease
    try { n++; return true; } finally { lock.unlock(); }
  }
  void wrongUnlock() {
    rw.writeLock().lock(); // BAD lockrelease
    try { n++; } finally { rw.readLock().unlock(); }
  }
  void rightUnlock() {
    rw.writeLock().lock(); // OK lockrelease
    try { n++; } finally { rw.writeLock().unlock(); }
  }
  void branch(boolean c) {
    lock.lock(); // BAD lockrelease
    if (c) { n++; lock.unlock(); }
  }
  int stampedRead() {
    long s = stamped.readLock(); // BAD lockrelease
    int r = n / compute();
    stamped.unlockRead(s);
    return r;
  }
  int stampedRight() {
    long s = stamped.readLock(); // OK lockrelease
    try { return n / compute(); } finally { stamped.unlockRead(s); }
  }
  void unlockNotHeld() {
    try { compute(); lock.lock(); n++; } finally { lock.unlock(); } // BAD lockrelease
  }
  void twice() {
    lock.lock(); // BAD lockrelease
    lock.lock();
    try { n++; } finally { lock.unlock(); }
  }
  int compute() { return n + 1; }

  synchronized String remoteUnderLock() {
    return rest.getForObject("http://x", String.class); // BAD underlock
  }
  String remoteAfterLock() {
    String url;
    synchronized (this) { url = "http://x" + n; }
    return rest.getForObject(url, String.class); // OK underlock
  }
  void sleepUnderLock() throws InterruptedException {
    lock.lock();
    try { Thread.sleep(100); } finally { lock.unlock(); } // BAD underlock
  }
  synchronized void waitUnderOwn() throws InterruptedException { while (n == 0) wait(); } // OK underlock
  void waitUnderTwo() throws InterruptedException {
    synchronized (a) { synchronized (b) { while (n == 0) b.wait(); } } // BAD underlock
  }
  synchronized void joinUnder(Thread t) throws InterruptedException { t.join(); } // BAD underlock
  synchronized String getUnder(Future<String> f) throws Exception { return f.get(); } // BAD underlock
  synchronized void viaHelper() { io(); }
  private void io() { try (FileOutputStream o = new FileOutputStream("x")) { o.write(1); } catch (IOException e) { throw new UncheckedIOException(e); } } // BAD underlock
  synchronized void queued(BlockingQueue<String> q) throws InterruptedException { q.put("x"); } // BAD underlock
  synchronized void submitted(ExecutorService e) {
    e.execute(() -> rest.getForObject("http://x", String.class)); // OK underlock
  }

  void ab() { synchronized (a) { synchronized (b) { n++; } } } // BAD lockorder
  void ba() { synchronized (b) { synchronized (a) { n--; } } } // BAD lockorder
}
class Accounts {
  static class Account { private int money; private final long id; Account(long id) { this.id = id; }
    synchronized void add(int x) { money += x; }
    synchronized void moveTo(Account other, int x) { money -= x; other.add(x); } // BAD lockorder
  }
  static void ordered(Account x, Account y, int m) {
    Account first = x.id < y.id ? x : y, second = x.id < y.id ? y : x;
    synchronized (first) { synchronized (second) { x.money -= m; y.money += m; } } // OK lockorder
  }
  static void transfer(Account from, Account to, int m) {
    synchronized (from) { synchronized (to) { from.money -= m; to.money += m; } } // BAD lockorder
  }
}
class OverCalls {
  private final Lock first = new ReentrantLock(), second = new ReentrantLock(), third = new ReentrantLock();
  int n;
  void one() { first.lock(); try { two(); } finally { first.unlock(); } } // BAD lockorder
  void two() { second.lock(); try { n++; } finally { second.unlock(); } }
  void three() { second.lock(); try { four(); } finally { second.unlock(); } } // BAD lockorder
  void four() { first.lock(); try { n--; } finally { first.unlock(); } }
  void five() { first.lock(); try { third.lock(); try { n++; } finally { third.unlock(); } } finally { first.unlock(); } } // OK lockorder
  void six() { third.lock(); try { n++; } finally { third.unlock(); } first.lock(); try { n++; } finally { first.unlock(); } } // OK lockorder
}
