package cases.turnstile;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.*;

record Ticket(String id, String event, int price) {}

class Turnstile {

    private static Turnstile instance;
    private static volatile Turnstile shared;
    private static Map<String, Integer> table;

    private final Object door = new Object();
    private final GateClient client;
    private int passed;
    private int turnedAway;
    private Runnable listener;
    private String banner = "welcome";
    private List<Ticket> recent = new ArrayList<>();

    Turnstile(GateClient client) {
        this.client = client;
    }

    static Turnstile get(GateClient c) {
        if (instance == null) {
            synchronized (Turnstile.class) {
                if (instance == null) {
                    instance = new Turnstile(c); // BAD ninth_shared_double_checked_locking
                }
            }
        }
        return instance;
    }

    static Turnstile obtain(GateClient c) {
        Turnstile t = shared;
        if (t == null) {
            synchronized (Turnstile.class) {
                t = shared;
                if (t == null) {
                    shared = t = new Turnstile(c); // OK ninth_shared_double_checked_locking
                }
            }
        }
        return t;
    }

    static Map<String, Integer> table() {
        if (table == null) {
            table = new HashMap<>(); // BAD ninth_shared_unsynchronized_lazy_init
            table.put("A", 1);
        }
        return table;
    }

    boolean pass(Ticket t) {
        synchronized (door) {
            String answer = client.check(t.id()); // BAD ninth_hygiene_remote_call_under_lock
            if (answer.startsWith("ok")) {
                passed++;
                return true;
            }
            turnedAway++;
            return false;
        }
    }

    boolean enter(Ticket t) {
        String answer = client.check(t.id()); // OK ninth_hygiene_remote_call_under_lock
        synchronized (door) {
            if (answer.startsWith("ok")) {
                passed++;
                return true;
            }
            turnedAway++;
            return false;
        }
    }

    int passed() {
        synchronized (door) {
            return passed; // OK ninth_shared_inconsistent_synchronization
        }
    }

    int turnedAway() {
        return turnedAway; // BAD ninth_shared_inconsistent_synchronization
    }

    void remember(Ticket t) {
        synchronized (recent) { // BAD ninth_shared_lock_reference_reassigned
            recent.add(t);
        }
    }

    void forget() {
        recent = new ArrayList<>();
    }

    void listen(Runnable r) {
        synchronized (door) { // OK ninth_shared_lock_reference_reassigned
            listener = r;
        }
    }

    void banner(String text) {
        synchronized (new Object()) { // BAD ninth_shared_lock_on_fresh_object
            banner = text;
        }
    }

    String sign() {
        final Object monitor = door;
        synchronized (monitor) { // OK ninth_shared_lock_on_fresh_object
            return banner + listener;
        }
    }
}

class Season {

    private static final class Holder {
        static final Season INSTANCE = new Season(); // OK ninth_shared_unsynchronized_lazy_init
    }

    private final Map<String, Integer> prices = Map.of("A", 40, "B", 30);
    private static Season backup;

    static Season instance() {
        return Holder.INSTANCE;
    }

    static synchronized Season backup() {
        if (backup == null) {
            backup = new Season(); // OK ninth_shared_unsynchronized_lazy_init
        }
        return backup;
    }

    int price(String block) {
        return prices.getOrDefault(block, 0);
    }
}

class GateClient {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    String check(String id) {
        HttpRequest r = HttpRequest.newBuilder(URI.create("https://gate.example/" + id))
                .timeout(Duration.ofSeconds(3)).build(); // OK ninth_hygiene_client_without_timeout
        try {
            return http.send(r, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // OK ninth_hygiene_swallowed_interrupt
            return "interrupted";
        }
    }
}
