package cases.postoffice;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PostOffice {

    private final ExecutorService elastic = Executors.newCachedThreadPool();
    private final ExecutorService bounded = new ThreadPoolExecutor(4, 16, 60, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(200), new ThreadPoolExecutor.CallerRunsPolicy());
    private final ExecutorService wide = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final ExecutorService queued = new ThreadPoolExecutor(4, 4, 60, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final ExecutorService handover = new ThreadPoolExecutor(4, 32, 60, TimeUnit.SECONDS,
            new SynchronousQueue<>(), new ThreadPoolExecutor.AbortPolicy());

    @PostMapping("/letters")
    public void letter(@RequestBody String text) {
        new Thread(() -> sort(text)).start(); // BAD eighth_fanout_thread_per_request
    }

    @PostMapping("/parcels")
    public void parcel(@RequestBody String text) {
        bounded.execute(() -> sort(text)); // OK eighth_fanout_thread_per_request
    }

    @PostMapping("/telegrams")
    public void telegram(@RequestBody String text) {
        elastic.execute(() -> sort(text)); // BAD eighth_fanout_cached_pool
    }

    @PostMapping("/express")
    public void express(@RequestBody String text) {
        wide.execute(() -> sort(text)); // BAD eighth_fanout_cached_pool
    }

    @PostMapping("/priority")
    public void priority(@RequestBody String text) {
        handover.execute(() -> sort(text)); // OK eighth_fanout_cached_pool
    }

    @PostMapping("/bulk")
    public void bulk(@RequestBody String text) {
        queued.execute(() -> sort(text)); // BAD eighth_fanout_pool_queue ?
    }

    @PostMapping("/samples")
    public void sample(@RequestBody String text) {
        ExecutorService own = Executors.newFixedThreadPool(8); // BAD eighth_fanout_pool_per_call
        own.execute(() -> sort(text));
        own.shutdown();
    }

    @PostMapping("/forms")
    public void form(@RequestBody String text) {
        ScheduledExecutorService later = Executors.newScheduledThreadPool(2); // BAD eighth_fanout_pool_per_call
        later.schedule(() -> sort(text), 1, TimeUnit.MINUTES);
        later.shutdown();
    }

    static void sort(String text) {
        System.out.println(text.length());
    }
}

class Counter {

    private final ExecutorService clerks = Executors.newFixedThreadPool(6); // OK eighth_fanout_pool_per_call
    private final Semaphore chairs = new Semaphore(20);

    void serve(ServerSocket server) throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            new Thread(() -> talk(client)).start(); // BAD eighth_fanout_accept_loop
        }
    }

    void serveByClerks(ServerSocket server) throws IOException, InterruptedException {
        while (!server.isClosed()) {
            chairs.acquire();
            Socket client = server.accept();
            clerks.execute(() -> { // OK eighth_fanout_accept_loop
                try {
                    talk(client);
                } finally {
                    chairs.release();
                }
            });
        }
    }

    void serveWithChairs(ServerSocket server) throws IOException, InterruptedException {
        while (!server.isClosed()) {
            chairs.acquire();
            Socket client = server.accept();
            new Thread(() -> { // OK eighth_fanout_accept_loop
                try {
                    talk(client);
                } finally {
                    chairs.release();
                }
            }).start();
        }
    }

    void serveQuickly(ServerSocket server) throws IOException {
        ExecutorService quick = Executors.newCachedThreadPool();
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                quick.submit(() -> talk(client)); // BAD eighth_fanout_accept_loop
            }
        } finally {
            quick.shutdown();
        }
    }

    void greetAll(List<String> names) {
        for (String name : names) {
            new Thread(() -> PostOffice.sort(name)).start(); // BAD eighth_fanout_thread_per_item
        }
    }

    void greetByWorkers(List<String> names) {
        BlockingQueue<String> work = new LinkedBlockingQueue<>(names);
        for (int i = 0; i < 4; i++) {
            new Thread(() -> { // OK eighth_fanout_thread_per_item
                String n;
                while ((n = work.poll()) != null) {
                    PostOffice.sort(n);
                }
            }).start();
        }
    }

    void greetStreamed(List<String> names) {
        names.stream().map(n -> new Thread(() -> PostOffice.sort(n))).forEach(Thread::start); // BAD eighth_fanout_thread_per_item
    }

    void greetWeekdays() {
        for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
            new Thread(() -> PostOffice.sort(day.name())).start(); // OK eighth_fanout_thread_per_item
        }
    }

    private void talk(Socket client) {
        try (client) {
            client.getOutputStream().write(1);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }
}

class SortingRoom {

    private final BlockingQueue<String> belt = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> shortBelt = new ArrayBlockingQueue<>(500);
    private final LinkedBlockingDeque<String> deck = new LinkedBlockingDeque<>(100);
    private final PriorityBlockingQueue<String> ranked = new PriorityBlockingQueue<>(100);
    private final ConcurrentLinkedQueue<String> loose = new ConcurrentLinkedQueue<>();
    private final Semaphore looseRoom = new Semaphore(1000);
    private final List<String> backlog = new ArrayList<>();

    void onMessage(String text) throws InterruptedException {
        belt.put(text); // BAD eighth_fanout_message_queue
        shortBelt.put(text); // OK eighth_fanout_message_queue
        deck.putLast(text); // OK eighth_fanout_message_queue
        ranked.put(text); // BAD eighth_fanout_message_queue
        loose.add(text); // BAD eighth_fanout_message_queue
    }

    void onLooseMessage(String text) throws InterruptedException {
        looseRoom.acquire();
        loose.add(text); // OK eighth_fanout_message_queue
    }

    synchronized void onUnsorted(String text) {
        backlog.add(text); // BAD eighth_fanout_message_queue
    }

    synchronized boolean onUnsortedLimited(String text) {
        return backlog.size() < 1000 && backlog.add(text); // OK eighth_fanout_message_queue
    }

    String next() throws InterruptedException {
        String n = belt.take();
        shortBelt.poll();
        deck.poll();
        ranked.poll();
        if (loose.poll() != null) {
            looseRoom.release();
        }
        return n;
    }
}

class Rounds {

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final ExecutorService walkers = Executors.newCachedThreadPool();
    private final AtomicBoolean walking = new AtomicBoolean();

    void start() {
        clock.scheduleAtFixedRate(() -> walk(), 0, 1, TimeUnit.SECONDS); // OK eighth_fanout_tick_pile_up
        clock.scheduleAtFixedRate(() -> walkers.execute(this::walk), 0, 1, TimeUnit.SECONDS); // BAD eighth_fanout_tick_pile_up
        clock.scheduleAtFixedRate(() -> new Thread(this::walk).start(), 0, 1, TimeUnit.SECONDS); // BAD eighth_fanout_tick_pile_up
        clock.scheduleWithFixedDelay(() -> walk(), 0, 1, TimeUnit.SECONDS); // OK eighth_fanout_tick_pile_up
        clock.scheduleAtFixedRate(() -> {
            if (walking.compareAndSet(false, true)) {
                walkers.execute(() -> { // OK eighth_fanout_tick_pile_up
                    try {
                        walk();
                    } finally {
                        walking.set(false);
                    }
                });
            }
        }, 0, 1, TimeUnit.SECONDS);
    }

    void walkEach(List<List<String>> streets) {
        for (List<String> street : streets) {
            walkers.execute(() -> {
                for (String house : street) {
                    walkers.execute(() -> PostOffice.sort(house)); // BAD eighth_fanout_nested
                }
            });
        }
    }

    void walkEachInOrder(List<List<String>> streets, ExecutorService four) {
        int n = Math.min(4, streets.size());
        for (int i = 0; i < n; i++) {
            List<String> street = streets.get(i);
            four.execute(() -> street.forEach(PostOffice::sort)); // OK eighth_fanout_nested
        }
    }

    void split(String text) {
        if (text.length() > 1) {
            int mid = text.length() / 2;
            new Thread(() -> split(text.substring(0, mid))).start(); // BAD eighth_fanout_nested
            split(text.substring(mid));
        }
    }

    private void walk() {
        try {
            Thread.sleep(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
