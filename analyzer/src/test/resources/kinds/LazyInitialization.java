import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class Doubly {
    private static Doubly instance; // BAD LazyInit
    private static volatile Doubly safe;

    static Doubly get() {
        if (instance == null) {
            synchronized (Doubly.class) {
                if (instance == null) {
                    instance = new Doubly();
                }
            }
        }
        return instance;
    }

    static Doubly safe() {
        if (safe == null) { // OK LazyInit
            synchronized (Doubly.class) {
                if (safe == null) {
                    safe = new Doubly();
                }
            }
        }
        return safe;
    }
}

class Lazily {
    private static Map<String, String> names; // BAD LazyInit
    private static boolean loaded; // BAD LazyInit
    private static List<String> codes;

    static Map<String, String> names() {
        if (names == null) {
            names = new HashMap<>();
            names.put("a", "b");
        }
        return names;
    }

    static List<String> codes() {
        if (!loaded) {
            codes = new ArrayList<>();
            codes.add("x");
            loaded = true;
        }
        return codes;
    }
}

class Held {
    private static final class Holder {
        static final Held INSTANCE = new Held();
    }

    static Held get() {
        return Holder.INSTANCE; // OK LazyInit
    }
}

class Guarded {
    private static Guarded instance;

    static synchronized Guarded get() {
        if (instance == null) { // OK LazyInit
            instance = new Guarded();
        }
        return instance;
    }
}

class Bus {
    private final List<Runnable> listeners = new ArrayList<>();

    synchronized void add(Runnable listener) {
        listeners.add(listener);
    }

    synchronized void tell() {
        listeners.forEach(Runnable::run);
    }
}

class Early implements Runnable {
    private final int size;

    Early(Bus bus, int size) {
        bus.add(this); // BAD ThisEscapes
        this.size = size;
    }

    @Override
    public void run() {
        System.out.println(size);
    }
}

class EarlyByReference {
    private final int size;

    EarlyByReference(Bus bus, int size) {
        bus.add(this::show); // BAD ThisEscapes
        this.size = size;
    }

    private void show() {
        System.out.println(size);
    }
}

class Started {
    private int size;

    Started() {
        new Thread(this::work).start(); // BAD ThreadInConstructor
        size = 3;
    }

    private void work() {
        System.out.println(size);
    }
}

class StartedSub extends Thread {
    private final int size;

    StartedSub() {
        start(); // BAD ThreadInConstructor
        size = 3;
    }

    @Override
    public void run() {
        System.out.println(size);
    }
}

class Late implements Runnable {
    static Late on(Bus bus) {
        Late made = new Late();
        bus.add(made); // OK ThisEscapes
        return made;
    }

    @Override
    public void run() {}
}

class LateStart {
    private final Thread thread = new Thread(() -> {}); // OK ThreadInConstructor

    void start() {
        thread.start(); // OK ThreadInConstructor
    }

    @Override
    public String toString() {
        return "late"; // OK ThisEscapes
    }
}

class Config {
    private static volatile Map<String, String> values; // BAD UnsafePublication
    private static volatile Map<String, String> whole; // OK UnsafePublication

    static void load() {
        values = new HashMap<>();
        values.put("a", "1");
        values.put("b", "2");
    }

    static void loadWhole() {
        Map<String, String> read = new HashMap<>();
        read.put("a", "1");
        whole = read;
    }

    static String value(String key) {
        return values.get(key) + whole.get(key);
    }
}

class Prices {
    private volatile List<String> shown; // BAD UnsafePublication

    void renew() {
        shown = new ArrayList<>();
        shown.add("1");
    }

    void renewWhole() {
        shown = List.of("1"); // OK UnsafePublication
    }

    List<String> shown() {
        return shown;
    }
}
