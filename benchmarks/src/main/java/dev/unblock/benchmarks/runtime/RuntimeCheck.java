package dev.unblock.benchmarks.runtime;

import dev.unblock.analyzer.recording.ApplicationCode;
import dev.unblock.analyzer.recording.BlockedFrame;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.RecordingReader;
import dev.unblock.model.Finding;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How to record an application's own tests, and what to make of the recordings.
 *
 * @param jdk runs the tests; from release 25 on it traces methods, too
 * @param folder receives the settings and the recordings
 */
public record RuntimeCheck(Path jdk, Path folder) {

    private static final String CLASS_FILE = ".class";

    /** What is added to the environment of the build, so that every JVM it starts leaves a recording. */
    public Map<String, String> environment() throws IOException {
        Path settings = RecordingSettings.of(release()).write(folder.resolve("waits.jfc"));
        Path recordings = Files.createDirectories(recordings());
        return Map.of(
                "JAVA_HOME",
                jdk.toString(),
                "JAVA_TOOL_OPTIONS",
                "-XX:FlightRecorderOptions:stackdepth=256 -Xlog:jfr*=off -XX:StartFlightRecording:settings=" + settings
                        + ",filename=" + recordings + ",dumponexit=true");
    }

    /** The feature release of the JDK. */
    public int release() throws IOException {
        Path file = jdk.resolve("release");
        if (!Files.isRegularFile(file)) {
            throw new UsageException("no JDK at " + jdk);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("[.+-]")[0]);
    }

    public boolean tracesMethods() throws IOException {
        return !RecordingSettings.of(release()).traced().isEmpty();
    }

    private Path recordings() {
        return folder.resolve("recordings");
    }

    /**
     * What the run saw, as Markdown, with each line that waited and has no finding.
     *
     * @param classes folders of the application's own classes
     */
    public List<String> verdict(List<Finding> findings, Collection<Path> classes) throws IOException {
        RecordingReader reader = new RecordingReader(ApplicationCode.ofTypes(types(classes)));
        List<BlockedFrame> frames = new ArrayList<>();
        Set<String> limits = new LinkedHashSet<>();
        for (Path recording : files(recordings(), ".jfr")) {
            BlockedTime seen = reader.read(recording);
            frames.addAll(seen.frames());
            limits.addAll(seen.limits());
        }
        List<String> lines = new ArrayList<>(Verdict.of(findings, new BlockedTime(frames, List.copyOf(limits)))
                .lines());
        limits.forEach(limit -> lines.add(0, "* " + limit));
        return lines;
    }

    private static List<String> types(Collection<Path> folders) throws IOException {
        List<String> types = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder, CLASS_FILE)) {
                String name = folder.relativize(file).toString();
                types.add(name.substring(0, name.length() - CLASS_FILE.length())
                        .replace(file.getFileSystem().getSeparator(), "."));
            }
        }
        return types;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
