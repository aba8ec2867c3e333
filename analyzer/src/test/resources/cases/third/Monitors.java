package t;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

class Monitors {
  private boolean ready;
  private final Object mutex = new Object();
  private final List<String> items = new ArrayList<>();
  private final Lock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private final Condition notFull = lock.newCondition();
  private volatile boolean stop;

  synchronized void ifWait() throws InterruptedException { if (!ready) wait(); } // BAD waitloop
  synchronized void whileWait() throws InterruptedException { while (!ready) wait(); } // OK waitloop
  void nakedWait() throws InterruptedException { synchronized (mutex) { mutex.wait(); } } // BAD waitloop
  void doWhileWait() throws InterruptedException { synchronized (mutex) { do { mutex.wait(); } while (!ready); } } // OK waitloop
  void conditionIf() throws InterruptedException {
    lock.lock();
    try { if (items.isEmpty()) notEmpty.await(); } finally { lock.unlock(); } // BAD waitloop
  }
  void conditionWhile() throws InterruptedException {
    lock.lock();
    try { while (items.isEmpty()) notEmpty.await(); items.remove(0); notFull.signalAll(); } finally { lock.unlock(); } // OK waitloop
  }
  void conditionMonitorWait() throws InterruptedException {
    synchronized (notEmpty) { while (items.isEmpty()) notEmpty.wait(); } // BAD monitor
  }
  void notifiesCondition() { synchronized (notEmpty) { notEmpty.notifyAll(); } } // BAD monitor
  void signalsCondition() { lock.lock(); try { items.add("x"); notEmpty.signalAll(); } finally { lock.unlock(); } } // OK monitor
  void notifyWithoutLock() { mutex.notifyAll(); } // BAD monitor
  void wrongMonitor() { synchronized (this) { mutex.notifyAll(); } } // BAD monitor
  void rightMonitor() { synchronized (mutex) { ready = true; mutex.notifyAll(); } } // OK monitor
  void nakedNotify() { synchronized (mutex) { mutex.notifyAll(); } } // BAD monitor
  synchronized void sleepForWait() throws InterruptedException { while (!ready) Thread.sleep(10); } // BAD underlock
  void signalWithoutLock() { notFull.signal(); } // BAD monitor
  synchronized void one() { ready = true; notify(); } // BAD notifyone
  synchronized void all() { ready = true; notifyAll(); } // OK notifyone
  void spin() { while (!stop) { } } // BAD spin
  void spinSleep() throws InterruptedException { while (!stop) Thread.sleep(5); } // BAD spin
  void spinYield() { while (!stop) Thread.yield(); } // BAD spin
  void spinHint() { for (int i = 0; i < 100 && !stop; i++) Thread.onSpinWait(); } // OK spin
  void spinFuture(Future<?> f) throws InterruptedException { while (!f.isDone()) Thread.sleep(10); } // BAD spin
  void periodic() throws InterruptedException { while (!stop) { send(); Thread.sleep(1000); } } // OK spin
  void spinThread(Thread t) { while (t.isAlive()) { } } // BAD spin
  void queueSpin(Queue<String> q) { while (q.isEmpty()) { } } // BAD spin
  void drains(Queue<String> q) { while (!q.isEmpty()) q.poll(); } // OK spin
  void send() {}
  void emptyBlock() { synchronized (this) { } } // BAD emptysync
  void block() { synchronized (this) { ready = true; notifyAll(); } } // OK emptysync
}
class Buffer {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<String> items = new ArrayDeque<>();
  void put(String s) throws InterruptedException {
    lock.lock();
    try { while (items.size() == 10) changed.await(); items.add(s); changed.signal(); } finally { lock.unlock(); } // BAD notifyone
  }
  String take() throws InterruptedException {
    lock.lock();
    try { while (items.isEmpty()) changed.await(); String s = items.remove(); changed.signal(); return s; } finally { lock.unlock(); } // BAD notifyone
  }
}
class TwoConditions {
  private final Lock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition(), notEmpty = lock.newCondition();
  private final Deque<String> items = new ArrayDeque<>();
  void put(String s) throws InterruptedException {
    lock.lock();
    try { while (items.size() == 10) notFull.await(); items.add(s); notEmpty.signal(); } finally { lock.unlock(); } // OK notifyone
  }
  String take() throws InterruptedException {
    lock.lock();
    try { while (items.isEmpty()) notEmpty.await(); String s = items.remove(); notFull.signal(); return s; } finally { lock.unlock(); } // OK notifyone
  }
}
class MonitorBuffer {
  private final Object[] ring = new Object[8]; private int count;
  synchronized void put(Object o) throws InterruptedException { while (count == ring.length) wait(); ring[count++] = o; notify(); } // BAD notifyone
  synchronized Object take() throws InterruptedException { while (count == 0) wait(); Object o = ring[--count]; notify(); return o; } // BAD notifyone
}
