package cases.pressoperator;

import java.awt.EventQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.*;
import javax.swing.*;

class PressOperator {

    private final Thread printing;

    PressOperator(Runnable printer) {
        printing = new Thread(printer, "printing");
    }

    void begin() {
        printing.start(); // OK ninth_hygiene_thread_run_called
    }

    void beginNow(Runnable printer) {
        Thread t = new Thread(printer);
        t.run(); // BAD ninth_hygiene_thread_run_called
    }

    void inline(Runnable printer) {
        Runnable r = printer;
        r.run(); // OK ninth_hygiene_thread_run_called
    }

    void abort() {
        printing.stop(); // BAD ninth_hygiene_deprecated_thread_control
    }

    void cancel() {
        printing.interrupt(); // OK ninth_hygiene_deprecated_thread_control
    }

    void hold() {
        printing.suspend(); // BAD ninth_hygiene_deprecated_thread_control
    }

    void release() {
        printing.resume(); // BAD ninth_hygiene_deprecated_thread_control
    }

    void background(Runnable body) {
        Thread t = new Thread(body);
        t.start();
        t.setDaemon(true); // BAD ninth_hygiene_daemon_set_after_start
    }
}

class PressPanel extends JPanel {

    private final JLabel state = new JLabel();
    private final JTextField job = new JTextField();
    private final DefaultListModel<String> jobs = new DefaultListModel<>();
    private final ExecutorService io = Executors.newSingleThreadExecutor(daemons("press"));
    private final Path folder;

    PressPanel(Path folder) {
        this.folder = folder;
        JButton count = new JButton("Count");
        count.addActionListener(e -> io.execute(this::count)); // OK ninth_hygiene_blocking_on_edt
        JButton read = new JButton("Read");
        read.addActionListener(e -> {
            try {
                state.setText(io.submit(() -> Files.readString(folder.resolve("state"))).get()); // BAD ninth_hygiene_blocking_on_edt
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException ex) {
                state.setText("?");
            }
        });
        JButton show = new JButton("Show");
        show.addActionListener(e -> CompletableFuture.supplyAsync(this::names, io) // OK ninth_hygiene_blocking_on_edt
                .whenCompleteAsync((n, x) -> state.setText(x == null ? n : "?"), SwingUtilities::invokeLater)); // OK ninth_hygiene_swing_off_edt
        JButton add = new JButton("Add");
        add.addActionListener(e -> CompletableFuture.supplyAsync(this::names, io)
                .whenCompleteAsync((n, x) -> jobs.addElement(n), io)); // BAD ninth_hygiene_swing_off_edt
        add(count);
        add(read);
        add(show);
        add(add);
        add(job);
    }

    private static ThreadFactory daemons(String name) {
        return r -> {
            Thread t = new Thread(r, name);
            t.setDaemon(true); // OK ninth_hygiene_daemon_set_after_start
            t.setPriority(Thread.NORM_PRIORITY); // OK ninth_hygiene_thread_priority_or_yield
            return t;
        };
    }

    private String names() {
        String[] n = folder.toFile().list();
        return n == null ? "" : String.join(",", n);
    }

    private void count() {
        String n = names();
        EventQueue.invokeLater(() -> state.setText(n + job.getText())); // OK ninth_hygiene_swing_off_edt
    }

    void clean() throws InterruptedException {
        Thread cleaner = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                names();
                Thread.yield(); // BAD ninth_hygiene_thread_priority_or_yield
            }
        });
        cleaner.start(); // OK ninth_hygiene_thread_run_called
        cleaner.join(); // BAD ninth_hygiene_wait_without_timeout ?
        state.setText("clean");
    }

    void sweep(CountDownLatch swept) {
        io.execute(() -> {
            if (names().isEmpty()) {
                return; // BAD ninth_hygiene_latch_not_counted_on_failure
            }
            swept.countDown();
        });
    }

    void brush(CountDownLatch swept) {
        io.execute(() -> {
            try {
                names();
            } finally {
                swept.countDown(); // OK ninth_hygiene_latch_not_counted_on_failure
            }
        });
    }
}
