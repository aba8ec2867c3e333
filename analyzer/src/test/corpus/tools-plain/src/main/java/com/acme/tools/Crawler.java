package com.acme.tools;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;

public final class Crawler {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService pool = Executors.newFixedThreadPool(8); // ok
    private final BlockingQueue<URI> queue = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<URI, String> pages = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        Crawler crawler = new Crawler(); // ok
        Path config = Path.of(args.length > 0 ? args[0] : "crawler.conf"); // ok
        for (String line : Files.readAllLines(config)) { // ! main file
            crawler.queue.add(URI.create(line)); // ok
        }
        crawler.crawl();
        crawler.report(System.out); // ok
        crawler.pool.shutdown(); // ok
        crawler.pool.awaitTermination(1, TimeUnit.MINUTES); // ! main join
    }

    private void crawl() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (URI uri : queue) {
            answers.add(pool.submit(new Fetch(uri))); // ok
        }
        for (Future<String> answer : answers) {
            answer.get(); // ! main future
        }
        List<Callable<String>> tasks = List.of(() -> "a", () -> "b"); // ok
        pool.invokeAll(tasks); // ! main future
        for (Future<String> done : pool.invokeAll(tasks, 1, TimeUnit.SECONDS)) { // ! main future
            done.get(); // ok
        }
    }

    private void report(Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        pages.forEach((uri, page) -> text.append(uri)); // ok
        out.append(text); // ok
        pages.computeIfAbsent(URI.create("x"), uri -> "y"); // ok
    }

    private final class Fetch implements Callable<String> {

        private final URI uri;

        Fetch(URI uri) {
            this.uri = uri;
        }

        @Override
        public String call() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(uri).build(); // ok
            String page = client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // ! bounded-pool http
            pages.put(uri, page); // ok
            store(page);
            return page;
        }

        private void store(String page) throws IOException {
            try (BufferedWriter writer = Files.newBufferedWriter(Path.of("page.html"))) { // ! bounded-pool file
                writer.write(page); // ! bounded-pool file
            } catch (UncheckedIOException e) { // ! bounded-pool file
                throw e.getCause(); // ok
            }
        }
    }

    void completion() throws Exception {
        CompletionService<String> service = new ExecutorCompletionService<>(pool); // ok
        service.submit(() -> "a"); // ok
        service.poll(); // ok
        service.take().get(); // ! nowhere queue
    }

    void channels() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(16); // ok
        try (AsynchronousFileChannel channel = AsynchronousFileChannel.open(Path.of("a"))) { // ! nowhere file
            Future<Integer> read = channel.read(buffer, 0); // ok
            read.isDone(); // ok
        }
        try (FileChannel channel = FileChannel.open(Path.of("a"), StandardOpenOption.READ)) { // ! nowhere file
            channel.read(buffer); // ! nowhere file
        }
    }
}

final class EchoServer {

    private volatile boolean running = true;

    public static void main(String[] args) throws IOException {
        new EchoServer().serve(Integer.parseInt(args[0])); // ok
    }

    void serve(int port) throws IOException {
        ExecutorService workers = Executors.newCachedThreadPool(); // ok
        try (ServerSocket server = new ServerSocket(port)) { // ok
            while (running) {
                Socket socket = server.accept(); // ! main socket
                workers.execute(() -> echo(socket)); // ok
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            int read = socket.getInputStream().read(); // ! unbounded-pool socket
            socket.getOutputStream().write(read); // ! unbounded-pool socket
        } catch (IOException e) {
            running = false; // ok
        }
    }
}

final class Sums extends RecursiveTask<Long> {

    private static final long serialVersionUID = 1L;
    private final int depth;

    Sums(int depth) {
        this.depth = depth;
    }

    @Override
    protected Long compute() {
        if (depth == 0) {
            return 1L; // ok
        }
        Sums left = new Sums(depth - 1); // ok
        left.fork(); // ok
        return new Sums(depth - 1).compute() + left.getRawResult(); // ok
    }

    static long run() {
        return ForkJoinPool.commonPool().invoke(new Sums(3)); // ! nowhere join
    }
}

final class Stages {

    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    CompletableFuture<String> chain() {
        return CompletableFuture.supplyAsync(() -> "a", pool) // ok
                .thenApplyAsync(a -> slow(a), pool) // ok
                .thenCompose(a -> CompletableFuture.completedFuture(a)) // ok
                .orTimeout(1, TimeUnit.SECONDS) // ok
                .exceptionally(Throwable::getMessage); // ok
    }

    private static String slow(String a) {
        try {
            TimeUnit.SECONDS.sleep(1); // ! bounded-pool sleep
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ok
        }
        return a;
    }

    CompletableFuture<Void> onCommonPool() {
        return CompletableFuture.runAsync(() -> { // ok
            try {
                Thread.sleep(10); // ! common-pool sleep
            } catch (InterruptedException e) {
                throw new IllegalStateException(e); // ok
            }
        });
    }

    String awaited() throws Exception {
        CompletableFuture<String> future = chain(); // ok
        String first = future.get(5, TimeUnit.SECONDS); // ! nowhere future
        return first + future.getNow("x"); // ok
    }
}
