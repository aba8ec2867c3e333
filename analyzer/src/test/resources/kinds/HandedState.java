import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.StampedLock;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
import org.springframework.stereotype.Service;

@Service
class HandedState {
    private final ConcurrentHashMap<String, List<String>> plain = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, List<String>> safe = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, StringBuilder> texts = new ConcurrentHashMap<>();
    private volatile Link link;
    private volatile Span span = new Span(0, 1);

    void list(String key, String value) {
        plain.computeIfAbsent(key, any -> new ArrayList<>()).add(value); // BAD MapValue
    }

    void text(String key, String value) {
        StringBuilder text = texts.computeIfAbsent(key, any -> new StringBuilder());
        text.append(value); // BAD MapValue
    }

    void copying(String key, String value) {
        safe.computeIfAbsent(key, any -> new CopyOnWriteArrayList<>()).add(value); // OK MapValue
    }

    void inside(String key, String value) {
        plain.compute(key, (any, old) -> {
            List<String> next = old == null ? new ArrayList<>() : old;
            next.add(value); // OK MapValue
            return next;
        });
    }

    void send(String text) {
        if (link != null) {
            link.send(text); // BAD VolatileTwice
        }
    }

    int size() {
        return span.end() - span.start(); // BAD VolatileTwice
    }

    void sendOnce(String text) {
        Link now = link;
        if (now != null) {
            now.send(text); // OK VolatileTwice
        }
    }

    int sizeOnce() {
        Span now = span;
        return now.end() - now.start(); // OK VolatileTwice
    }

    void renew() {
        link = new Link();
        span = new Span(1, 9);
    }

    void close() {
        link = null;
    }

    record Span(int start, int end) {}

    static class Link {
        void send(String text) {
            System.out.println(text);
        }
    }
}

class Stamps {
    private final StampedLock lock = new StampedLock();
    private int x;
    private int y;

    void set(int x, int y) {
        long stamp = lock.writeLock();
        try {
            this.x = x;
            this.y = y;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    int never() {
        long stamp = lock.tryOptimisticRead(); // BAD Optimistic
        return x + y;
    }

    int unheard() {
        long stamp = lock.tryOptimisticRead();
        int sum = x + y;
        lock.validate(stamp); // BAD Optimistic
        return sum;
    }

    int right() {
        long stamp = lock.tryOptimisticRead(); // OK Optimistic
        int sum = x + y;
        return lock.validate(stamp) ? sum : 0;
    }

    boolean isBusy() {
        return lock.tryOptimisticRead() == 0; // OK Optimistic
    }
}

class Screen {
    private final JLabel label = new JLabel();
    private final DefaultListModel<String> lines = new DefaultListModel<>();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    void changeElsewhere() {
        pool.execute(() -> label.setText("x")); // BAD OtherThreadsUi
    }

    void fillElsewhere() {
        pool.execute(() -> lines.addElement("x")); // BAD OtherThreadsUi
    }

    void change() {
        pool.execute(() -> SwingUtilities.invokeLater(() -> label.setText("x"))); // OK OtherThreadsUi
    }

    void look() {
        pool.execute(() -> System.out.println(label.getText())); // OK OtherThreadsUi
    }

    void kill(Thread worker) {
        worker.stop(); // BAD ThreadStop
    }

    void freeze(Thread worker) {
        worker.suspend(); // BAD ThreadStop
    }

    void end(Thread worker) {
        worker.interrupt(); // OK ThreadStop
    }

    void halt(Motor motor) {
        motor.stop(); // OK ThreadStop
    }

    static class Motor {
        void stop() {}
    }
}
