package t4.pins;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

public class VirtualPins {
    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock();
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> queue;
    private int count;

    public VirtualPins(BlockingQueue<String> queue) {
        this.queue = queue;
    }

    public void sleepsInMonitor() {
        Thread.startVirtualThread(() -> {
            synchronized (monitor) {
                try {
                    Thread.sleep(100); // BAD pin
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    public void sleepsInLock() {
        Thread.startVirtualThread(() -> {
            lock.lock();
            try {
                Thread.sleep(100); // OK pin
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        });
    }

    public void countsInMonitor() {
        Thread.ofVirtual().start(() -> {
            synchronized (monitor) {
                count++; // OK pin
            }
        });
    }

    public void callsSynchronizedMethod(Path path) {
        Thread.ofVirtual().name("reader").start(() -> load(path));
    }

    private synchronized byte[] load(Path path) {
        try {
            return Files.readAllBytes(path); // BAD pin
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void onExecutor(HttpRequest request) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            each.submit(() -> {
                synchronized (VirtualPins.class) {
                    return client.send(request, HttpResponse.BodyHandlers.ofString()); // BAD pin
                }
            });
        }
    }

    public void outsideMonitor(HttpRequest request) {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            each.submit(() -> {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString()); // OK pin
                synchronized (monitor) {
                    count += answer.statusCode();
                }
                return answer;
            });
        }
    }

    public void byFactory() {
        ThreadFactory factory = Thread.ofVirtual().factory();
        Thread thread = factory.newThread(() -> {
            synchronized (queue) {
                try {
                    queue.take(); // BAD pin
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        thread.start();
    }

    public void perTaskByFactory() {
        ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
        each.execute(() -> {
            synchronized (monitor) {
                readSocket(); // BAD pin
            }
        });
        each.close();
    }

    private void readSocket() {
        try (Socket socket = new Socket("localhost", 9)) {
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void waitsOnMonitor() {
        Thread.startVirtualThread(() -> {
            synchronized (monitor) {
                try {
                    while (count == 0) {
                        monitor.wait(); // BAD pin
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    public void platformThread() {
        new Thread(() -> {
            synchronized (monitor) {
                try {
                    Thread.sleep(100); // OK pin
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }).start();
    }

    public void polls() {
        Thread.startVirtualThread(() -> {
            synchronized (monitor) {
                queue.poll(); // OK pin
            }
        });
    }

    public void priority() {
        Thread thread = Thread.ofVirtual().unstarted(() -> count());
        thread.start();
    }

    private void count() {
        synchronized (monitor) {
            count++;
        }
    }

    public void permit(Semaphore permits) {
        Executor virtual = Executors.newVirtualThreadPerTaskExecutor();
        virtual.execute(() -> {
            synchronized (this) {
                permits.acquireUninterruptibly(); // BAD pin
            }
        });
    }

    public void pooled() {
        ExecutorService pool = Executors.newFixedThreadPool(8, Thread.ofVirtual().factory()); // BAD pooledvirtual
        pool.submit(() -> count());
        pool.shutdown();
    }

    public void limitedBySemaphore(Semaphore permits) throws InterruptedException {
        permits.acquire();
        Thread.startVirtualThread(() -> { // OK pooledvirtual
            try {
                count();
            } finally {
                permits.release();
            }
        });
    }
}
