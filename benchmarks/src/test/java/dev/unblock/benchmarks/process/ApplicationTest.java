package dev.unblock.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.analyzer.recording.ApplicationCode;
import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.RecordingReader;
import dev.unblock.analyzer.recording.ThreadKind;
import dev.unblock.analyzer.recording.WaitKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    @TempDir
    static Path folder;

    private static Path jar;

    @BeforeAll
    static void pack() throws IOException {
        jar = folder.resolve("slow.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SlowApplication.class.getName());
        String entry = SlowApplication.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = ApplicationTest.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
    }

    @Test
    void recordsWhatTheApplicationWaitedFor() throws IOException, InterruptedException {
        Application application = Application.start(launch("recorded", Map.of("greeting", "hello"), List.of()));
        try (application) {
            assertThat(application.ask("/slow")).asString().isEqualTo("hello");
        }

        assertThat(application.handle().isAlive()).isFalse();
        ApplicationCode code = ApplicationCode.inPackage("dev.unblock.benchmarks.process");
        List<BlockedFrame> frames =
                new RecordingReader(code).read(application.recording()).frames();
        assertThat(frames).anySatisfy(frame -> {
            assertThat(frame.method()).endsWith("SlowApplication#sleep");
            assertThat(frame.kind()).isEqualTo(WaitKind.SLEEP);
            assertThat(frame.threads()).isEqualTo(ThreadKind.REQUEST);
            assertThat(frame.totalMillis()).isGreaterThanOrEqualTo(19);
        });
    }

    @Test
    void watchesThreadsMemoryAndProcessorTime() throws InterruptedException {
        try (Application application = Application.start(launch("watched", Map.of(), List.of()))) {
            ProcessWatch watch = ProcessWatch.start(application.handle());
            application.ask("/slow");
            ProcessWatch.Figures figures = watch.stop();

            assertThat(figures.peakThreads()).isPositive();
            assertThat(figures.residentMegabytes()).isPositive();
            assertThat(figures.cpu()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    @Test
    void asksTheManagementAgentWhereProcIsMissing() throws InterruptedException {
        try (Application application = Application.start(launch("managed", Map.of(), List.of()));
                ProcessProbe probe = ManagementProbe.attach(application.handle().pid())) {
            ProcessProbe.Reading reading = probe.read();

            assertThat(reading.threads()).isPositive();
            assertThat(reading.residentMegabytes()).isPositive();
        }
    }

    @Test
    void showsTheLogOfAnApplicationThatDoesNotStart() {
        Launch broken = launch("broken", Map.of(), List.of("-XX:NoSuchOption=1"));

        assertThatThrownBy(() -> Application.start(broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken ended while starting")
                .hasMessageContaining("NoSuchOption");
    }

    private static Launch launch(String name, Map<String, String> properties, List<String> jvmOptions) {
        return new Launch(name, jar, jvmOptions, properties, "/health", Duration.ofMinutes(1), folder.resolve(name));
    }
}
