package dev.unblock.benchmarks.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Started as a child in tests: healthy at once, and each answer of {@code /slow} sleeps a little on a request thread. */
public final class SlowApplication {

    private SlowApplication() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.getInteger("server.port");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newSingleThreadExecutor(work -> new Thread(work, "http-nio-1-exec-1")));
        server.createContext("/slow", exchange -> {
            byte[] body = sleep().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    private static String sleep() {
        try {
            Thread.sleep(20);
            return System.getProperty("greeting", "slept");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
