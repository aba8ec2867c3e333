package t6.b01;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

class T01EventLoops {

    /** BlockHound: blocking call on a non-blocking thread (netty event loop). */
    static class H1 extends ChannelInboundHandlerAdapter {
        private final DataSource ds;

        H1(DataSource ds) {
            this.ds = ds;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
            Thread.sleep(20); // BAD blocking_event_loop
            ctx.fireChannelRead(msg);
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) throws Exception {
            foo();
            ctx.fireChannelActive();
        }

        private void foo() throws SQLException {
            try (Connection c = ds.getConnection();
                    Statement s = c.createStatement()) {
                s.executeUpdate("insert into seen values (1)"); // BAD blocking_event_loop
            }
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object evt) throws Exception {
            ChannelFuture f = ctx.writeAndFlush(evt);
            f.sync(); // BAD blocking_event_loop
        }
    }

    /** BlockHound: the same shapes, done without waiting. */
    static class H2 extends SimpleChannelInboundHandler<ByteBuf> {
        private final ExecutorService workers;

        H2(ExecutorService workers) {
            this.workers = workers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf msg) {
            workers.execute(() -> {
                byte[] b = bar();
                ctx.writeAndFlush(b);
            });
        }

        private byte[] bar() {
            try {
                return Files.readAllBytes(Path.of("/var/x")); // OK blocking_event_loop
            } catch (IOException e) {
                return new byte[0];
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.writeAndFlush("hi").addListener(f -> ctx.close()); // OK blocking_event_loop
            ctx.executor().schedule(() -> ctx.fireChannelActive(), 20, TimeUnit.MILLISECONDS); // OK blocking_sleep
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) throws Exception {
            InputStream in = new ByteArrayInputStream(new byte[] {1, 2});
            int n = in.read(); // OK blocking_event_loop
            ctx.fireUserEventTriggered(n);
        }
    }

    /** BlockHound: task handed to the loop itself is still on the loop. */
    static class Loops {
        void m1(EventLoopGroup g, CountDownLatch l) {
            g.execute(() -> {
                try {
                    l.await(); // BAD blocking_event_loop
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void m2(EventLoopGroup g, CountDownLatch l) {
            g.execute(l::countDown); // OK blocking_event_loop
        }

        void m3(ChannelHandlerContext ctx, CompletableFuture<String> f) {
            ctx.executor().execute(() -> ctx.write(f.join())); // BAD blocking_event_loop
        }

        void m4(ChannelHandlerContext ctx, CompletableFuture<String> f) {
            f.thenAcceptAsync(s -> ctx.write(s), ctx.executor());
        }
    }

    /** Vert.x BlockedThreadChecker: "don't block the event loop". */
    static class V1 extends AbstractVerticle {
        private DataSource ds;

        @Override
        public void start(Promise<Void> p) {
            Router r = Router.router(vertx);
            r.get("/a").handler(this::a);
            r.get("/b").handler(this::b);
            r.get("/c").blockingHandler(this::c);
            r.get("/d").handler(rc -> rc.response().end(read("d")));
            vertx.eventBus().consumer("x", this::onX);
            vertx.setPeriodic(1000, id -> {
                String s = vertx.fileSystem().readFileBlocking("y").toString(); // BAD blocking_event_loop
                vertx.eventBus().publish("y", s);
            });
            p.complete();
        }

        private void a(RoutingContext rc) {
            byte[] b;
            try (InputStream in = new FileInputStream("/var/a")) {
                b = in.readAllBytes(); // BAD blocking_event_loop
            } catch (IOException e) {
                rc.fail(e);
                return;
            }
            rc.response().end(Buffer.buffer(b));
        }

        private void b(RoutingContext rc) {
            vertx.fileSystem().readFile("/var/b") // OK blocking_event_loop
                    .onSuccess(buf -> rc.response().end(buf))
                    .onFailure(rc::fail);
        }

        private void c(RoutingContext rc) {
            try (Connection k = ds.getConnection(); // OK blocking_event_loop
                    Statement s = k.createStatement();
                    ResultSet rs = s.executeQuery("select 1")) {
                rc.response().end(rs.next() ? rs.getString(1) : "");
            } catch (SQLException e) {
                rc.fail(e);
            }
        }

        private String read(String k) {
            return "<" + k + ">";
        }

        private void onX(Message<String> m) {
            Future<String> f = vertx.eventBus().<String>request("z", m.body()).map(Message::body);
            m.reply(f.toCompletionStage().toCompletableFuture().join()); // BAD blocking_event_loop
        }
    }

    /** Vert.x: executeBlocking and setTimer are the compliant ways. */
    static class V2 {
        Future<String> m1(Vertx vertx, Path p) {
            return vertx.executeBlocking(() -> Files.readString(p)); // OK blocking_event_loop
        }

        void m2(Vertx vertx, Runnable r) {
            vertx.setTimer(500, id -> r.run());
        }

        void m3(Vertx vertx, Path p) {
            vertx.runOnContext(v -> {
                try {
                    Files.writeString(p, "x"); // BAD blocking_event_loop
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        Future<Integer> m4(Future<String> f) {
            return f.map(s -> s.lines().mapToInt(String::length).sum());
        }
    }
}
