import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.Timer;

/** Waits on the thread of the user interface, its own code and what it calls. */
class UiStarvation {
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final Object monitor = new Object();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final JTextField field = new JTextField();

    void direct() {
        SwingUtilities.invokeLater(new Runnable() {
            @Override
            public void run() {
                try {
                    ready.await(); // BAD eventloop
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    class Open extends AbstractAction {
        @Override
        public void actionPerformed(ActionEvent event) {
            fetch("host"); // BAD eventloop
        }
    }

    class Shut implements ActionListener {
        @Override
        public void actionPerformed(ActionEvent event) {
            pool.submit(() -> fetch("host")); // OK eventloop
        }
    }

    private String fetch(String host) {
        try (Socket socket = new Socket(host, 80)) {
            return String.valueOf(socket.getInputStream().read());
        } catch (IOException e) {
            return "";
        }
    }

    void byReference(JButton button) {
        button.addActionListener(this::clicked);
        button.addActionListener(this::harmless);
    }

    private void clicked(ActionEvent event) {
        try {
            pool.submit(() -> 1).get(); // BAD eventloop
        } catch (Exception e) {
            field.setText(e.getMessage());
        }
    }

    private void harmless(ActionEvent event) {
        field.setText(String.valueOf(event.getWhen())); // OK eventloop
    }

    void ternary(boolean late) {
        SwingUtilities.invokeLater(late ? () -> fetch("a") : () -> field.setText("")); // BAD eventloop
    }

    void timer() {
        new Timer(10, e -> {
            switch (field.getText()) {
                case "a" -> lookUp("localhost"); // BAD eventloop
                default -> field.setText("b"); // OK eventloop
            }
        }).start();
    }

    private InetAddress lookUp(String name) {
        try {
            return InetAddress.getByName(name);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void worker() {
        new SwingWorker<List<String>, String>() {
            @Override
            protected List<String> doInBackground() throws Exception {
                return Files.readAllLines(Path.of("big")); // OK eventloop
            }

            @Override
            protected void process(List<String> chunks) {
                load(new File("chunk")); // BAD eventloop
            }

            @Override
            protected void done() {
                try {
                    field.setText(String.valueOf(get().size())); // OK eventloop
                } catch (Exception e) {
                    field.setText("");
                }
            }
        }.execute();
    }

    private byte[] load(File file) {
        try {
            return Files.readAllBytes(file.toPath());
        } catch (IOException e) {
            return new byte[0];
        }
    }

    void task() {
        FutureTask<String> task = new FutureTask<>(() -> "x");
        pool.execute(task);
        SwingUtilities.invokeLater(() -> {
            try {
                field.setText(task.get(1, TimeUnit.SECONDS)); // BAD eventloop
            } catch (Exception e) {
                field.setText("none");
            }
        });
    }

    void locked() {
        SwingUtilities.invokeLater(() -> {
            synchronized (monitor) { // BAD eventloop
                field.setText("locked");
            }
        });
    }

    void holder() throws InterruptedException {
        synchronized (monitor) {
            Thread.sleep(500); // BAD underlock
        }
    }

    void generic() {
        SwingUtilities.invokeLater(() -> show(() -> fetch("x"))); // OK any
        SwingUtilities.invokeLater(() -> call(() -> fetchAll("x", "y"))); // BAD eventloop
    }

    private <T> void show(Callable<T> source) {
        pool.submit(source);
    }

    private static <T> T call(Callable<T> source) {
        try {
            return source.call();
        } catch (Exception e) {
            return null;
        }
    }

    private int fetchAll(String... hosts) {
        int sum = 0;
        for (String host : hosts) {
            sum += fetch(host).length();
        }
        return sum;
    }

    static {
        SwingUtilities.invokeLater(() -> {
            try {
                new ProcessBuilder("x").start().waitFor(); // BAD eventloop
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
