import java.util.ArrayList;
import java.util.List;

/** Whoever can get at a lock can hold it for as long as they like. */
class ExposedLocks {
    public final Object open = new Object();
    private final Object given = new Object();
    private final Object own = new Object();
    private final List<String> names = new ArrayList<>();
    private int n;

    public Object given() {
        return given;
    }

    void inTheOpen() {
        synchronized (open) { // BAD ExposedLock
            n++;
        }
    }

    void givenAway() {
        synchronized (given) { // BAD ExposedLock
            n++;
        }
    }

    void own() {
        synchronized (own) { // OK ExposedLock
            n++;
        }
    }

    void ofItsOwnCollection(String name) {
        synchronized (names) { // OK ExposedLock
            names.add(name);
        }
    }
}
