package dev.unblock.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** A Spring Boot application under measurement, with a flight recording of everything it waits for. */
public final class Application implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String SETTINGS = "blocking.jfc";

    private final Launch launch;
    private final int port;
    private final JavaProcess process;
    private final Loopback loopback;

    private Application(Launch launch, int port, JavaProcess process) {
        this.launch = launch;
        this.port = port;
        this.process = process;
        this.loopback = new Loopback(port);
    }

    /** Starts it on a free loopback port and waits until it is healthy. */
    public static Application start(Launch launch) throws InterruptedException {
        int port = FreePort.find();
        JavaProcess process =
                JavaProcess.start(launch.arguments(port, settings(launch)), launch.folder(), launch.log());
        Application application = new Application(launch, port, process);
        try {
            application.awaitHealth();
        } catch (InterruptedException | RuntimeException e) {
            application.close();
            throw e;
        }
        return application;
    }

    private static Path settings(Launch launch) {
        try (InputStream settings = Application.class.getResourceAsStream(SETTINGS)) {
            if (settings == null) {
                throw new IllegalStateException(SETTINGS + " is missing from the class path");
            }
            Files.createDirectories(launch.folder());
            Path file = launch.folder().resolve(SETTINGS);
            Files.copy(settings, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + launch.folder(), e);
        }
    }

    private void awaitHealth() throws InterruptedException {
        long deadline = System.nanoTime() + launch.patience().toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        launch.name() + " ended while starting; the end of its log:\n" + process.tail());
            }
            if (answers(launch.healthPath())) {
                return;
            }
            Thread.sleep(POLL.toMillis());
        }
        throw new IllegalStateException(launch.name() + " was not healthy at " + launch.healthPath() + " after "
                + launch.patience().toSeconds() + " s; the end of its log:\n" + process.tail());
    }

    /** Whether it answers this with success now. */
    public boolean answers(String path) throws InterruptedException {
        try {
            return loopback.get(path).statusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet, or too busy: the caller asks because it does not know.
        }
    }

    public String name() {
        return launch.name();
    }

    public int port() {
        return port;
    }

    public ProcessHandle handle() {
        return process.handle();
    }

    /** The body of one answer. */
    public byte[] ask(String path) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = loopback.get(path);
            if (response.statusCode() != 200) {
                throw new IllegalStateException(name() + " answered " + response.statusCode() + " to GET " + path
                        + "; the end of its log:\n" + process.tail());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " did not answer GET " + path, e);
        }
    }

    /** Where the recording is, complete once the application is closed. */
    public Path recording() {
        return launch.recording();
    }

    @Override
    public void close() {
        process.close();
    }
}
