package dev.unblock.reports.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A headless Chromium with one page and no network, driven over its DevTools protocol on the loopback interface. */
final class Chromium implements AutoCloseable {

    private static final int SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Chromium(Process process, Path profile) throws IOException, InterruptedException {
        this.process = process;
        int port = port(profile);
        HttpRequest pages = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        JsonNode page = JSON.readTree(http.send(pages, BodyHandlers.ofString()).body());
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.get("webSocketDebuggerUrl").asText()), new Listener())
                .join();
        Stream.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable", "DOM.enable")
                .forEach(method -> send(method, Map.of()));
        send("Network.setBlockedURLs", Map.of("urls", List.of("http://*", "https://*", "ws://*", "wss://*")));
    }

    /** The browser of this machine, if there is one. */
    static Optional<Path> installed() {
        return Stream.concat(
                        Stream.of("/usr/lib/chromium/chromium"),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                                .flatMap(folder -> Stream.of(folder + "/chromium", folder + "/google-chrome")))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path program, Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        return new Chromium(process, profile);
    }

    JsonNode send(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        try {
            String message = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
            socket.sendText(message, true).join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Opens an address from an empty page, so that even one that differs only behind the hash is loaded. */
    void open(String address) throws InterruptedException {
        navigate("about:blank");
        events.clear();
        navigate(address);
    }

    private void navigate(String address) throws InterruptedException {
        long before = loads();
        send("Page.navigate", Map.of("url", address));
        until(() -> loads() > before, "load of " + address);
    }

    /** The value of an expression; promises are awaited. */
    JsonNode value(String expression) {
        JsonNode answer =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.path("result").has("exceptionDetails")) {
            throw new AssertionError(answer.toString());
        }
        return answer.path("result").path("result").path("value");
    }

    /** Waits until an expression is true. */
    void until(String expression) throws InterruptedException {
        until(() -> value(expression).asBoolean(), expression);
    }

    void key(String name, int code) {
        Stream.of("rawKeyDown", "keyUp")
                .forEach(type -> send(
                        "Input.dispatchKeyEvent",
                        Map.of("type", type, "key", name, "code", name, "windowsVirtualKeyCode", code)));
    }

    void size(int width, int height) {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    List<JsonNode> events(Predicate<String> method) {
        return events.stream()
                .filter(event -> method.test(event.path("method").asText()))
                .toList();
    }

    private long loads() {
        return events(method -> method.equals("Page.loadEventFired")).size();
    }

    private static int port(Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        until(() -> Files.exists(file) && file.toFile().length() > 0, "start of Chromium");
        return Integer.parseInt(Files.readAllLines(file).get(0));
    }

    private static void until(java.util.function.BooleanSupplier isSo, String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + SECONDS + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Ends the browser and all its processes, so that nothing of it is left in the temporary folder. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        send("Browser.close", Map.of());
        if (!ended()) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
        all.forEach(each -> each.onExit().join());
        socket.abort();
    }

    private boolean ended() {
        return process.onExit()
                .thenApply(end -> true)
                .completeOnTimeout(false, SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(data);
        }

        private void take(String message) {
            try {
                JsonNode node = JSON.readTree(message);
                if (node.has("id")) {
                    answers.remove(node.get("id").asInt()).complete(node);
                } else {
                    events.add(node);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
