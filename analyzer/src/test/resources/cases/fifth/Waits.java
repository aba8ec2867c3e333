import java.io.*;
import java.net.*;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.*;
import java.nio.file.*;
import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;

/** Any wait, in any method: a wait without a limit where one could be given, and calls that do not wait. */
class Waits {
    record Job(String name, Future<String> result) {
        String finish() throws Exception {
            return result.get(); // BAD notimeout
        }

        String finishSoon() throws Exception {
            return result.get(5, TimeUnit.SECONDS); // OK notimeout
        }

        String ifDone() throws Exception {
            return result.isDone() ? result.get() : null; // OK notimeout
        }
    }

    <T> T first(Collection<? extends Callable<T>> tasks, ExecutorService pool) throws Exception {
        return pool.invokeAny(tasks); // BAD notimeout
    }

    <T> T firstSoon(Collection<? extends Callable<T>> tasks, ExecutorService pool) throws Exception {
        return pool.invokeAny(tasks, 1, TimeUnit.SECONDS); // OK notimeout
    }

    List<Future<String>> all(ExecutorService pool, List<Callable<String>> tasks) throws InterruptedException {
        return pool.invokeAll(tasks); // BAD notimeout
    }

    List<Future<String>> allSoon(ExecutorService pool, List<Callable<String>> tasks) throws InterruptedException {
        return pool.invokeAll(tasks, 10, TimeUnit.SECONDS); // OK notimeout
    }

    void joinEach(Thread... threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(); // BAD notimeout
        }
    }

    String joined(CompletableFuture<String> f) {
        return f.join(); // BAD notimeout
    }

    String joinedWithin(CompletableFuture<String> f) {
        return f.orTimeout(1, TimeUnit.SECONDS).join(); // OK notimeout
    }

    String now(CompletableFuture<String> f) {
        return f.getNow("none"); // OK any
    }

    void latch(CountDownLatch latch) throws InterruptedException {
        latch.await(); // BAD notimeout
    }

    boolean latchSoon(CountDownLatch latch) throws InterruptedException {
        return latch.await(3, TimeUnit.SECONDS); // OK notimeout
    }

    void barrier(CyclicBarrier barrier) throws Exception {
        barrier.await(); // BAD notimeout
    }

    void phaser(Phaser phaser) {
        phaser.awaitAdvance(phaser.arrive()); // BAD any
    }

    String exchange(Exchanger<String> exchanger) throws InterruptedException {
        return exchanger.exchange("mine"); // BAD notimeout
    }

    int process(Process process) throws InterruptedException {
        return process.waitFor(); // BAD notimeout
    }

    boolean processSoon(Process process) throws InterruptedException {
        return process.waitFor(2, TimeUnit.SECONDS); // OK notimeout
    }

    void semaphore(Semaphore permits) {
        permits.acquireUninterruptibly(); // BAD notimeout
    }

    boolean semaphoreTried(Semaphore permits) {
        return permits.tryAcquire(); // OK any
    }

    void lockInterruptibly(Lock lock) throws InterruptedException {
        lock.lockInterruptibly(); // BAD any
        lock.unlock();
    }

    boolean lockTried(Lock lock) {
        boolean got = lock.tryLock(); // OK any
        if (got) {
            lock.unlock();
        }
        return got;
    }

    String taken(BlockingDeque<String> deque) throws InterruptedException {
        return deque.takeFirst(); // BAD notimeout
    }

    String polled(BlockingDeque<String> deque) {
        return deque.pollFirst(); // OK any
    }

    Future<String> next(CompletionService<String> done) throws InterruptedException {
        return done.take(); // BAD notimeout
    }

    Future<String> nextIfAny(CompletionService<String> done) {
        return done.poll(); // OK any
    }

    String sent(HttpClient client, HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body(); // BAD any
    }

    CompletableFuture<String> sentLater(HttpClient client, HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body); // OK any
    }

    int code(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        return connection.getResponseCode(); // BAD any
    }

    Socket accepted(ServerSocket server) throws IOException {
        return server.accept(); // BAD any
    }

    void datagram(DatagramSocket socket, DatagramPacket packet) throws IOException {
        socket.receive(packet); // BAD any
    }

    int selected(Selector selector) throws IOException {
        return selector.select(); // BAD any
    }

    int selectedNow(Selector selector) throws IOException {
        return selector.selectNow(); // OK any
    }

    String host(String name) throws UnknownHostException {
        return InetAddress.getByName(name).getHostName(); // BAD any
    }

    ResultSet query(Statement statement) throws SQLException {
        return statement.executeQuery("select 1"); // BAD any
    }

    void commit(Connection connection) throws SQLException {
        connection.commit(); // BAD any
    }

    List<String> lines(Path path) throws IOException {
        return Files.readAllLines(path); // BAD any
    }

    void copied(InputStream in, Path to) throws IOException {
        Files.copy(in, to); // BAD any
    }

    String inMemory(byte[] bytes) throws IOException {
        return new String(new ByteArrayInputStream(bytes).readAllBytes()); // OK any
    }

    String written(String text) {
        StringWriter out = new StringWriter();
        out.write(text); // OK any
        return out.toString();
    }

    int random(RandomAccessFile file) throws IOException {
        return file.read(); // BAD any
    }

    FileLock locked(FileChannel channel) throws IOException {
        return channel.lock(); // BAD any
    }

    FileLock lockedIfFree(FileChannel channel) throws IOException {
        return channel.tryLock(); // OK any
    }

    boolean ended(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        return pool.awaitTermination(1, TimeUnit.MINUTES); // BAD any
    }

    void closed(ExecutorService pool) {
        pool.shutdownNow(); // OK any
    }

    void parked() {
        LockSupport.park(this); // BAD any
    }

    void spun(int n) {
        for (int i = 0; i < n; i++) {
            Thread.onSpinWait(); // OK any
        }
    }

    void ranForked(ForkJoinPool pool, ForkJoinTask<?> task) {
        pool.invoke(task); // BAD any
    }

    void piped(PipedInputStream in) throws IOException {
        in.read(); // BAD any
    }

    int typed() throws IOException {
        return System.in.read(); // BAD any
    }

    void slept(Duration1 pause) throws InterruptedException {
        Thread.sleep(pause.millis()); // BAD any
    }

    interface Duration1 {
        long millis();
    }
}
