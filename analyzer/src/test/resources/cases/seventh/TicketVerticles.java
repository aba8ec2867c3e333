package cases.ticketverticles;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

public class TicketVerticles extends AbstractVerticle {

    private final java.net.http.HttpClient jdkClient = java.net.http.HttpClient.newHttpClient();
    private final ReentrantLock seatLock = new ReentrantLock();
    private final DataSource dataSource;

    public TicketVerticles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void start(Promise<Void> startPromise) throws Exception {
        Buffer banner = vertx.fileSystem().readFileBlocking("banner.txt"); // BAD blocking_vertx_start
        vertx.fileSystem().readFile("motd.txt") // OK blocking_vertx_start
                .onSuccess(b -> System.out.println(b.length() + banner.length()));

        Router router = Router.router(vertx);
        router.get("/seats").handler(this::listSeats);
        router.get("/report").blockingHandler(this::report);
        router.get("/price").handler(this::price);
        router.post("/hold").handler(this::hold);
        router.get("/poster").handler(ctx -> {
            try {
                ctx.response().end(Files.readString(Path.of("poster.svg"))); // BAD blocking_vertx_handler
            } catch (IOException e) {
                ctx.fail(e);
            }
        });
        router.get("/leaflet").handler(ctx -> ctx.response().sendFile("leaflet.pdf")); // OK blocking_vertx_handler

        vertx.createHttpServer().requestHandler(router).listen(8080)
                .<Void>mapEmpty()
                .onComplete(startPromise);
    }

    private void listSeats(RoutingContext ctx) {
        try (Connection c = dataSource.getConnection(); // BAD blocking_vertx_handler
             Statement st = c.createStatement()) {
            ResultSet rs = st.executeQuery("select * from seats"); // BAD blocking_vertx_handler
            ctx.response().end(rs.next() ? rs.getString(1) : "");
        } catch (SQLException e) {
            ctx.fail(e);
        }
    }

    private void report(RoutingContext ctx) {
        try (Connection c = dataSource.getConnection(); // OK blocking_vertx_worker
             Statement st = c.createStatement()) {
            ResultSet rs = st.executeQuery("select sum(price) from seats"); // OK blocking_vertx_worker
            ctx.response().end(rs.next() ? rs.getString(1) : "0");
        } catch (SQLException e) {
            ctx.fail(e);
        }
    }

    private void price(RoutingContext ctx) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://pricing.example.org/p")).build();
        try {
            HttpResponse<String> answer = jdkClient.send(request, HttpResponse.BodyHandlers.ofString()); // BAD blocking_vertx_handler
            ctx.response().end(answer.body());
        } catch (IOException | InterruptedException e) {
            ctx.fail(e);
        }
        jdkClient.sendAsync(request, HttpResponse.BodyHandlers.ofString()) // OK blocking_vertx_handler
                .thenAccept(r -> ctx.vertx().runOnContext(v -> ctx.response().end(r.body())));
    }

    private void hold(RoutingContext ctx) {
        vertx.executeBlocking(() -> {
            seatLock.lock();
            try (Connection c = dataSource.getConnection()) { // OK blocking_vertx_worker
                c.createStatement().executeUpdate("update seats set held = 1"); // OK blocking_vertx_worker
                return true;
            } finally {
                seatLock.unlock();
            }
        }).onSuccess(done -> ctx.response().end());
        vertx.<Boolean>executeBlocking(() -> true).onSuccess(done -> {
            try (Connection c = dataSource.getConnection()) { // BAD blocking_vertx_future_callback
                ctx.put("schema", c.getSchema());
            } catch (SQLException e) {
                ctx.fail(e);
            }
        });
    }
}

class TimersVerticle extends AbstractVerticle {

    private CountDownLatch gate = new CountDownLatch(1);

    @Override
    public void start() {
        vertx.setTimer(1000, id -> {
            try {
                gate.await(); // BAD blocking_vertx_timer
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        vertx.setPeriodic(5000, id -> vertx.executeBlocking(() -> {
            gate.await(); // OK blocking_vertx_worker
            return null;
        }));
        vertx.setPeriodic(9000, new Handler<Long>() {
            @Override
            public void handle(Long id) {
                try {
                    Thread.sleep(50L); // BAD blocking_vertx_timer
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        vertx.eventBus().consumer("gate.open", (Message<String> m) -> {
            gate.countDown(); // OK blocking_vertx_consumer
            m.reply("open");
        });
        vertx.eventBus().<String>consumer("gate.check", m -> {
            String state = vertx.eventBus().<String>request("gate.state", "").toCompletionStage()
                    .toCompletableFuture().join().body(); // BAD blocking_vertx_consumer
            m.reply(state);
        });
        vertx.eventBus().<String>consumer("gate.peek", m ->
                vertx.eventBus().<String>request("gate.state", "") // OK blocking_vertx_consumer
                        .onSuccess(r -> m.reply(r.body())));
        vertx.runOnContext(v -> CompletableFuture.runAsync(() -> gate.countDown()).join()); // BAD blocking_vertx_handler
    }
}

class MailboxWorker extends AbstractVerticle {

    @Override
    public void start() {
        vertx.eventBus().<String>consumer("mail.out", m -> {
            try {
                Process p = new ProcessBuilder("/usr/sbin/sendmail", m.body()).start(); // OK blocking_vertx_worker
                p.waitFor(20, TimeUnit.SECONDS); // OK blocking_vertx_worker
                m.reply(p.exitValue());
            } catch (IOException | InterruptedException e) {
                m.fail(1, e.getMessage());
            }
        });
    }

    static void deploy(Vertx vertx) {
        vertx.deployVerticle(MailboxWorker::new, new DeploymentOptions().setThreadingModel(ThreadingModel.WORKER));
        vertx.deployVerticle(FaxSender::new, new DeploymentOptions().setInstances(2));
    }
}

class FaxSender extends AbstractVerticle {

    @Override
    public void start() {
        vertx.eventBus().<String>consumer("fax.out", m -> {
            try {
                Process p = new ProcessBuilder("/usr/bin/sendfax", m.body()).start();
                p.waitFor(20, TimeUnit.SECONDS); // BAD blocking_vertx_consumer
                m.reply(p.exitValue());
            } catch (IOException | InterruptedException e) {
                m.fail(1, e.getMessage());
            }
        });
    }
}

class RawServer {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();

    void serve() throws Exception {
        vertx.createHttpServer()
                .requestHandler(this::onRequest)
                .listen(9090)
                .toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS); // OK blocking_vertx_main
    }

    private void onRequest(HttpServerRequest req) {
        Future<Buffer> upstream = client.request(HttpMethod.GET, 80, "up.example.org", "/")
                .compose(r -> r.send())
                .compose(r -> r.body());
        upstream.onSuccess(b -> req.response().end(b)); // OK blocking_vertx_handler
        try {
            Buffer body = upstream.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS); // BAD blocking_vertx_handler
            req.response().end(body);
        } catch (Exception e) {
            req.response().setStatusCode(502).end();
        }
        upstream.onComplete(ar -> {
            if (ar.succeeded()) {
                Buffer body = ar.result(); // OK blocking_vertx_future_callback
                vertx.fileSystem().writeFileBlocking("last.bin", body); // BAD blocking_vertx_future_callback
            }
        });
        upstream.map(b -> {
            sleepQuietly(20); // BAD blocking_vertx_future_callback
            return b.length();
        });
    }

    private static void sleepQuietly(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
