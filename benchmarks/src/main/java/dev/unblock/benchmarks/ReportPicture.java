package dev.unblock.benchmarks;

import dev.unblock.model.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the picture of a report's first page that the README shows, with a browser that is installed here. */
final class ReportPicture {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
            "--hide-scrollbars",
            "--window-size=1240,1000");

    private ReportPicture() {}

    /** @throws UsageException if there is no such report, or no browser */
    static void take(Path report, Path picture) throws IOException, InterruptedException {
        if (!Files.isRegularFile(report)) {
            throw new UsageException("No " + report + ". Run the case study first.");
        }
        String browser = browser()
                .orElseThrow(() -> new UsageException("No browser on the path; install Chromium to take the picture."));
        Path profile = Files.createTempDirectory("picture");
        Stream<String> options = Stream.of(
                "--user-data-dir=" + profile,
                "--screenshot=" + picture.toAbsolutePath().normalize(),
                report.toAbsolutePath().normalize().toUri().toString());
        List<String> command = Stream.of(Stream.of(browser), FLAGS.stream(), options)
                .flatMap(part -> part)
                .toList();
        new ChildProcess(command, profile, Map.of(), profile.resolve("browser.log")).run(Set.of(0), line -> {});
    }

    private static Optional<String> browser() {
        List<Path> folders = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return BROWSERS.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
