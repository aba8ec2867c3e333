package cases.chatgateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

public class ChatGateway {

    private final EventExecutorGroup sideGroup = new DefaultEventExecutorGroup(16);
    private final NioEventLoopGroup boss = new NioEventLoopGroup(1);
    private final NioEventLoopGroup workers = new NioEventLoopGroup();
    private Channel serverChannel;

    public void start(int port, DataSource dataSource) throws InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(boss, workers)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel ch) throws Exception {
                        InetAddress origin = InetAddress.getByName("geo.example.org"); // BAD blocking_netty_handler
                        ch.pipeline().addLast("session", new SessionHandler(origin));
                        ch.pipeline().addLast(sideGroup, "archive", new ArchiveHandler(dataSource));
                    }
                });
        serverChannel = bootstrap.bind(port).sync().channel(); // OK blocking_netty_sync
    }

    public void stop() throws InterruptedException {
        serverChannel.close().sync(); // OK blocking_netty_sync
        boss.shutdownGracefully().await(10, TimeUnit.SECONDS); // OK blocking_netty_sync
    }
}

class SessionHandler extends SimpleChannelInboundHandler<ByteBuf> {

    private final InetAddress origin;
    private final BlockingQueue<String> outbox = new LinkedBlockingQueue<>(1000);
    private final Semaphore permits = new Semaphore(50);
    private final ExecutorService disk = Executors.newFixedThreadPool(4);

    SessionHandler(InetAddress origin) {
        this.origin = origin;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf msg) throws Exception {
        String line = msg.toString(StandardCharsets.UTF_8);
        if (line.startsWith("/slow")) {
            Thread.sleep(250); // BAD blocking_netty_handler
        } else if (line.startsWith("/put")) {
            outbox.put(line); // BAD blocking_netty_handler
        } else if (line.startsWith("/offer")) {
            boolean queued = outbox.offer(line); // OK blocking_netty_handler
            ctx.writeAndFlush(queued);
        } else if (line.startsWith("/next")) {
            String next = outbox.poll(); // OK blocking_netty_handler
            ctx.writeAndFlush(next);
        } else if (line.startsWith("/wait")) {
            String next = outbox.poll(3, TimeUnit.SECONDS); // BAD blocking_netty_handler
            ctx.writeAndFlush(next);
        } else if (line.startsWith("/permit")) {
            permits.acquire(); // BAD blocking_netty_handler
            ctx.fireChannelRead(line);
        } else if (line.startsWith("/try")) {
            if (permits.tryAcquire()) { // OK blocking_netty_handler
                ctx.fireChannelRead(line);
            }
        } else {
            disk.execute(() -> {
                try {
                    Files.writeString(Path.of("/var/chat/log"), line); // OK blocking_netty_handler
                } catch (IOException e) {
                    ctx.fireExceptionCaught(e);
                }
            });
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        Files.deleteIfExists(Path.of("/var/chat/" + ctx.channel().id().asShortText())); // BAD blocking_netty_handler
        super.channelInactive(ctx);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.executor().schedule(() -> {
            outbox.clear();
            ctx.writeAndFlush(origin.getHostAddress()); // OK blocking_netty_task
        }, 5, TimeUnit.SECONDS);
    }
}

class ArchiveHandler extends ChannelInboundHandlerAdapter {

    private final DataSource dataSource;

    ArchiveHandler(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        try (Connection c = dataSource.getConnection(); // OK blocking_netty_offloaded_handler
             PreparedStatement ps = c.prepareStatement("insert into archive(body) values (?)")) {
            ps.setString(1, String.valueOf(msg));
            ps.executeUpdate(); // OK blocking_netty_offloaded_handler
        }
        ctx.fireChannelRead(msg);
    }
}

class LoginHandler extends ChannelInboundHandlerAdapter {

    private final DataSource dataSource;

    LoginHandler(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    static void install(ChannelPipeline pipeline, DataSource dataSource) {
        pipeline.addLast("login", new LoginHandler(dataSource));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws SQLException {
        try (Connection c = dataSource.getConnection()) { // BAD blocking_netty_handler
            PreparedStatement ps = c.prepareStatement("select 1 from users where name = ?");
            ps.setString(1, msg.toString());
            ps.executeQuery(); // BAD blocking_netty_handler
        }
        ctx.fireChannelRead(msg);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}

class RelayHandler extends ChannelDuplexHandler {

    private final Bootstrap upstream;
    private Channel peer;

    RelayHandler(Bootstrap upstream) {
        this.upstream = upstream;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        peer = upstream.connect("relay.internal", 7000).sync().channel(); // BAD blocking_netty_sync
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        peer.writeAndFlush(msg).addListener((ChannelFutureListener) f -> { // OK blocking_netty_sync
            if (!f.isSuccess()) {
                ctx.close();
            }
        });
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) throws Exception {
        ChannelFuture flushed = peer.writeAndFlush(msg);
        flushed.awaitUninterruptibly(); // BAD blocking_netty_sync
        ctx.write(msg, promise);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) throws Exception {
        peer.close().addListener(f -> {
            Object now = f.getNow(); // OK blocking_netty_sync
            ctx.fireUserEventTriggered(now);
        });
        boolean closed = peer.closeFuture().await(2000); // BAD blocking_netty_sync
        if (closed) {
            ctx.close(promise);
        }
    }
}

class FrameDecoder extends ByteToMessageDecoder {

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        try (InputStream stream = new ByteBufInputStream(in.readSlice(4))) {
            int kind = stream.read(); // OK blocking_netty_memory_stream
            out.add(kind);
        }
        try (InputStream rules = Files.newInputStream(Path.of("/etc/chat/frames"))) {
            out.add(rules.read()); // BAD blocking_netty_memory_stream
        }
    }
}

class HousekeepingTasks {

    private final EventLoop loop;
    private final HashedWheelTimer wheel = new HashedWheelTimer();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    HousekeepingTasks(EventLoop loop) {
        this.loop = loop;
    }

    void rotateLogs() {
        loop.execute(() -> {
            try {
                Files.copy(Path.of("chat.log"), Path.of("chat.log.1")); // BAD blocking_netty_task
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void rotateLater() {
        loop.schedule(() -> pool.submit(() -> Files.copy(Path.of("a"), Path.of("b"))), 1, TimeUnit.MINUTES); // OK blocking_netty_task
    }

    void heartbeat() {
        wheel.newTimeout(new TimerTask() {
            @Override
            public void run(Timeout timeout) throws Exception {
                Runtime.getRuntime().exec("/usr/bin/sync").waitFor(); // BAD blocking_netty_task
                wheel.newTimeout(this, 1, TimeUnit.MINUTES); // OK blocking_netty_task
            }
        }, 1, TimeUnit.MINUTES);
    }

    void onWritten(ChannelFuture written) {
        written.addListener((ChannelFutureListener) f -> TimeUnit.MILLISECONDS.sleep(100)); // BAD blocking_netty_listener
        written.addListener((ChannelFutureListener) f -> pool.execute(() -> pause(100))); // OK blocking_netty_listener
        written.addListener((ChannelFutureListener) f -> pause(100)); // BAD blocking_netty_listener
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
