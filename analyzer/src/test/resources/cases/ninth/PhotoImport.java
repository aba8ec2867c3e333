package cases.photoimport;

import java.awt.BorderLayout;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.*;

class ImportFrame extends JFrame {
    private final JLabel status = new JLabel("idle");
    private final JProgressBar bar = new JProgressBar();
    private final JButton start = new JButton("Import");
    private final JButton scan = new JButton("Scan");
    private final JButton upload = new JButton("Upload");
    private final JButton count = new JButton("Count");
    private final PhotoStore store;
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private boolean cancelled;
    private volatile boolean paused;

    ImportFrame(PhotoStore store) {
        super("Photos");
        this.store = store;
        add(status, BorderLayout.NORTH);
        add(bar, BorderLayout.CENTER);
        start.addActionListener(this::onImport);
        scan.addActionListener(e -> {
            try {
                Thread.sleep(1500); // BAD ninth_hygiene_blocking_on_edt
            } catch (InterruptedException ex) {
                Thread.currentThread().interrupt();
            }
            status.setText("scanned");
        });
        count.addActionListener(e -> new SwingWorker<Integer, Void>() {
            @Override
            protected Integer doInBackground() throws Exception {
                return store.countRemote(); // OK ninth_hygiene_blocking_on_edt
            }

            @Override
            protected void done() {
                try {
                    status.setText("Photos: " + get()); // OK ninth_hygiene_swing_off_edt
                } catch (InterruptedException ex) {
                    Thread.currentThread().interrupt();
                } catch (ExecutionException ex) {
                    status.setText(ex.getMessage());
                }
            }
        }.execute());
        upload.addActionListener(new java.awt.event.ActionListener() {
            @Override
            public void actionPerformed(ActionEvent e) {
                try {
                    int n = store.countRemote(); // BAD ninth_hygiene_blocking_on_edt
                    status.setText("Remote: " + n);
                } catch (IOException ex) {
                    status.setText(ex.getMessage());
                }
            }
        });
    }

    private void onImport(ActionEvent e) {
        worker.execute(() -> {
            List<Path> files = store.list();
            int done = 0;
            for (Path f : files) {
                if (cancelled) { // BAD ninth_shared_non_volatile_stop_flag
                    break;
                }
                while (paused) { // BAD ninth_hygiene_busy_wait
                    Thread.yield();
                }
                store.load(f);
                done++;
                bar.setValue(done * 100 / files.size()); // BAD ninth_hygiene_swing_off_edt
            }
            int total = done;
            SwingUtilities.invokeLater(() -> status.setText(total + " imported")); // OK ninth_hygiene_swing_off_edt
        });
    }

    void cancel() {
        cancelled = true;
    }

    void pause(boolean value) {
        paused = value;
    }

    @Override
    public void dispose() {
        worker.shutdownNow();
        super.dispose();
    }
}

class PhotoStore {
    private final Path root;
    private final Map<Path, BufferedImage> thumbs = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(4);
    private final Semaphore slots = new Semaphore(64);

    PhotoStore(Path root) {
        this.root = root;
    }

    List<Path> list() {
        try (Stream<Path> s = Files.list(root)) {
            return s.collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void load(Path f) {
        try {
            thumbs.put(f, ImageIO.read(f.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int countRemote() throws IOException {
        var c = new URL("https://photos.example/count").openConnection();
        c.setConnectTimeout(2000); // OK ninth_hygiene_client_without_timeout
        c.setReadTimeout(2000);
        try (var in = c.getInputStream()) {
            return Integer.parseInt(new String(in.readAllBytes()).trim());
        }
    }

    List<byte[]> fetchAll(List<URL> urls) {
        return urls.parallelStream().map(this::fetch).toList(); // BAD ninth_fanout_blocking_in_parallel_stream
    }

    List<Integer> brightness(List<BufferedImage> images) {
        return images.parallelStream().map(this::average).toList(); // OK ninth_fanout_blocking_in_parallel_stream
    }

    private byte[] fetch(URL url) {
        try {
            var c = url.openConnection();
            try (var in = c.getInputStream()) { // BAD ninth_hygiene_client_without_timeout
                return in.readAllBytes();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int average(BufferedImage image) {
        long sum = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                sum += image.getRGB(x, y) & 0xff;
            }
        }
        return (int) (sum / Math.max(1, image.getWidth() * image.getHeight()));
    }

    void loadEach(List<Path> files) {
        files.stream().map(f -> new Thread(() -> load(f), "load-" + f)).forEach(Thread::start); // BAD ninth_fanout_thread_per_task
    }

    void watch(Runnable body) {
        Thread t = new Thread(body, "watch");
        t.setDaemon(true); // OK ninth_hygiene_daemon_set_after_start
        t.start(); // OK ninth_fanout_thread_per_task
    }

    void importCatalogue(Scanner lines) {
        while (lines.hasNextLine()) {
            Path p = root.resolve(lines.nextLine());
            readers.execute(() -> load(p)); // BAD ninth_fanout_unthrottled_submit_loop
        }
    }

    void importIndex(Scanner lines) throws InterruptedException {
        while (lines.hasNextLine()) {
            Path p = root.resolve(lines.nextLine());
            slots.acquire();
            readers.execute(() -> { // OK ninth_fanout_unthrottled_submit_loop
                try {
                    load(p);
                } finally {
                    slots.release(); // OK ninth_hygiene_permit_not_released
                }
            });
        }
    }

    List<String> names(List<File> files) {
        List<String> names = new ArrayList<>();
        files.parallelStream().filter(File::isFile).forEach(f -> names.add(f.getName())); // BAD ninth_shared_mutation_from_parallel_stream
        return names;
    }

    Set<String> suffixes(List<File> files) {
        return files.parallelStream().map(f -> f.getName().substring(f.getName().lastIndexOf('.') + 1))
                .collect(Collectors.toSet()); // OK ninth_shared_mutation_from_parallel_stream
    }

    long bytes(List<File> files) {
        long[] total = new long[1];
        files.parallelStream().forEach(f -> total[0] += f.length()); // BAD ninth_shared_mutation_from_parallel_stream
        return total[0];
    }

    void close() {
        readers.shutdown();
    }
}

class Slideshow implements Runnable {
    private volatile boolean closed;
    private final BlockingQueue<BufferedImage> frames = new ArrayBlockingQueue<>(16);

    @Override
    public void run() {
        while (!closed) { // OK ninth_shared_non_volatile_stop_flag
            try {
                BufferedImage next = frames.poll(1, TimeUnit.SECONDS); // OK ninth_hygiene_busy_wait
                if (next != null) {
                    SwingUtilities.invokeLater(next::flush);
                }
            } catch (InterruptedException e) {
                return; // OK ninth_hygiene_swallowed_interrupt ?
            }
        }
    }

    void close() {
        closed = true;
    }
}
