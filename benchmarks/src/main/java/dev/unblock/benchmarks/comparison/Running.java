package dev.unblock.benchmarks.comparison;

import dev.unblock.benchmarks.process.Application;
import dev.unblock.benchmarks.process.Launch;
import dev.unblock.benchmarks.process.PartnerSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contenders that are running. */
final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** The same heap for all, so that resident memory can be compared. */
    private static final List<String> JVM_OPTIONS = List.of("-Xms256m", "-Xmx512m");

    private final PartnerSimulator partners;
    private final Path folder;
    private final Map<Contender, Application> applications = new LinkedHashMap<>();

    Running(PartnerSimulator partners, Path folder) {
        this.partners = partners;
        this.folder = folder;
    }

    Application get(Contender contender) throws InterruptedException {
        Application known = applications.get(contender);
        if (known != null) {
            return known;
        }
        Application started = Application.start(launch(contender));
        applications.put(contender, started);
        return started;
    }

    private Launch launch(Contender contender) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("partners.base-url", "http://127.0.0.1:" + partners.port());
        properties.put("logging.level.root", "warn");
        properties.putAll(contender.properties());
        Path own = folder.resolve(contender.name().replaceAll("[^A-Za-z0-9]+", "-"));
        return new Launch(
                contender.name(), contender.jar(), JVM_OPTIONS, properties, "/actuator/health", PATIENCE, own);
    }

    /** Everything that belongs to the measurement beside this process. */
    List<ProcessHandle> processes() {
        List<ProcessHandle> processes = new ArrayList<>();
        processes.add(partners.handle());
        applications.values().forEach(application -> processes.add(application.handle()));
        return processes;
    }

    /** Ends the contender; its recording is then complete. */
    Path end(Contender contender) {
        Application application = applications.remove(contender);
        if (application == null) {
            throw new IllegalStateException(contender.name() + " is not running");
        }
        application.close();
        return application.recording();
    }

    @Override
    public void close() {
        applications.values().forEach(Application::close);
        applications.clear();
    }
}
