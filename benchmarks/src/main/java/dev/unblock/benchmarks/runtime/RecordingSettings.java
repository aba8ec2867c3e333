package dev.unblock.benchmarks.runtime;

import dev.unblock.benchmarks.process.Application;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;

/** What a JVM shall record: every wait, however short, and where the JVM can, every call of a method that waits. */
record RecordingSettings(SortedSet<String> traced) {

    private static final String EVENTS = "blocking.jfc";
    private static final String END = "</configuration>";
    private static final int FIRST_WITH_TRACES = 25;

    /** What a JDK of this release understands. */
    static RecordingSettings of(int release) {
        return new RecordingSettings(release >= FIRST_WITH_TRACES ? TracedMethods.all() : Collections.emptySortedSet());
    }

    Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text());
    }

    String text() throws IOException {
        try (InputStream events = Application.class.getResourceAsStream(EVENTS)) {
            if (events == null) {
                throw new IllegalStateException(EVENTS + " is missing from the class path");
            }
            String text = new String(events.readAllBytes(), StandardCharsets.UTF_8);
            return traced.isEmpty() ? text : text.replace(END, trace() + END);
        }
    }

    private String trace() {
        String filter = String.join(";", traced).replace("<", "&lt;").replace(">", "&gt;");
        return """
                  <event name="jdk.MethodTrace">
                    <setting name="enabled">true</setting>
                    <setting name="stackTrace">true</setting>
                    <setting name="threshold">0 ms</setting>
                    <setting name="filter">%s</setting>
                  </event>
                """.formatted(filter);
    }
}
