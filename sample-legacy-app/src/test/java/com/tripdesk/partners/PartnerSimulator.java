package com.tripdesk.partners;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for all partner systems. Answers are derived from the request alone, so that the same
 * question always gets the same answer. Delayed answers wait in a timer, not on a thread.
 *
 * <pre>
 * java -cp target/test-classes com.tripdesk.partners.PartnerSimulator --port 9090 --latency 50
 *
 * POST /admin/latency?ms=500[&amp;partner=flights]
 * POST /admin/failure?partner=flights&amp;mode=error500[&amp;times=2]   modes: none error500 error404 garbage drop
 * POST /admin/reset
 * GET  /admin/stats
 * </pre>
 */
public class PartnerSimulator implements AutoCloseable {

    static {
        // read once, when the JDK's server is first used
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "20000");
        setDefault("sun.net.httpserver.idleInterval", "300");
    }

    private final HttpServer server;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final AtomicLong total = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger peakInFlight = new AtomicInteger();
    private final Map<String, AtomicLong> perPartner = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, Long> partnerLatency = new ConcurrentHashMap<>();
    private final Map<String, String> lastBody = new ConcurrentHashMap<>();
    private final long initialLatency;
    private volatile long latency;

    private PartnerSimulator(HttpServer server, long latency) {
        this.server = server;
        this.initialLatency = latency;
        this.latency = latency;
        this.workers = Executors.newFixedThreadPool(4, daemon("sim-worker"));
        this.timer = Executors.newScheduledThreadPool(2, daemon("sim-timer"));
    }

    public static PartnerSimulator start(int port, long latencyMillis) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        PartnerSimulator simulator = new PartnerSimulator(HttpServer.create(address, 4096), latencyMillis);
        simulator.server.setExecutor(simulator.workers);
        simulator.server.createContext("/admin", simulator::admin);
        simulator.server.createContext("/", simulator::partner);
        simulator.server.start();
        return simulator;
    }

    public static void main(String[] args) throws Exception {
        int port = 9090;
        long latency = 50;
        for (int i = 0; i < args.length; i += 2) {
            if ("--port".equals(args[i]) && i + 1 < args.length) {
                port = Integer.parseInt(args[i + 1]);
            } else if ("--latency".equals(args[i]) && i + 1 < args.length) {
                latency = Long.parseLong(args[i + 1]);
            } else {
                throw new IllegalArgumentException("unknown option or missing value: " + args[i]);
            }
        }
        PartnerSimulator simulator = start(port, latency);
        System.out.println("LISTENING " + simulator.port());
        System.out.flush();
        Thread.currentThread().join();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String baseUrl() {
        return "http://localhost:" + port();
    }

    public void latency(long millis) {
        this.latency = millis;
    }

    public void latency(String partner, long millis) {
        partnerLatency.put(partner, millis);
    }

    public void fail(String partner, String mode) {
        fail(partner, mode, Integer.MAX_VALUE);
    }

    public void fail(String partner, String mode, int times) {
        if ("none".equals(mode)) {
            failures.remove(partner);
        } else {
            failures.put(partner, new Failure(mode, times));
        }
    }

    public long calls(String partner) {
        AtomicLong count = perPartner.get(partner);
        return count == null ? 0 : count.get();
    }

    public int peakInFlight() {
        return peakInFlight.get();
    }

    public String lastBody(String partner) {
        return lastBody.get(partner);
    }

    public void reset() {
        latency = initialLatency;
        partnerLatency.clear();
        failures.clear();
        perPartner.clear();
        lastBody.clear();
        total.set(0);
        peakInFlight.set(inFlight.get());
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        timer.shutdownNow();
    }

    private void partner(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String[] parts = path.substring(1).split("/");
        String partner = parts[0];
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        total.incrementAndGet();
        perPartner.computeIfAbsent(partner, key -> new AtomicLong()).incrementAndGet();
        int now = inFlight.incrementAndGet();
        peakInFlight.accumulateAndGet(now, Math::max);
        if (!body.isEmpty()) {
            lastBody.put(partner, body);
        }
        long delay = partnerLatency.getOrDefault(partner, latency);
        if (delay <= 0) {
            finish(exchange, partner, parts, body);
        } else {
            timer.schedule(() -> finish(exchange, partner, parts, body), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void finish(HttpExchange exchange, String partner, String[] parts, String body) {
        inFlight.decrementAndGet();
        try {
            Failure failure = failures.get(partner);
            if (failure != null && failure.take()) {
                failed(exchange, failure.mode);
                return;
            }
            String answer = answer(parts, query(exchange), body);
            if (answer == null) {
                respond(exchange, 404, "{\"error\":\"unknown\"}");
            } else {
                respond(exchange, 200, answer);
            }
        } catch (RuntimeException e) {
            respond(exchange, 400, "{\"error\":\"bad request\"}");
        }
    }

    private void failed(HttpExchange exchange, String mode) {
        switch (mode) {
            case "error404":
                respond(exchange, 404, "{\"error\":\"unknown\"}");
                break;
            case "garbage":
                respond(exchange, 200, "<html>maintenance</html>");
                break;
            case "drop":
                exchange.close();
                break;
            default:
                respond(exchange, 500, "{\"error\":\"internal\"}");
        }
    }

    private String answer(String[] parts, Map<String, String> query, String body) {
        if (parts.length < 2 || parts[parts.length - 1].startsWith("XXX")) {
            return null;
        }
        String last = parts[parts.length - 1];
        int seed = Math.abs(last.hashCode() % 97);
        switch (parts[0] + "/" + parts[1]) {
            case "flights/fares":
                return json("tripId", last, "carrier", "TD" + (seed % 9), "amount", 200 + seed, "currency", "EUR");
            case "hotels/rates":
                return json("tripId", last, "hotelId", "H" + seed, "nights", 1 + seed % 7, "amount", 80 + seed,
                        "currency", "EUR");
            case "cars/rates":
                return json("tripId", last, "carClass", seed % 2 == 0 ? "COMPACT" : "FAMILY", "amount", 30 + seed,
                        "currency", "EUR");
            case "flights/seats":
                return json("destination", last, "day", query.getOrDefault("day", "0"), "seats", 5 + seed);
            case "hotels/rooms":
                return json("destination", last, "rooms", 3 + seed, "bestHotelId", "H" + seed);
            case "cars/fleet":
                return json("destination", last, "cars", 2 + seed);
            case "hotels/details":
                return json("hotelId", last, "name", "Hotel " + last, "stars", 1 + seed % 5);
            case "weather/forecast":
                return json("destination", last, "day", query.getOrDefault("day", "0"), "celsius", seed % 35,
                        "summary", seed % 2 == 0 ? "sunny" : "rain");
            case "fx/rate":
                return json("from", query.get("from"), "to", query.get("to"), "rate", rate(query));
            case "loyalty/accounts":
                if ("POST".equals(query.get("_method"))) {
                    return json("number", parts[2], "points", 1500, "tier", "GOLD");
                }
                return json("number", parts[2], "points", 1200 + seed, "tier", seed % 2 == 0 ? "GOLD" : "BLUE");
            case "payments/charges":
                return json("paymentId", "PAY-" + Math.abs(body.hashCode() % 100000), "status", "CAPTURED");
            case "payments/refunds":
                return json("paymentId", "REF-" + Math.abs(body.hashCode() % 100000), "status", "REFUNDED");
            case "visa/rules":
                return json("country", last, "required", "US".equals(last) || "JP".equals(last), "maxDays", 90);
            case "airports/codes":
                return json("code", last, "country", country(last), "name", last + " International");
            case "insurance/policies":
                return json("policy", "POL-" + Math.abs(body.hashCode() % 100000), "premium", 19);
            case "rail/timetable":
                return json("tripId", last, "train", "R" + seed, "minutes", 60 + seed);
            case "rail/reservations":
                return json("reservation", "RAIL-" + Math.abs(body.hashCode() % 100000), "seats", 1);
            default:
                return null;
        }
    }

    private static double rate(Map<String, String> query) {
        double from = perEuro(query.get("from"));
        double to = perEuro(query.get("to"));
        return Math.round(10_000 * to / from) / 10_000.0;
    }

    private static double perEuro(String currency) {
        switch (currency) {
            case "USD":
                return 1.08;
            case "GBP":
                return 0.86;
            case "NOK":
                return 11.4;
            case "JPY":
                return 161.5;
            default:
                return 1.0;
        }
    }

    private static String country(String code) {
        switch (code) {
            case "LIS":
                return "PT";
            case "NYC":
                return "US";
            case "OSL":
                return "NO";
            case "TYO":
                return "JP";
            default:
                return "GB";
        }
    }

    private void admin(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Map<String, String> query = query(exchange);
        String path = exchange.getRequestURI().getPath();
        boolean post = "POST".equals(exchange.getRequestMethod());
        if (post && path.equals("/admin/latency")) {
            if (query.containsKey("partner")) {
                latency(query.get("partner"), Long.parseLong(query.get("ms")));
            } else {
                latency(Long.parseLong(query.get("ms")));
            }
            respond(exchange, 200, stats());
        } else if (post && path.equals("/admin/failure")) {
            int times = Integer.parseInt(query.getOrDefault("times", String.valueOf(Integer.MAX_VALUE)));
            fail(query.get("partner"), query.get("mode"), times);
            respond(exchange, 200, stats());
        } else if (post && path.equals("/admin/reset")) {
            reset();
            respond(exchange, 200, stats());
        } else if (path.equals("/admin/stats")) {
            respond(exchange, 200, stats());
        } else {
            respond(exchange, 404, "{\"error\":\"unknown admin request\"}");
        }
    }

    private String stats() {
        StringBuilder partners = new StringBuilder();
        for (Map.Entry<String, AtomicLong> entry : new TreeMap<>(perPartner).entrySet()) {
            if (partners.length() > 0) {
                partners.append(',');
            }
            partners.append('"').append(entry.getKey()).append("\":").append(entry.getValue());
        }
        return "{\"latencyMs\":" + latency + ",\"total\":" + total + ",\"inFlight\":" + inFlight + ",\"peakInFlight\":"
                + peakInFlight + ",\"partners\":{" + partners + "}}";
    }

    private static void respond(HttpExchange exchange, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            // the caller has gone away
            exchange.close();
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> result = new TreeMap<>();
        result.put("_method", exchange.getRequestMethod());
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    result.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return result;
    }

    private static String json(Object... fields) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < fields.length; i += 2) {
            if (i > 0) {
                out.append(',');
            }
            out.append('"').append(fields[i]).append("\":");
            Object value = fields[i + 1];
            if (value instanceof String) {
                out.append('"').append(((String) value).replace("\"", "\\\"")).append('"');
            } else {
                out.append(value);
            }
        }
        return out.append('}').toString();
    }

    private static void setDefault(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    private static ThreadFactory daemon(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static final class Failure {
        private final String mode;
        private final AtomicInteger left;

        private Failure(String mode, int times) {
            this.mode = mode;
            this.left = new AtomicInteger(times);
        }

        private boolean take() {
            return left.getAndUpdate(n -> n > 0 ? n - 1 : 0) > 0;
        }
    }
}
