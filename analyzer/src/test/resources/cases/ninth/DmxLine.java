package cases.dmxline;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.ReentrantLock;

record Cue(int channel, int level, long fadeMillis) {}

class DmxLine {

    private final InetAddress host;
    private final ReentrantLock wire = new ReentrantLock();
    private final Map<Integer, Integer> levels = new HashMap<>();
    private final Object frame = new Object();
    private final Object ack = new Object();
    private final ExecutorService fades = Executors.newCachedThreadPool(); // BAD ninth_hygiene_executor_not_shut_down
    private int acks;

    DmxLine(InetAddress host) {
        this.host = host;
    }

    void send(Cue cue) {
        wire.lock(); // OK ninth_hygiene_lock_not_released
        try (DatagramSocket s = new DatagramSocket()) {
            byte[] data = {(byte) cue.channel(), (byte) cue.level()};
            s.send(new DatagramPacket(data, data.length, host, 6454));
        } catch (IOException e) {
            levels.remove(cue.channel());
        } finally {
            wire.unlock();
        }
    }

    Integer selfTest() throws IOException {
        try (Socket s = new Socket(host, 6455)) { // BAD ninth_hygiene_client_without_timeout
            return s.getInputStream().read();
        }
    }

    Integer probe() throws IOException {
        try (Socket s = new Socket()) {
            s.connect(new java.net.InetSocketAddress(host, 6455), 1000);
            s.setSoTimeout(1000); // OK ninth_hygiene_client_without_timeout
            return s.getInputStream().read();
        } catch (SocketTimeoutException e) {
            return -1;
        }
    }

    void fade(Cue cue) throws InterruptedException {
        wire.lock();
        try {
            for (int i = 0; i < cue.level(); i++) {
                levels.put(cue.channel(), i);
                TimeUnit.MILLISECONDS.sleep(10); // BAD ninth_hygiene_sleep_under_lock
            }
        } finally {
            wire.unlock();
        }
    }

    void glide(Cue cue) throws InterruptedException {
        for (int i = 0; i < cue.level(); i++) {
            wire.lock();
            try {
                levels.put(cue.channel(), i);
            } finally {
                wire.unlock();
            }
            TimeUnit.MILLISECONDS.sleep(10); // OK ninth_hygiene_sleep_under_lock
        }
    }

    void acknowledge() {
        synchronized (ack) {
            acks++;
            ack.notifyAll(); // OK ninth_hygiene_notify_instead_of_notify_all
        }
    }

    void awaitAck() throws InterruptedException {
        synchronized (frame) {
            synchronized (ack) {
                while (acks == 0) {
                    ack.wait(); // BAD ninth_hygiene_wait_with_two_locks
                }
                acks--;
            }
        }
    }

    boolean pollAck() throws InterruptedException {
        synchronized (ack) {
            if (acks == 0) {
                ack.wait(500); // BAD ninth_hygiene_wait_outside_loop
            }
            return acks-- > 0;
        }
    }

    void takeAck() throws InterruptedException {
        synchronized (ack) {
            while (acks == 0) {
                ack.wait(); // OK ninth_hygiene_wait_with_two_locks
            }
            acks--;
        }
    }

    void strobe(Cue cue) {
        fades.execute(() -> {
            while (true) { // BAD ninth_hygiene_interrupt_never_checked
                send(cue);
                send(new Cue(cue.channel(), 0, 0));
            }
        });
        Thread t = new Thread(() -> send(cue));
        t.start();
        t.setDaemon(true); // BAD ninth_hygiene_daemon_set_after_start
    }

    void flash(Cue cue) {
        fades.execute(() -> {
            for (int i = 0; i < 20 && !Thread.currentThread().isInterrupted(); i++) { // OK ninth_hygiene_interrupt_never_checked
                send(cue);
            }
        });
    }

    void urgent(Runnable r) {
        Thread t = new Thread(r, "urgent");
        t.setPriority(10); // BAD ninth_hygiene_thread_priority_or_yield
        t.start();
        Thread named = new Thread(r, "plain");
        named.setName("plain-" + named.getId());
        named.start();
    }
}
