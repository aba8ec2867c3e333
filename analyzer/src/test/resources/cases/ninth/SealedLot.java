package cases.sealedlot;

import java.util.*;
import java.util.function.Consumer;

record Bid(String lot, String bidder, long cents) {}

class Lot {

    protected final List<Bid> bids = new ArrayList<>();
    private final List<Consumer<Bid>> watchers = new ArrayList<>();
    protected Bid best;
    private long closesAt;
    private boolean closed;
    private Bid[] podium = new Bid[3];

    public synchronized void bid(Bid b) {
        if (!closed) {
            bids.add(b);
            if (best == null || best.cents() < b.cents()) {
                best = b;
                podium[0] = b;
            }
        }
    }

    public synchronized void close() {
        closed = true;
    }

    public boolean isClosed() {
        return closed; // BAD ninth_shared_inconsistent_synchronization
    }

    public synchronized Bid best() {
        return best; // OK ninth_shared_inconsistent_synchronization
    }

    public synchronized Bid[] podium() {
        return podium; // BAD ninth_shared_internal_array_exposed
    }

    public synchronized Bid[] ranking() {
        return Arrays.copyOf(podium, podium.length); // OK ninth_shared_internal_array_exposed
    }

    public synchronized List<Bid> bids() {
        return bids; // BAD ninth_shared_internal_collection_exposed
    }

    public synchronized List<Bid> history() {
        return new ArrayList<>(bids); // OK ninth_shared_internal_collection_exposed
    }

    public synchronized void closesAt(long millis) {
        closesAt = millis;
    }

    public synchronized long closesAt() {
        return closesAt;
    }

    public void watch(Consumer<Bid> w) {
        synchronized (watchers) {
            watchers.add(w);
        }
    }

    void tell(Bid b) {
        synchronized (watchers) {
            for (Consumer<Bid> w : watchers) {
                w.accept(b); // BAD ninth_hygiene_alien_call_under_lock
            }
        }
    }

    void inform(Bid b) {
        List<Consumer<Bid>> copy;
        synchronized (watchers) {
            copy = List.copyOf(watchers);
        }
        copy.forEach(w -> w.accept(b)); // OK ninth_hygiene_alien_call_under_lock
    }
}

class SealedLot extends Lot {

    @Override
    public void bid(Bid b) { // BAD ninth_shared_unsynchronized_override
        if (best == null) {
            best = b;
        }
        bids.add(b);
    }

    @Override
    public synchronized Bid best() { // OK ninth_shared_unsynchronized_override
        return isClosed() ? best : null;
    }
}
