package dev.unblock.benchmarks.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How to start one Spring Boot application for a measurement.
 *
 * @param jvmOptions in front of {@code -jar}, e.g. {@code -Xmx512m}
 * @param properties system properties, e.g. {@code server.tomcat.threads.max}
 * @param healthPath answers 200 when the application is ready
 * @param folder working folder; log and recording are put there
 */
public record Launch(
        String name,
        Path jar,
        List<String> jvmOptions,
        Map<String, String> properties,
        String healthPath,
        Duration patience,
        Path folder) {

    public Launch {
        jvmOptions = List.copyOf(jvmOptions);
        properties = Map.copyOf(properties);
        jar = jar.toAbsolutePath();
        folder = folder.toAbsolutePath();
    }

    Path log() {
        return folder.resolve("application.log");
    }

    Path recording() {
        return folder.resolve("recording.jfr");
    }

    List<String> arguments(int port, Path settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("-XX:FlightRecorderOptions:stackdepth=256,repository=" + folder.resolve("jfr"));
        arguments.add(
                "-XX:StartFlightRecording:settings=" + settings + ",filename=" + recording() + ",dumponexit=true");
        arguments.add("-Xlog:jfr*=off");
        arguments.addAll(jvmOptions);
        properties.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> arguments.add("-D" + property.getKey() + "=" + property.getValue()));
        arguments.add("-Dserver.address=127.0.0.1");
        arguments.add("-Dserver.port=" + port);
        arguments.add("-jar");
        arguments.add(jar.toString());
        return arguments;
    }
}
