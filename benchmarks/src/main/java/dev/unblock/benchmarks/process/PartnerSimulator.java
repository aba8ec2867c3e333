package dev.unblock.benchmarks.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The process that stands in for the sample's partners: settable latency, and counts of what it was asked. */
public final class PartnerSimulator implements AutoCloseable {

    private static final String MAIN_CLASS = "com.tripdesk.partners.PartnerSimulator";
    private static final String LISTENING = "LISTENING ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final int port;
    private final Loopback loopback;
    private final JsonMapper json = JsonMapper.builder().build();

    private PartnerSimulator(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
        this.loopback = new Loopback(port);
    }

    /** What the partners have seen since the last reset. */
    public record Stats(long total, int inFlight, int peakInFlight) {}

    /**
     * Starts it.
     *
     * @param testClasses where the sample's compiled test classes are
     * @param folder for its log
     */
    public static PartnerSimulator start(Path testClasses, Path folder) throws InterruptedException {
        Path mainClass = testClasses.resolve(MAIN_CLASS.replace('.', '/') + ".class");
        if (!Files.isRegularFile(mainClass)) {
            throw new UsageException("No partner simulator in " + testClasses + ". Compile the sample's tests first: "
                    + "mvn test-compile");
        }
        List<String> arguments = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                testClasses.toAbsolutePath().toString(),
                MAIN_CLASS,
                "--port",
                "0",
                "--latency",
                "0");
        JavaProcess process = JavaProcess.start(arguments, folder, folder.resolve("simulator.log"));
        try {
            return new PartnerSimulator(process, awaitPort(process));
        } catch (InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static int awaitPort(JavaProcess process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            Optional<String> line = process.output().stream()
                    .filter(text -> text.startsWith(LISTENING))
                    .findFirst();
            if (line.isPresent()) {
                return Integer.parseInt(line.get().substring(LISTENING.length()).strip());
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the partner simulator did not start:\n" + process.tail());
    }

    public int port() {
        return port;
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** Forgets its counts and answers after this time from now on. */
    public void reset(Duration latency) throws InterruptedException {
        post("/admin/reset");
        latency(latency);
    }

    public void latency(Duration latency) throws InterruptedException {
        post("/admin/latency?ms=" + latency.toMillis());
    }

    public Stats stats() throws InterruptedException {
        try {
            HttpResponse<byte[]> response = loopback.get("/admin/stats");
            JsonNode stats = json.readTree(checked(response).body());
            return new Stats(
                    stats.path("total").asLong(),
                    stats.path("inFlight").asInt(),
                    stats.path("peakInFlight").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException("the partner simulator does not answer", e);
        }
    }

    private void post(String path) throws InterruptedException {
        try {
            checked(loopback.post(path));
        } catch (IOException e) {
            throw new UncheckedIOException("the partner simulator does not answer", e);
        }
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the partner simulator answered " + response.statusCode());
        }
        return response;
    }

    @Override
    public void close() {
        process.close();
    }
}
