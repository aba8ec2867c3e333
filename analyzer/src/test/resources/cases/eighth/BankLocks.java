package cases.banklocks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

public class BankLocks {

    private final Lock lock = new ReentrantLock();
    private final ReadWriteLock rw = new ReentrantReadWriteLock();
    private final StampedLock stamped = new StampedLock();
    private final Semaphore counters = new Semaphore(3);
    private final Map<String, Long> balances = new HashMap<>();

    void deposit(String id, String amount) {
        lock.lock(); // BAD eighth_hygiene_lock_not_released
        balances.put(id, Long.parseLong(amount));
        lock.unlock();
    }

    void depositAlso(String id, String amount) {
        lock.lock(); // OK eighth_hygiene_lock_not_released
        try {
            balances.put(id, Long.parseLong(amount));
        } finally {
            lock.unlock();
        }
    }

    long withdraw(String id, long amount) {
        lock.lock(); // BAD eighth_hygiene_lock_not_released
        Long b = balances.get(id);
        if (b == null || b < amount) {
            return -1;
        }
        balances.put(id, b - amount);
        lock.unlock();
        return b - amount;
    }

    long balance(String id) {
        rw.readLock().lock(); // BAD eighth_hygiene_lock_not_released
        long b = balances.get(id);
        rw.readLock().unlock();
        return b;
    }

    long balanceAlso(String id) {
        rw.readLock().lock(); // OK eighth_hygiene_lock_not_released
        try {
            return balances.get(id);
        } finally {
            rw.readLock().unlock();
        }
    }

    void rename(String from, String to) {
        long stamp = stamped.writeLock(); // BAD eighth_hygiene_lock_not_released
        balances.put(to, balances.remove(from));
        if (from.equals(to)) {
            throw new IllegalArgumentException(to);
        }
        stamped.unlockWrite(stamp);
    }

    void openAccount(String id) {
        Lock guard = lock;
        guard.lock(); // OK eighth_hygiene_lock_not_released
        try {
            balances.putIfAbsent(id, 0L);
        } finally {
            lock.unlock();
        }
    }

    boolean tryDeposit(String id) {
        lock.tryLock(); // BAD eighth_hygiene_try_lock_unchecked
        try {
            balances.put(id, 0L);
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean tryDepositChecked(String id) {
        if (!lock.tryLock()) { // OK eighth_hygiene_try_lock_unchecked
            return false;
        }
        try {
            balances.put(id, 0L);
            return true;
        } finally {
            lock.unlock();
        }
    }

    boolean tryDepositTimed(String id) throws InterruptedException {
        boolean got = false;
        try {
            got = lock.tryLock(1, TimeUnit.SECONDS); // OK eighth_hygiene_try_lock_unchecked
            if (got) {
                balances.put(id, 0L);
            }
            return got;
        } finally {
            if (got) {
                lock.unlock();
            }
        }
    }

    boolean tryDepositInside(String id) throws InterruptedException {
        try {
            if (lock.tryLock(1, TimeUnit.SECONDS)) {
                balances.put(id, 0L);
                return true;
            }
            return false;
        } finally {
            lock.unlock(); // BAD eighth_hygiene_unlock_not_held
        }
    }

    void transferInside(String id) throws InterruptedException {
        try {
            lock.lockInterruptibly();
            balances.remove(id);
        } finally {
            lock.unlock(); // BAD eighth_hygiene_unlock_not_held
        }
    }

    void transferOutside(String id) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            balances.remove(id);
        } finally {
            lock.unlock(); // OK eighth_hygiene_unlock_not_held
        }
    }

    void readThenUnlockWrite(String id) {
        rw.readLock().lock();
        try {
            System.out.println(balances.get(id));
        } finally {
            rw.writeLock().unlock(); // BAD eighth_hygiene_unlock_not_held
        }
    }

    void serve(String id) throws InterruptedException {
        counters.acquire(); // BAD eighth_hygiene_permit_leak
        balances.put(id, Long.parseLong(id));
        counters.release();
    }

    void serveAlso(String id) throws InterruptedException {
        counters.acquire(); // OK eighth_hygiene_permit_leak
        try {
            balances.put(id, Long.parseLong(id));
        } finally {
            counters.release();
        }
    }

    void serveOver(String id) throws InterruptedException {
        try {
            counters.acquire();
            balances.put(id, 1L);
        } finally {
            counters.release(); // BAD eighth_hygiene_permit_leak
        }
    }
}

class Account {

    private final long id;
    private final Lock lock = new ReentrantLock();
    private long balance;

    Account(long id) {
        this.id = id;
    }

    void transferTo(Account other, long amount) {
        synchronized (this) {
            synchronized (other) { // BAD eighth_hygiene_lock_order
                balance -= amount;
                other.balance += amount;
            }
        }
    }

    static void transfer(Account from, Account to, long amount) {
        Account first = from.id < to.id ? from : to;
        Account second = from.id < to.id ? to : from;
        synchronized (first) {
            synchronized (second) { // OK eighth_hygiene_lock_order
                from.balance -= amount;
                to.balance += amount;
            }
        }
    }

    void moveTo(Account other, long amount) {
        lock.lock();
        try {
            other.lock.lock(); // BAD eighth_hygiene_lock_order
            try {
                balance -= amount;
                other.balance += amount;
            } finally {
                other.lock.unlock();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean tryMoveTo(Account other, long amount) {
        lock.lock();
        try {
            if (!other.lock.tryLock()) { // OK eighth_hygiene_lock_order
                return false;
            }
            try {
                balance -= amount;
                other.balance += amount;
                return true;
            } finally {
                other.lock.unlock();
            }
        } finally {
            lock.unlock();
        }
    }
}

class Branch {

    private final Object vault = new Object();
    private final Object desk = new Object();
    private final Object ledger = new Object();
    private int cash;
    private int queue;

    void openVault() {
        synchronized (vault) {
            synchronized (desk) { // BAD eighth_hygiene_lock_order
                cash++;
            }
        }
    }

    void closeDesk() {
        synchronized (desk) {
            countCash(); // BAD eighth_hygiene_lock_order
            queue--;
        }
    }

    private void countCash() {
        synchronized (vault) {
            cash--;
        }
    }

    void bookIn() {
        synchronized (vault) {
            synchronized (ledger) { // OK eighth_hygiene_lock_order
                cash++;
            }
        }
    }

    void bookOut() {
        synchronized (vault) {
            synchronized (ledger) { // OK eighth_hygiene_lock_order
                cash--;
            }
        }
    }

    void shift() {
        synchronized (desk) {
            queue = 0;
        }
        synchronized (ledger) { // OK eighth_hygiene_lock_order
            queue = 1;
        }
    }
}
