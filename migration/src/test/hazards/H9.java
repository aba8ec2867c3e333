package hazards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Service;

@Service
class Counters {
    private static int all;
    private static final Map<String, Integer> BY_NAME = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final int[] slots = new int[4];
    private final Map<String, Integer> safe = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private String last;

    Counters() {
        last = ""; // none
    }

    void field(String name) {
        last = name; // H9
    }

    static void statics() {
        all = all + 1; // H9
    }

    void map(String name) {
        BY_NAME.put(name, 1); // H9
    }

    void list(String name) {
        names.add(name); // H9
    }

    void slot(int at) {
        slots[at] = 1; // H9
    }

    String reads() {
        return last + BY_NAME.get("a"); // none
    }

    void concurrent(String name) {
        safe.put(name, 1); // none
    }

    void atomic() {
        number.incrementAndGet(); // none
    }

    List<String> fresh(String name) {
        List<String> own = new ArrayList<>();
        own.add(name); // none
        return own;
    }

    Point made(int x) {
        Point point = new Point();
        point.move(x);
        return point;
    }
}

class Point {
    private int x;

    void move(int to) {
        x = to; // none
    }
}
