package cases.quizarena;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

enum Level {
    EASY(10), HARD(30);

    private int points; // BAD ninth_shared_mutable_enum
    private final int seconds;

    Level(int points) {
        this.points = points;
        this.seconds = points * 2;
    }

    int points() {
        return points;
    }

    void setPoints(int points) {
        this.points = points;
    }

    int seconds() {
        return seconds;
    }
}

enum Medal {
    GOLD, SILVER;

    private final String title = name().toLowerCase(Locale.ROOT); // OK ninth_shared_mutable_enum

    String title() {
        return title;
    }
}

enum Tally {
    INSTANCE;

    private final Map<String, Integer> wins = new HashMap<>();
    private final Map<String, Integer> draws = new ConcurrentHashMap<>();

    void win(String player) {
        wins.merge(player, 1, Integer::sum); // BAD ninth_shared_mutable_enum
    }

    void draw(String player) {
        draws.merge(player, 1, Integer::sum); // OK ninth_shared_mutable_enum
    }
}

class Rules {
    public static int maxPlayers = 8; // BAD ninth_shared_mutable_static
    public static final int MIN_PLAYERS = 2; // OK ninth_shared_mutable_static
    public static final String[] CATEGORIES = {"art", "math"}; // BAD ninth_shared_internal_array_exposed
    private static final String[] HIDDEN = {"bonus"};
    public static final List<String> THEMES = List.of("sea", "space"); // OK ninth_shared_mutable_static
    public static final List<String> BANNED = new ArrayList<>(); // BAD ninth_shared_mutable_static

    static String[] hidden() {
        return HIDDEN.clone(); // OK ninth_shared_internal_array_exposed
    }
}

class Round {
    private static int started;
    private static final AtomicInteger FINISHED = new AtomicInteger();
    private static Round current;
    protected final List<String> answers = new ArrayList<>();
    protected int score;
    private final ExecutorService judges;
    private final ScheduledExecutorService clock;

    Round(ExecutorService judges, ScheduledExecutorService clock) {
        this.judges = judges;
        this.clock = clock;
        started++; // BAD ninth_shared_static_written_from_instance
        current = this; // BAD ninth_shared_static_written_from_instance
    }

    synchronized void answer(String text) {
        answers.add(text);
        score += text.length();
    }

    synchronized int score() {
        return score;
    }

    void finish() {
        FINISHED.incrementAndGet(); // OK ninth_shared_static_written_from_instance
    }

    static synchronized int started() {
        return started;
    }

    void judge(List<String> given) {
        for (String g : given) {
            Thread t = Executors.defaultThreadFactory().newThread(() -> answer(g));
            t.start(); // BAD ninth_fanout_thread_per_task
        }
    }

    void review(List<String> given) {
        given.forEach(g -> judges.execute(() -> answer(g))); // OK ninth_fanout_thread_per_task
    }

    void timeLimit(Level level, Runnable end) {
        ScheduledExecutorService own = Executors.newScheduledThreadPool(1); // BAD ninth_fanout_timer_per_call
        own.schedule(() -> {
            end.run();
            own.shutdown();
        }, level.seconds(), TimeUnit.SECONDS);
    }

    void softLimit(Level level, Runnable end) {
        clock.schedule(end, level.seconds(), TimeUnit.SECONDS); // OK ninth_fanout_timer_per_call
    }

    List<String> rank(List<String> players) {
        Map<String, Integer> points = new HashMap<>();
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (String p : players) {
            parts.add(CompletableFuture.runAsync(() -> points.put(p, p.length()), judges)); // BAD ninth_shared_captured_state_mutated_concurrently
        }
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        return new ArrayList<>(points.keySet());
    }

    List<String> order(List<String> players) {
        Map<String, Integer> points = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (String p : players) {
            parts.add(CompletableFuture.runAsync(() -> points.put(p, p.length()), judges)); // OK ninth_shared_captured_state_mutated_concurrently
        }
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).orTimeout(5, TimeUnit.SECONDS).join();
        return new ArrayList<>(points.keySet());
    }
}

class FinalRound extends Round {
    private int bonus;

    FinalRound(ExecutorService judges, ScheduledExecutorService clock) {
        super(judges, clock);
    }

    @Override
    void answer(String text) { // BAD ninth_shared_unsynchronized_override
        answers.add(text);
        score += 2 * text.length() + bonus;
    }

    @Override
    synchronized int score() { // OK ninth_shared_unsynchronized_override
        return score + bonus;
    }

    void bonus(int b) {
        synchronized (getClass()) { // BAD ninth_shared_lock_on_get_class
            bonus = b;
        }
    }
}

class TrialRound extends Round {
    TrialRound(ExecutorService judges, ScheduledExecutorService clock) {
        super(judges, clock);
    }

    @Override
    void answer(String text) { // OK ninth_shared_unsynchronized_override
        super.answer(text.strip());
    }
}

class Lobby {
    private static int visitors;
    private static int departures;
    private static final Object VISITORS = new Object();
    private static final List<String> NAMES = new ArrayList<>();
    private Integer seats = 10;
    private final String room = "lobby";
    private final Object gate = new Object();
    private final List<BiConsumer<String, Integer>> listeners = new CopyOnWriteArrayList<>();
    private List<String> waiting = new ArrayList<>();

    synchronized void visit(String name) {
        visitors++; // BAD ninth_shared_static_guarded_by_instance_lock
        synchronized (NAMES) {
            NAMES.add(name); // OK ninth_shared_static_guarded_by_instance_lock
        }
    }

    void leave() {
        synchronized (VISITORS) {
            departures++; // OK ninth_shared_static_guarded_by_instance_lock
        }
    }

    void sit() {
        synchronized (seats) { // BAD ninth_shared_lock_on_shared_value
            seats = seats - 1;
        }
    }

    void rename(String name) {
        synchronized (room) { // BAD ninth_shared_lock_on_shared_value
            waiting.add(name);
        }
    }

    void queue(String name) {
        synchronized (gate) { // OK ninth_shared_lock_on_shared_value
            waiting.add(name);
        }
    }

    void swap(List<String> next) {
        synchronized (waiting) { // BAD ninth_shared_lock_reference_reassigned
            waiting = new ArrayList<>(next);
        }
    }

    void greet(String name) {
        Object once = new Object();
        synchronized (once) { // BAD ninth_shared_lock_on_fresh_object
            waiting.remove(name);
        }
    }

    void welcome(String name) {
        synchronized (Lobby.class) { // OK ninth_shared_lock_on_get_class
            System.out.println(name);
        }
    }

    void play(ExecutorService pool, Round round) throws InterruptedException {
        CountDownLatch all = new CountDownLatch(2);
        pool.execute(() -> {
            round.answer("a");
            all.countDown(); // BAD ninth_hygiene_latch_not_counted_on_failure
        });
        pool.execute(() -> {
            try {
                round.answer("b");
            } finally {
                all.countDown(); // OK ninth_hygiene_latch_not_counted_on_failure
            }
        });
        all.await(5, TimeUnit.SECONDS); // BAD ninth_hygiene_timed_wait_result_ignored
        listeners.forEach(l -> l.accept("round", round.score())); // OK ninth_shared_unlocked_iteration
    }
}
