package cases.chatrelay;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.*;
import java.util.concurrent.*;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

public class ChatRelay extends AbstractVerticle {

    private static final Logger LOG = Logger.getLogger(ChatRelay.class.getName());
    static final Map<String, Integer> ONLINE = new HashMap<>();
    private static final Map<String, String> TOPICS = new ConcurrentHashMap<>();

    private final DataSource database;
    private final Map<String, String> nicknames = new HashMap<>();
    private HttpClient upstream;
    private HttpClient bots;
    private int attempts;

    public ChatRelay(DataSource database) {
        this.database = database;
    }

    @Override
    public void start(Promise<Void> started) {
        upstream = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(20)
                .setMaxWaitQueueSize(200) // OK ninth_fanout_client_without_limit
                .setConnectTimeout(2000)
                .setIdleTimeout(30));
        bots = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(Integer.MAX_VALUE)); // BAD ninth_fanout_client_without_limit
        vertx.eventBus().consumer("chat.join", this::onJoin);
        vertx.eventBus().consumer("chat.nick", (Message<JsonObject> m) -> {
            nicknames.put(m.body().getString("id"), m.body().getString("nick")); // OK ninth_shared_plain_collection_in_singleton
            m.reply(nicknames.size());
        });
        vertx.createHttpServer().requestHandler(this::onRequest).listen(8080)
                .onSuccess(s -> started.complete())
                .onFailure(started::fail); // OK ninth_hygiene_promise_not_completed
    }

    private void onJoin(Message<String> message) {
        ONLINE.put(message.body(), ONLINE.getOrDefault(message.body(), 0) + 1); // BAD ninth_shared_mutable_static
        TOPICS.put(message.body(), "general"); // OK ninth_shared_mutable_static
        message.reply("ok");
    }

    private void onRequest(HttpServerRequest request) {
        switch (request.path()) {
            case "/history" -> history(request);
            case "/older" -> older(request);
            case "/wait" -> pause(request);
            case "/later" -> later(request);
            case "/motd" -> motd(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void history(HttpServerRequest request) {
        try (Connection c = database.getConnection();
             PreparedStatement s = c.prepareStatement("select text from line")) {
            var rows = s.executeQuery(); // BAD ninth_fanout_blocking_on_event_loop
            request.response().end(rows.next() ? rows.getString(1) : "");
        } catch (SQLException e) {
            request.response().setStatusCode(500).end();
        }
    }

    private void older(HttpServerRequest request) {
        vertx.<String>executeBlocking(p -> {
            try (Connection c = database.getConnection();
                 PreparedStatement s = c.prepareStatement("select text from old_line")) {
                var rows = s.executeQuery(); // OK ninth_fanout_blocking_on_event_loop
                p.complete(rows.next() ? rows.getString(1) : "");
            } catch (SQLException e) {
                p.fail(e); // OK ninth_hygiene_promise_not_completed
            }
        }).onComplete(r -> answer(request, r));
    }

    private void answer(HttpServerRequest request, AsyncResult<String> r) {
        if (r.succeeded()) {
            request.response().end(r.result());
        } else {
            request.response().setStatusCode(500).end();
        }
    }

    private void pause(HttpServerRequest request) {
        try {
            Thread.sleep(2000); // BAD ninth_fanout_blocking_on_event_loop
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        request.response().end("waited");
    }

    private void later(HttpServerRequest request) {
        vertx.setTimer(2000, id -> request.response().end("waited")); // OK ninth_fanout_blocking_on_event_loop
    }

    private void motd(HttpServerRequest request) {
        vertx.fileSystem().readFile("motd.txt")
                .onSuccess(b -> request.response().end(b))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    Future<String> lookup(String nick) {
        Promise<String> promise = Promise.promise();
        vertx.fileSystem().readFile("nick/" + nick, ar -> {
            if (ar.succeeded()) {
                promise.complete(ar.result().toString()); // BAD ninth_hygiene_promise_not_completed
            } else {
                LOG.log(Level.WARNING, "nick", ar.cause());
            }
        });
        return promise.future();
    }

    Future<String> resolve(String nick) {
        Promise<String> promise = Promise.promise();
        vertx.fileSystem().readFile("nick/" + nick, ar -> {
            if (ar.succeeded()) {
                promise.complete(ar.result().toString()); // OK ninth_hygiene_promise_not_completed
            } else {
                promise.fail(ar.cause());
            }
        });
        return promise.future();
    }

    void connect() {
        upstream.webSocket(443, "hub.example", "/relay").onComplete(ar -> {
            if (ar.failed()) {
                connect(); // BAD ninth_fanout_immediate_reconnect
            } else {
                forward(ar.result());
            }
        });
    }

    private void forward(WebSocket socket) {
        socket.textMessageHandler(t -> vertx.eventBus().publish("chat.line", t));
        socket.closeHandler(v -> connect()); // BAD ninth_fanout_immediate_reconnect
    }

    void attach() {
        bots.webSocket(443, "bots.example", "/relay").onComplete(ar -> {
            if (ar.failed()) {
                long delay = Math.min(60_000L, 500L << Math.min(attempts++, 7)) + ThreadLocalRandom.current().nextLong(500);
                vertx.setTimer(delay, id -> attach()); // OK ninth_fanout_immediate_reconnect
            } else {
                attempts = 0;
            }
        });
    }

    void log(String line) {
        vertx.fileSystem().writeFile("chat.log", Buffer.buffer(line)); // BAD ninth_hygiene_future_dropped
    }

    void trace(String line) {
        vertx.fileSystem().writeFile("chat.trace", Buffer.buffer(line))
                .onFailure(e -> LOG.log(Level.WARNING, "trace", e)); // OK ninth_hygiene_future_dropped
    }
}

class RelayBridge {

    private static final Logger LOG = Logger.getLogger("bridge");

    private final Vertx vertx;
    private final ExecutorService legacy = Executors.newFixedThreadPool(2); // OK ninth_hygiene_executor_not_shut_down

    RelayBridge() {
        this.vertx = Vertx.vertx(new VertxOptions().setWorkerPoolSize(40));
    }

    String ask(String address, String text) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        vertx.eventBus().<String>request(address, text).onSuccess(m -> answer.complete(m.body()));
        return answer.get(); // BAD ninth_hygiene_wait_without_timeout
    }

    String query(String address, String text) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        vertx.eventBus().<String>request(address, text)
                .onSuccess(m -> answer.complete(m.body()))
                .onFailure(answer::completeExceptionally);
        return answer.get(5, TimeUnit.SECONDS); // OK ninth_hygiene_wait_without_timeout
    }

    CompletableFuture<String> convert(Path file) {
        CompletableFuture<String> done = new CompletableFuture<>();
        legacy.execute(() -> {
            try {
                done.complete(Files.readString(file)); // BAD ninth_hygiene_promise_not_completed
            } catch (java.io.IOException e) {
                LOG.log(Level.WARNING, "convert", e);
            }
        });
        return done;
    }

    CompletableFuture<String> translate(Path file) {
        CompletableFuture<String> done = new CompletableFuture<>();
        legacy.execute(() -> {
            try {
                done.complete(Files.readString(file)); // OK ninth_hygiene_promise_not_completed
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    void close() {
        legacy.shutdown();
        vertx.close().onFailure(e -> LOG.log(Level.WARNING, "close", e));
    }
}
