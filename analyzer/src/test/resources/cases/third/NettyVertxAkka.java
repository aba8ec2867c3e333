package t;
import io.netty.channel.*;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.util.concurrent.*;

class SlowHandler extends ChannelInboundHandlerAdapter {
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(10);
  @Override public void channelRead(ChannelHandlerContext ctx, Object msg) throws Exception {
    queue.put(msg); // BAD eventloop
  }
  @Override public void channelActive(ChannelHandlerContext ctx) throws Exception {
    ChannelFuture f = ctx.writeAndFlush("hello");
    f.sync(); // BAD eventloop
  }
  @Override public void userEventTriggered(ChannelHandlerContext ctx, Object evt) {
    if (!queue.offer(evt)) ctx.close(); // OK eventloop
  }
  @Override public void channelInactive(ChannelHandlerContext ctx) {
    workers.execute(() -> persist("gone")); // OK eventloop
  }
  private void persist(String s) {
    try (Writer w = new FileWriter("/tmp/x")) { w.write(s); } catch (IOException e) { throw new UncheckedIOException(e); }
  }
  @Override public void channelReadComplete(ChannelHandlerContext ctx) {
    ctx.writeAndFlush("x").addListener(f -> { if (!f.isSuccess()) ctx.close(); }); // OK eventloop
  }
}
class Decoder extends SimpleChannelInboundHandler<String> {
  @Override protected void channelRead0(ChannelHandlerContext ctx, String msg) throws Exception {
    InetAddress a = InetAddress.getByName(msg); // BAD eventloop
    ctx.write(a);
  }
}
class Verticle extends AbstractVerticle {
  @Override public void start(Promise<Void> started) {
    Router router = Router.router(vertx);
    router.get("/file").handler(this::file);
    router.get("/ok").handler(this::offloaded);
    router.get("/blocking").blockingHandler(this::allowed);
    router.get("/sleep").handler(rc -> {
      try { TimeUnit.SECONDS.sleep(1); } catch (InterruptedException e) { Thread.currentThread().interrupt(); } // BAD eventloop
      rc.end();
    });
    vertx.setPeriodic(1000, id -> {
      try { new Socket("x", 80).close(); } catch (IOException e) { throw new UncheckedIOException(e); } // BAD eventloop
    });
    vertx.setTimer(100, id -> vertx.eventBus().publish("tick", id)); // OK eventloop
    started.complete();
  }
  private void file(RoutingContext rc) {
    try { rc.end(Files.readString(Path.of("a"))); } catch (IOException e) { rc.fail(e); } // BAD eventloop
  }
  private void offloaded(RoutingContext rc) {
    vertx.executeBlocking(() -> Files.readString(Path.of("b"))).onSuccess(rc::end); // OK eventloop
  }
  private void allowed(RoutingContext rc) {
    try { rc.end(Files.readString(Path.of("c"))); } catch (IOException e) { rc.fail(e); } // OK eventloop
  }
}
