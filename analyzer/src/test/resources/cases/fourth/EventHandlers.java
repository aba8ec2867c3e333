package t4.handlers;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import javax.swing.Timer;

class EchoHandler extends SimpleChannelInboundHandler<String> {
    private final ExecutorService workers;
    private final CompletableFuture<String> greeting;

    EchoHandler(ExecutorService workers, CompletableFuture<String> greeting) {
        this.workers = workers;
        this.greeting = greeting;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String msg) throws Exception {
        String line = Files.readString(Path.of(msg)); // BAD eventloop
        ctx.writeAndFlush(line);
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        ctx.writeAndFlush(greeting.get(1, TimeUnit.SECONDS)); // BAD eventloop
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        workers.submit(() -> Files.readString(Path.of("state"))); // OK eventloop
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        ctx.close().sync(); // BAD eventloop
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close().addListener(done -> Thread.sleep(10)); // BAD eventloop
    }
}

class PingHandler extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        ctx.executor().execute(() -> connect("jdbc:h2:mem:a")); // BAD eventloop
        ctx.executor().schedule(() -> ctx.writeAndFlush(msg), 1, TimeUnit.SECONDS); // OK eventloop
    }

    private static void connect(String url) {
        try (Connection connection = DriverManager.getConnection(url);
             Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Routes extends AbstractVerticle {
    private final Vertx shared;

    Routes(Vertx shared) {
        this.shared = shared;
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.setTimer(100, id -> read("a")); // BAD eventloop
        vertx.setPeriodic(100, id -> vertx.executeBlocking(() -> read("b"))); // OK eventloop
        vertx.eventBus().consumer("read", message -> message.reply(read("c"))); // BAD eventloop
        started.complete();
    }

    void handle(RoutingContext context) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL("http://localhost/").openConnection();
        context.response().setStatusCode(connection.getResponseCode()).end(); // BAD eventloop
    }

    void offloaded(RoutingContext context) {
        vertx.<String>executeBlocking(p -> p.complete(read("d")), false) // OK eventloop
            .onSuccess(v -> context.response().end(v));
    }

    Future<String> chained(Future<String> first) {
        return first.map(v -> read(v)); // BAD eventloop
    }

    Future<String> recovered(Future<String> first) {
        return first.otherwise("none"); // OK eventloop
    }

    private static String read(String name) {
        try {
            return Files.readString(Path.of(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

class Window {
    private final JButton load = new JButton("load");
    private final JButton save = new JButton("save");

    Window() {
        load.addActionListener(event -> sleep(200)); // BAD eventloop
        save.addActionListener(event -> new SwingWorker<Void, Void>() {
            @Override
            protected Void doInBackground() throws Exception {
                Files.writeString(Path.of("out"), "text"); // OK eventloop
                return null;
            }

            @Override
            protected void done() {
                sleep(300); // BAD eventloop
            }
        }.execute());
        new Timer(1_000, event -> load.setText("again")).start(); // OK eventloop
        new Timer(1_000, event -> sleep(20)).start(); // BAD eventloop
        SwingUtilities.invokeLater(() -> sleep(10)); // BAD eventloop
        SwingUtilities.invokeLater(() -> load.setEnabled(true)); // OK eventloop
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
