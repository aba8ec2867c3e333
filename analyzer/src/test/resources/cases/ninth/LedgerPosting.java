package cases.ledgerposting;

import java.math.BigDecimal;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.ReentrantLock;
import javax.annotation.concurrent.GuardedBy;

class Account {

    final String number;
    final ReentrantLock guard = new ReentrantLock();
    private BigDecimal balance = BigDecimal.ZERO;
    private String holder;

    Account(String number) {
        this.number = number;
    }

    synchronized void credit(BigDecimal amount) {
        balance = balance.add(amount);
    }

    synchronized void debit(BigDecimal amount) {
        balance = balance.subtract(amount);
    }

    BigDecimal balance() {
        return balance; // BAD ninth_shared_inconsistent_synchronization
    }

    synchronized void rename(String holder) {
        this.holder = holder;
    }

    synchronized String holder() {
        return holder; // OK ninth_shared_inconsistent_synchronization
    }
}

class Transfers {

    void move(Account from, Account to, BigDecimal amount) {
        synchronized (from) {
            synchronized (to) { // BAD ninth_hygiene_lock_order
                from.debit(amount);
                to.credit(amount);
            }
        }
    }

    void shift(Account from, Account to, BigDecimal amount) {
        Account first = from.number.compareTo(to.number) < 0 ? from : to;
        Account second = first == from ? to : from;
        synchronized (first) {
            synchronized (second) { // OK ninth_hygiene_lock_order
                from.debit(amount);
                to.credit(amount);
            }
        }
    }

    boolean swap(Account a, Account b, BigDecimal amount) {
        if (a.guard.tryLock()) {
            try {
                if (b.guard.tryLock()) { // OK ninth_hygiene_lock_order
                    try {
                        a.debit(amount);
                        b.credit(amount);
                        return true;
                    } finally {
                        b.guard.unlock();
                    }
                }
            } finally {
                a.guard.unlock();
            }
        }
        return false;
    }

    void amend(Account a, BigDecimal amount) throws InterruptedException {
        a.guard.tryLock(200, TimeUnit.MILLISECONDS);
        try {
            a.credit(amount);
        } finally {
            a.guard.unlock(); // BAD ninth_hygiene_unlock_without_ownership
        }
    }

    boolean adjust(Account a, BigDecimal amount) throws InterruptedException {
        if (!a.guard.tryLock(200, TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            a.credit(amount);
            return true;
        } finally {
            a.guard.unlock(); // OK ninth_hygiene_unlock_without_ownership
        }
    }
}

class Journal {

    private final Object writeLock = new Object();
    private final Object readLock = new Object();
    @GuardedBy("writeLock")
    private final List<String> entries = new ArrayList<>();
    @GuardedBy("this")
    private long sequence;
    private final List<String> archived = new ArrayList<>();

    void append(String entry) {
        synchronized (writeLock) {
            entries.add(entry);
        }
    }

    int depth() {
        return entries.size(); // BAD ninth_shared_guarded_by_violated
    }

    List<String> tail(int n) {
        synchronized (writeLock) {
            return new ArrayList<>(entries.subList(Math.max(0, entries.size() - n), entries.size())); // OK ninth_shared_guarded_by_violated
        }
    }

    List<String> entries() {
        synchronized (writeLock) {
            return entries; // BAD ninth_shared_internal_collection_exposed
        }
    }

    List<String> snapshot() {
        synchronized (writeLock) {
            return List.copyOf(entries); // OK ninth_shared_internal_collection_exposed
        }
    }

    long next() {
        synchronized (writeLock) {
            return ++sequence; // BAD ninth_shared_guarded_by_violated
        }
    }

    synchronized long current() {
        return sequence; // OK ninth_shared_guarded_by_violated
    }

    void archive() {
        synchronized (writeLock) {
            synchronized (readLock) {
                archived.addAll(entries);
                entries.clear();
            }
        }
    }

    void restore() {
        synchronized (readLock) {
            synchronized (writeLock) { // BAD ninth_hygiene_lock_order
                entries.addAll(archived);
                archived.clear();
            }
        }
    }
}
