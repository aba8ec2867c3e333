package cases.wireprotocols;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

public class WireProtocols {

    private final AsynchronousChannelGroup group;
    private final ExecutorService disk = Executors.newFixedThreadPool(4);

    public WireProtocols() throws IOException {
        this.group = AsynchronousChannelGroup.withFixedThreadPool(2, Executors.defaultThreadFactory());
    }

    void listen(int port) throws Exception {
        AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open(group).bind(new InetSocketAddress(port));
        server.accept(null, new CompletionHandler<AsynchronousSocketChannel, Void>() {
            @Override
            public void completed(AsynchronousSocketChannel ch, Void att) {
                server.accept(null, this); // OK blocking_nio_handler
                ByteBuffer hello = ByteBuffer.wrap("hi".getBytes());
                try {
                    ch.write(hello).get(); // BAD blocking_nio_handler
                } catch (InterruptedException | ExecutionException e) {
                    Thread.currentThread().interrupt();
                }
                ByteBuffer in = ByteBuffer.allocate(512);
                ch.read(in, in, new EchoHandler(ch, disk)); // OK blocking_nio_handler
            }

            @Override
            public void failed(Throwable exc, Void att) {
                exc.printStackTrace();
            }
        });
        group.awaitTermination(1, TimeUnit.DAYS); // OK blocking_nio_main
    }

    byte[] head(Path file) throws Exception {
        try (AsynchronousFileChannel ch = AsynchronousFileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(16);
            ch.read(buffer, 0).get(2, TimeUnit.SECONDS); // OK blocking_nio_main
            return buffer.array();
        }
    }
}

class EchoHandler implements CompletionHandler<Integer, ByteBuffer> {

    private final AsynchronousSocketChannel channel;
    private final ExecutorService disk;

    EchoHandler(AsynchronousSocketChannel channel, ExecutorService disk) {
        this.channel = channel;
        this.disk = disk;
    }

    @Override
    public void completed(Integer count, ByteBuffer buffer) {
        buffer.flip();
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        disk.execute(() -> store(copy)); // OK blocking_nio_handler
        store(copy); // BAD blocking_nio_handler
        try {
            int tag = new DataInputStream(new ByteArrayInputStream(copy)).readUnsignedByte(); // OK blocking_nio_memory_stream
            int more = Channels.newInputStream(channel).read(); // BAD blocking_nio_handler
            System.out.println(tag + more);
        } catch (IOException e) {
            failed(e, buffer);
        }
    }

    @Override
    public void failed(Throwable exc, ByteBuffer buffer) {
        try {
            Thread.sleep(1000); // BAD blocking_nio_handler
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void store(byte[] bytes) {
        try {
            Files.write(Path.of("echo.bin"), bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Reactor implements Runnable {

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ExecutorService workers = Executors.newFixedThreadPool(8);

    Reactor(int port) throws IOException {
        selector = Selector.open();
        server = ServerSocketChannel.open().bind(new InetSocketAddress(port));
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    @Override
    public void run() {
        while (server.isOpen()) {
            try {
                selector.select(); // OK blocking_nio_selector
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    if (key.isAcceptable()) {
                        SocketChannel ch = server.accept(); // OK blocking_nio_selector
                        ch.configureBlocking(false);
                        ch.register(selector, SelectionKey.OP_READ);
                    } else if (key.isReadable()) {
                        onReadable((SocketChannel) key.channel());
                    }
                }
            } catch (IOException | InterruptedException e) {
                return;
            }
        }
    }

    private void onReadable(SocketChannel ch) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        int n = ch.read(buffer); // OK blocking_nio_selector
        if (n == 0) {
            Thread.sleep(10); // BAD blocking_nio_selector
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(buffer.array(), 0, n); // OK blocking_nio_memory_stream
        workers.execute(() -> rebuildIndex()); // OK blocking_nio_selector
        Process p = new ProcessBuilder("sha256sum").start();
        p.waitFor(); // BAD blocking_nio_selector
        SocketChannel audit = SocketChannel.open(new InetSocketAddress("audit", 514)); // BAD blocking_nio_selector
        audit.close();
    }

    private static void rebuildIndex() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class TickerListener implements WebSocket.Listener {

    private final ExecutorService disk = Executors.newSingleThreadExecutor();

    @Override
    public CompletionStage<?> onText(WebSocket ws, CharSequence data, boolean last) {
        ws.sendText("ack", true).join(); // BAD blocking_websocket_listener ?
        ws.sendText("ack", true).thenRun(() -> ws.request(1)); // OK blocking_websocket_listener
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket ws, ByteBuffer data, boolean last) {
        try {
            Files.write(Path.of("ticks"), data.array()); // BAD blocking_websocket_listener ?
        } catch (IOException e) {
            ws.abort();
        }
        disk.execute(() -> {
            try {
                Files.write(Path.of("ticks"), data.array()); // OK blocking_websocket_listener
            } catch (IOException e) {
                ws.abort();
            }
        });
        ws.request(1);
        return null;
    }
}

class ChunkSubscriber implements Flow.Subscriber<ByteBuffer> {

    private final KafkaProducer<String, byte[]> producer;
    private Flow.Subscription subscription;

    ChunkSubscriber(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void onSubscribe(Flow.Subscription s) {
        subscription = s;
        s.request(1);
    }

    @Override
    public void onNext(ByteBuffer chunk) {
        try {
            producer.send(new ProducerRecord<>("chunks", chunk.array())).get(); // BAD blocking_flow_subscriber ?
        } catch (InterruptedException | ExecutionException e) {
            subscription.cancel();
        }
        producer.send(new ProducerRecord<>("chunks", chunk.array()), (meta, error) -> subscription.request(1)); // OK blocking_flow_subscriber
    }

    @Override
    public void onError(Throwable t) {
        subscription.cancel();
    }

    @Override
    public void onComplete() {
        System.out.println("done");
    }
}

class AckCallback implements Callback {

    private final KafkaProducer<String, String> producer;
    private final ExecutorService pool;

    AckCallback(KafkaProducer<String, String> producer, ExecutorService pool) {
        this.producer = producer;
        this.pool = pool;
    }

    @Override
    public void onCompletion(RecordMetadata meta, Exception error) {
        if (error != null) {
            try {
                Thread.sleep(200); // BAD blocking_kafka_callback
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            producer.flush(); // BAD blocking_kafka_callback
        }
        try {
            producer.send(new ProducerRecord<>("retry", "x")).get(); // BAD blocking_kafka_callback
        } catch (InterruptedException | ExecutionException e) {
            Thread.currentThread().interrupt();
        }
        pool.execute(() -> producer.flush()); // OK blocking_kafka_callback
        producer.send(new ProducerRecord<>("retry", "x"), this); // OK blocking_kafka_callback
    }
}
