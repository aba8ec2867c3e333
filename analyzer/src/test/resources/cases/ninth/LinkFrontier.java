package cases.linkfrontier;

import java.net.URI;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

class LinkFrontier {

    private final Lock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Deque<URI> todo = new ArrayDeque<>();
    private final Set<URI> banned = new HashSet<>();

    URI next() throws InterruptedException {
        lock.lock();
        try {
            if (todo.isEmpty()) {
                notEmpty.await(); // BAD ninth_hygiene_wait_outside_loop
            }
            return todo.poll();
        } finally {
            lock.unlock();
        }
    }

    URI take() throws InterruptedException {
        lock.lock(); // OK ninth_hygiene_lock_not_released
        try {
            while (todo.isEmpty()) {
                notEmpty.await(); // OK ninth_hygiene_wait_outside_loop
            }
            return todo.poll();
        } finally {
            lock.unlock();
        }
    }

    void add(URI uri) {
        lock.lock(); // BAD ninth_hygiene_lock_not_released
        if (banned.contains(uri) || uri.getHost() == null) {
            return;
        }
        todo.add(uri);
        notEmpty.signal();
        lock.unlock();
    }

    void ban(URI uri) {
        lock.lock();
        try {
            banned.add(uri);
            todo.remove(uri);
        } finally {
            lock.unlock();
        }
    }

    int size() {
        return todo.size(); // BAD ninth_shared_inconsistent_synchronization
    }

    int bannedCount() {
        lock.lock();
        try {
            return banned.size(); // OK ninth_shared_inconsistent_synchronization
        } finally {
            lock.unlock();
        }
    }
}

class LinkPump implements Runnable {

    private final BlockingQueue<URI> links = new ArrayBlockingQueue<>(1000);
    private final Set<URI> done = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers;
    private final ExecutorService bounded = new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS,
            new SynchronousQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
    private final List<Consumer<URI>> hooks = new ArrayList<>();
    private final Function<URI, String> reader;

    LinkPump(ExecutorService workers, Function<URI, String> reader) {
        this.workers = workers;
        this.reader = reader;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) { // OK ninth_hygiene_interrupt_never_checked
                URI next = links.take();
                new Thread(() -> reader.apply(next)).start(); // BAD ninth_fanout_poll_loop_hand_off
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // OK ninth_hygiene_swallowed_interrupt
        }
    }

    void drain() throws InterruptedException {
        for (URI next = links.poll(1, TimeUnit.SECONDS); next != null; next = links.poll(1, TimeUnit.SECONDS)) {
            URI uri = next;
            bounded.execute(() -> reader.apply(uri)); // OK ninth_fanout_poll_loop_hand_off
        }
    }

    void stream() {
        ExecutorService each = Executors.newCachedThreadPool();
        try {
            for (; ; ) {
                URI uri = links.poll(5, TimeUnit.SECONDS);
                if (uri == null) {
                    break;
                }
                each.execute(() -> reader.apply(uri)); // BAD ninth_fanout_poll_loop_hand_off
            }
        } catch (InterruptedException e) {
            e.printStackTrace(); // BAD ninth_hygiene_swallowed_interrupt
        } finally {
            each.shutdown();
        }
    }

    void reach(URI uri) {
        workers.submit(() -> {
            done.add(uri);
            String text = reader.apply(uri);
            for (String part : text.split(" ")) {
                reach(URI.create(part)); // BAD ninth_fanout_recursive_submission
            }
        });
    }

    void hook(Consumer<URI> c) {
        synchronized (hooks) {
            hooks.add(c);
        }
    }

    synchronized void first(URI uri, Function<URI, String> transform) {
        if (done.add(uri)) {
            transform.apply(uri); // BAD ninth_hygiene_alien_call_under_lock ?
        }
    }

    void fire(URI uri) {
        synchronized (hooks) {
            hooks.forEach(h -> h.accept(uri)); // BAD ninth_hygiene_alien_call_under_lock
        }
    }

    void notifyHooks(URI uri) {
        Consumer<URI>[] copy;
        synchronized (hooks) {
            copy = hooks.toArray(new Consumer[0]);
        }
        for (Consumer<URI> h : copy) {
            h.accept(uri); // OK ninth_hygiene_alien_call_under_lock
        }
    }

    void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) { // BAD ninth_hygiene_swallowed_interrupt
            done.clear();
        }
    }

    void close() {
        bounded.shutdown();
    }
}
