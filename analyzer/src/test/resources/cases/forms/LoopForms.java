package forms.loops;

import io.grpc.stub.StreamObserver;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jetbrains.annotations.Blocking;
import org.jetbrains.annotations.BlockingExecutor;
import org.jetbrains.annotations.NonBlocking;
import org.jetbrains.annotations.NonBlockingExecutor;

class Decoder extends ByteToMessageDecoder {
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        Thread.sleep(1); // BAD forms_loop
    }
}

class Listens {
    void a(Channel c, CompletableFuture<String> f) {
        c.writeAndFlush("x").addListener(new ChannelFutureListener() {
            @Override
            public void operationComplete(ChannelFuture done) throws Exception {
                f.get(); // BAD forms_loop
            }
        });
    }

    void b(Channel c, CompletableFuture<String> f) {
        c.writeAndFlush("x").addListener((ChannelFutureListener) done -> f.get()); // BAD forms_loop
    }

    void c(Channel c) {
        c.eventLoop().execute(() -> {
            try {
                Thread.sleep(3); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void d(Channel c) {
        c.eventLoop().schedule(() -> c.write("later"), 3, TimeUnit.SECONDS); // OK forms_loop
    }
}

class Init extends ChannelInitializer<Channel> {
    private static final EventExecutorGroup SLOW = new DefaultEventExecutorGroup(8);

    @Override
    protected void initChannel(Channel ch) {
        ChannelPipeline p = ch.pipeline();
        p.addLast(SLOW, "slow", new Slow());
        p.addLast(new Fast());
    }
}

class Slow extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        Thread.sleep(100); // OK forms_loop
    }
}

class Fast extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
        Thread.sleep(100); // BAD forms_loop
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable t) {
        ctx.close().syncUninterruptibly(); // BAD forms_loop
    }
}

class Vx extends AbstractVerticle {
    private WorkerExecutor workers;

    @Override
    public void start() {
        vertx.createHttpServer().requestHandler(this::serve).listen(8080);
        vertx.setTimer(10, id -> sleep()); // BAD forms_loop
        vertx.executeBlocking(() -> {
            sleep();
            return 1; // OK forms_loop
        });
        workers.executeBlocking(this::slow);
        Context c = vertx.getOrCreateContext();
        c.runOnContext(v -> {
            try {
                Thread.sleep(2); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private String slow() throws Exception {
        Thread.sleep(1000); // OK forms_loop
        return "";
    }

    private void serve(HttpServerRequest r) {
        try {
            r.response().end(Files.readString(Path.of("x"))); // BAD forms_loop
        } catch (IOException e) {
            r.response().setStatusCode(500).end();
        }
    }

    private void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

class Routed implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext rc) {
        try {
            Thread.sleep(1); // BAD forms_loop
        } catch (InterruptedException e) {
            rc.fail(e);
        }
    }
}

class Unrouted {
    void one(RoutingContext rc) throws IOException {
        rc.response().end(Files.readString(Path.of("x"))); // BAD forms_loop
    }

    Future<String> two(Future<String> f) {
        return f.compose(s -> {
            try {
                return Future.succeededFuture(Files.readString(Path.of(s))); // BAD forms_loop
            } catch (IOException e) {
                return Future.failedFuture(e);
            }
        });
    }

    void three(Future<String> f) {
        f.onComplete(ar -> {
            try {
                Thread.sleep(5); // BAD forms_loop
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}

class Nio {
    void a(AsynchronousSocketChannel ch, ByteBuffer b) {
        ch.read(b, null, new CompletionHandler<Integer, Void>() {
            @Override
            public void completed(Integer n, Void v) {
                try {
                    ch.write(b).get(); // BAD forms_loop
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void failed(Throwable t, Void v) {
                try {
                    Thread.sleep(50); // BAD forms_loop
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    void b(AsynchronousFileChannel ch, ByteBuffer b, Executor e) {
        ch.read(b, 0, e, new CompletionHandler<Integer, Executor>() {
            @Override
            public void completed(Integer n, Executor x) {
                x.execute(() -> {
                    try {
                        Thread.sleep(50); // OK forms_loop
                    } catch (InterruptedException i) {
                        Thread.currentThread().interrupt();
                    }
                });
            }

            @Override
            public void failed(Throwable t, Executor x) {
                t.printStackTrace(); // OK forms_loop
            }
        });
    }
}

class Servlets extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest q, HttpServletResponse r) throws IOException {
        AsyncContext ac = q.startAsync();
        ServletInputStream in = q.getInputStream();
        in.setReadListener(new ReadListener() {
            @Override
            public void onDataAvailable() throws IOException {
                try {
                    Thread.sleep(10); // BAD forms_loop
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void onAllDataRead() {
                ac.complete(); // OK forms_loop
            }

            @Override
            public void onError(Throwable t) {
                ac.complete();
            }
        });
    }
}

class Marked {
    private BlockingQueue<String> q;

    @NonBlocking
    void a() throws InterruptedException {
        q.put("x"); // BAD forms_loop
    }

    @NonBlocking
    void b() {
        q.offer("x"); // OK forms_loop
    }

    @Blocking
    void c() throws InterruptedException {
        q.put("x"); // OK forms_loop
    }

    @NonBlocking
    String d() {
        return callee(); // BAD forms_loop
    }

    @Blocking
    private String callee() {
        return nativeOne();
    }

    private native String nativeOne();

    void e(@NonBlockingExecutor Executor e) {
        e.execute(() -> {
            try {
                q.take(); // BAD forms_loop
            } catch (InterruptedException i) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void f(@BlockingExecutor Executor e) {
        e.execute(() -> {
            try {
                q.take(); // OK forms_loop
            } catch (InterruptedException i) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private final @NonBlockingExecutor Executor field = Runnable::run;
    private final @BlockingExecutor Executor other;

    Marked(@BlockingExecutor Executor other) {
        this.other = other;
    }

    void g() {
        other.execute(() -> {
            try {
                Thread.sleep(1); // OK forms_loop
            } catch (InterruptedException i) {
                Thread.currentThread().interrupt();
            }
        });
    }
}

@NonBlocking
class WholeType {
    void a() throws InterruptedException {
        Thread.sleep(1); // BAD forms_loop
    }

    @Blocking
    void b() throws InterruptedException {
        Thread.sleep(1); // OK forms_loop
    }
}

interface Says {
    @NonBlocking
    void now() throws Exception;
}

class Does implements Says {
    @Override
    public void now() throws Exception {
        Thread.sleep(1); // BAD forms_loop
    }
}

class Futures1 {
    CompletableFuture<Integer> a(CompletableFuture<Path> f) {
        return f.thenApply(p -> {
            try {
                return Files.readString(p).length(); // BAD forms_stage
            } catch (IOException e) {
                return 0;
            }
        });
    }

    CompletableFuture<Integer> b(CompletableFuture<Path> f, Executor e) {
        return f.thenApplyAsync(p -> {
            try {
                return Files.readString(p).length(); // OK forms_stage
            } catch (IOException x) {
                return 0;
            }
        }, e);
    }

    CompletableFuture<Integer> c(CompletableFuture<Integer> f, CompletableFuture<Integer> g) {
        return f.thenCompose(x -> CompletableFuture.completedFuture(x + g.join())); // BAD forms_stage
    }

    CompletableFuture<Integer> d(CompletableFuture<Integer> f) {
        return f.whenComplete((x, t) -> nap()); // BAD forms_stage
    }

    private void nap() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    CompletableFuture<Integer> e(CompletableFuture<Integer> f, CompletableFuture<Integer> g) {
        return f.thenCombine(g, (x, y) -> x + y); // OK forms_stage
    }
}
