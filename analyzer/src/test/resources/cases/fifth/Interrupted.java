import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of an interrupt. */
class Interrupted {
    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>(4);
    private final AtomicBoolean stopped = new AtomicBoolean();

    public void empty() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException ignored) { // BAD interrupt
        }
    }

    public void logged() {
        try {
            queue.put("a");
        } catch (InterruptedException e) { // BAD interrupt
            LOG.warn("interrupted", e);
        }
    }

    public void restored() {
        try {
            queue.put("a");
        } catch (InterruptedException e) { // OK interrupt
            Thread.currentThread().interrupt();
        }
    }

    public void wrapped() {
        try {
            queue.put("a");
        } catch (InterruptedException e) { // BAD interrupt
            throw new RuntimeException(e);
        }
    }

    public void wrappedRestored() {
        try {
            queue.put("a");
        } catch (InterruptedException e) { // OK interrupt
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public String all() {
        try {
            return queue.take();
        } catch (Exception e) { // BAD interrupt
            return "";
        }
    }

    public String multi(Future<String> f) {
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) { // BAD interrupt
            LOG.error("failed", e);
            return null;
        }
    }

    public String split(Future<String> f) {
        try {
            return f.get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) { // OK interrupt
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            LOG.error("failed", e);
            return null;
        }
    }

    public void passed() throws InterruptedException {
        try {
            queue.take();
        } catch (InterruptedException e) { // OK interrupt
            LOG.info("stopping");
            throw e;
        }
    }

    public void asIo() throws IOException {
        try {
            queue.take();
        } catch (InterruptedException e) { // OK interrupt
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    public void helped() {
        try {
            queue.take();
        } catch (InterruptedException e) { // OK interrupt
            restore();
        }
    }

    private static void restore() {
        Thread.currentThread().interrupt();
    }

    public void cleared() {
        try {
            queue.take();
        } catch (InterruptedException e) { // BAD interrupt
            Thread.interrupted();
        }
    }

    public void looped() {
        while (!stopped.get()) {
            try {
                LOG.info(queue.poll(1, TimeUnit.SECONDS));
            } catch (InterruptedException e) { // BAD interrupt
                continue;
            }
        }
    }

    public void throwable(Process process) {
        try {
            process.waitFor();
        } catch (Throwable t) { // BAD interrupt
            LOG.error("?", t);
        }
    }

    public void nested() {
        try {
            try {
                Thread.sleep(1);
            } finally {
                queue.clear();
            }
        } catch (InterruptedException e) { // BAD interrupt
            queue.add("again");
        }
    }

    public Runnable lambda() {
        return () -> {
            try {
                TimeUnit.DAYS.sleep(1);
            } catch (InterruptedException e) { // BAD interrupt
                LOG.debug("woke");
            }
        };
    }

    public Thread anonymous() {
        return new Thread() {
            @Override
            public void run() {
                try {
                    wait2();
                } catch (InterruptedException e) { // BAD interrupt
                    e.printStackTrace();
                }
            }
        };
    }

    private synchronized void wait2() throws InterruptedException {
        while (queue.isEmpty()) {
            wait(10);
        }
    }
}
