package t4.plain;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.PipedInputStream;
import java.io.StringReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Properties;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.jms.MessageConsumer;
import javax.mail.Transport;
import javax.naming.InitialContext;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

public class PlainBlocks extends HttpServlet {
    private DataSource source;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            files(new File(request.getParameter("f")));
            sockets(request.getParameter("h"));
            rows(source);
            other();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void files(File file) throws Exception {
        if (file.exists()) { // BAD any
            file.delete(); // BAD any
        }
        String name = file.getName(); // OK any
        try (FileInputStream in = new FileInputStream(file)) { // BAD any
            in.read(); // BAD any
        }
        try (FileWriter out = new FileWriter(file)) { // BAD any
            out.write(name);
        }
        Files.copy(file.toPath(), Path.of("copy"), StandardCopyOption.REPLACE_EXISTING); // BAD any
        Path target = file.toPath().resolve("x").normalize(); // OK any
        List<String> lines = Files.readAllLines(target); // BAD any
        try (Stream<Path> walk = Files.walk(target)) { // BAD any
            walk.count();
        }
        try (ZipFile zip = new ZipFile(file)) { // BAD any
            zip.size();
        }
        try (Scanner scanner = new Scanner(file)) { // BAD any
            scanner.hasNext();
        }
        try (Scanner scanner = new Scanner("a b c")) { // OK any
            scanner.next(); // OK any
        }
        BufferedReader memory = new BufferedReader(new StringReader(String.join("\n", lines)));
        memory.readLine(); // OK any
        Properties properties = new Properties();
        properties.load(new StringReader("a=b")); // OK any
    }

    private void sockets(String host) throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Socket accepted = server.accept(); // BAD any
            BufferedReader reader = new BufferedReader(new InputStreamReader(accepted.getInputStream()));
            reader.readLine(); // BAD any
        }
        InetAddress[] all = InetAddress.getAllByName(host); // BAD any
        InetAddress raw = InetAddress.getByAddress(new byte[] {127, 0, 0, 1}); // OK any
        all[0].isReachable(200); // BAD any
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.receive(new DatagramPacket(new byte[9], 9)); // BAD any
        }
        try (InputStream in = new URL("http://" + host).openStream()) { // BAD any
            in.readAllBytes(); // BAD any
        }
        String path = new URL("http://" + host).getPath(); // OK any
        try (SocketChannel channel = SocketChannel.open()) {
            channel.read(ByteBuffer.allocate(16)); // BAD any
        }
        try (Selector selector = Selector.open()) {
            selector.select(); // BAD any
            selector.selectNow(); // OK any
        }
    }

    private void rows(DataSource source) throws Exception {
        try (Connection connection = source.getConnection()) { // BAD any
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement("select a from b where c = ?")) {
                statement.setString(1, "x"); // OK any
                try (ResultSet rows = statement.executeQuery()) { // BAD any
                    while (rows.next()) {
                        rows.getString(1); // OK any
                    }
                }
                statement.executeBatch(); // BAD any
            }
            connection.commit(); // BAD any
        }
    }

    private void other() throws Exception {
        new InitialContext().lookup("java:comp/env/x"); // BAD any
        Runtime.getRuntime().exec(new String[] {"ls"}).waitFor(3, TimeUnit.SECONDS); // BAD any
        TimeUnit.MILLISECONDS.sleep(3); // BAD any
        TimeUnit.MILLISECONDS.toNanos(3); // OK any
        Thread.onSpinWait(); // OK any
        StringBuilder text = new StringBuilder();
        text.append(System.nanoTime()); // OK any
    }

    void jms(MessageConsumer consumer) throws Exception {
        consumer.receive(); // BAD any
        consumer.receiveNoWait(); // OK any
    }

    void mail(javax.mail.Message message) throws Exception {
        Transport.send(message); // BAD any
        message.setSubject("x"); // OK any
    }

    void watch(WatchService service) throws Exception {
        service.take(); // BAD any
        service.poll(); // OK any
    }

    void locks(AsynchronousFileChannel channel, java.nio.channels.FileChannel plain) throws Exception {
        channel.lock().get(); // BAD any
        FileLock lock = plain.lock(); // BAD any
        plain.tryLock(); // OK any
        lock.release();
    }

    void pipes(PipedInputStream in, ObjectInputStream objects) throws Exception {
        in.read(); // BAD any
        objects.readObject(); // BAD any
    }
}
