package com.acme.shop;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchService;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipFile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class JdkWaits {

    private final Phaser phaser = new Phaser(2);
    private final Exchanger<String> exchanger = new Exchanger<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Semaphore permits = new Semaphore(1);
    private final LinkedTransferQueue<String> transfer = new LinkedTransferQueue<>();

    @PostMapping("/jdk/tasks")
    public String tasks(FutureTask<String> task, ForkJoinTask<String> forked, Thread thread)
            throws InterruptedException, ExecutionException, TimeoutException {
        thread.join(100); // ! request join
        forked.join(); // ! request join
        task.get(1, TimeUnit.SECONDS); // ! request future
        Thread.sleep(Duration.ofMillis(5).toMillis()); // ! request sleep
        phaser.arriveAndAwaitAdvance(); // ! request latch
        LockSupport.parkNanos(1000); // ! request latch
        transfer.transfer("a"); // ! request queue
        return exchanger.exchange("a"); // ! request latch
    }

    @PostMapping("/jdk/locks")
    public boolean locks() throws InterruptedException {
        lock.lockInterruptibly(); // ! request lock
        try {
            return changed.await(1, TimeUnit.SECONDS); // ! request latch
        } finally {
            lock.unlock();
        }
    }

    @PostMapping("/jdk/permits")
    public boolean permits() throws InterruptedException {
        return permits.tryAcquire(1, TimeUnit.SECONDS); // ! request lock
    }

    @PostMapping("/jdk/files")
    public long files(File file, Path path) throws IOException, ClassNotFoundException {
        try (OutputStream out = new FileOutputStream(file)) { // ! request file
            out.write(new byte[1024]); // ! request file
            out.flush(); // ! request file
        }
        try (RandomAccessFile random = new RandomAccessFile(file, "r"); // ! request file
                ZipFile zip = new ZipFile(file)) { // ! request file
            random.seek(10); // ! request file
            zip.size();
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(path))) { // ! request file
            in.readObject(); // ! request file
        }
        Files.copy(path, Path.of("/tmp/copy"), StandardCopyOption.REPLACE_EXISTING); // ! request file
        Files.createDirectories(path); // ! request file
        Files.move(path, Path.of("/tmp/moved")); // ! request file
        Files.walk(path).count(); // ! request file
        return Files.size(path); // ! request file
    }

    @PostMapping("/jdk/watch")
    public void watch() throws IOException, InterruptedException {
        try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
            watcher.take(); // ! request queue
        }
    }

    @PostMapping("/jdk/network")
    public void network(DatagramSocket datagrams, Selector selector) throws IOException {
        datagrams.receive(new DatagramPacket(new byte[10], 10)); // ! request socket
        InetAddress.getLocalHost(); // ! request dns
        InetAddress.getByName("127.0.0.1"); // ok
        InetAddress.getLoopbackAddress().getHostName(); // ok
        InetAddress.getByAddress(new byte[4]).getHostName(); // ! request dns
        InetAddress.getByName("partner.example"); // ! request dns
        selector.select(100); // ! request socket
        try (Socket socket = new Socket("host", 80); // ! request socket
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("host", 80))) { // ! request socket
            channel.read(ByteBuffer.allocate(10)); // ! request socket
            socket.setKeepAlive(true);
        }
    }

    @PostMapping("/jdk/database")
    public void database(Connection connection, CallableStatement call) throws SQLException {
        connection.setAutoCommit(false);
        call.execute(); // ! request jdbc
        connection.commit(); // ! request jdbc
    }

    @PostMapping("/jdk/process")
    public int process() throws IOException, InterruptedException {
        return Runtime.getRuntime().exec("ls").waitFor(); // ! request process
    }
}
