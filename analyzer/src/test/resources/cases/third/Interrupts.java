package t;
import java.util.concurrent.*;
import org.slf4j.*;

class Interrupts {
  private static final Logger log = LoggerFactory.getLogger(Interrupts.class);
  BlockingQueue<String> q = new ArrayBlockingQueue<>(1);
  void empty() {
    try { Thread.sleep(1); } catch (InterruptedException e) { } // BAD interrupt
  }
  void logs() {
    try { Thread.sleep(1); } catch (InterruptedException e) { log.warn("interrupted", e); } // BAD interrupt
  }
  void wraps() {
    try { Thread.sleep(1); } catch (InterruptedException e) { throw new IllegalStateException(e); } // BAD interrupt
  }
  void general() {
    try { q.take(); } catch (Exception e) { log.error("failed", e); } // BAD interrupt
  }
  void multi(Future<String> f) {
    try { f.get(1, TimeUnit.SECONDS); } catch (InterruptedException | ExecutionException | TimeoutException e) { log.error("x", e); } // BAD interrupt
  }
  void loop() {
    while (true) {
      try { log.info(q.take()); } catch (InterruptedException e) { log.info("go on"); } // BAD interrupt
    }
  }
  void clears() {
    try { q.take(); } catch (InterruptedException e) { Thread.interrupted(); } // BAD interrupt
  }
  void restores() {
    try { Thread.sleep(1); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } // OK interrupt
  }
  void rethrows() throws InterruptedException {
    try { Thread.sleep(1); } catch (InterruptedException e) { log.info("bye"); throw e; } // OK interrupt
  }
  void helper() {
    try { Thread.sleep(1); } catch (InterruptedException e) { giveUp(e); } // OK interrupt
  }
  private void giveUp(InterruptedException e) { Thread.currentThread().interrupt(); throw new IllegalStateException(e); }
  void specific() {
    try { q.take(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } catch (Exception e) { log.error("x"); } // OK interrupt
  }
  void instanceOf() {
    try { q.take(); } catch (Exception e) { if (e instanceof InterruptedException) Thread.currentThread().interrupt(); log.error("x"); } // OK interrupt
  }
  void finallyRestores() {
    boolean interrupted = false;
    try {
      while (true) {
        try { q.take(); return; } catch (InterruptedException e) { interrupted = true; } // OK interrupt
      }
    } finally { if (interrupted) Thread.currentThread().interrupt(); }
  }
  public static void main(String[] a) {
    try { new Interrupts().q.take(); } catch (InterruptedException e) { System.exit(1); } // OK interrupt
  }
}
