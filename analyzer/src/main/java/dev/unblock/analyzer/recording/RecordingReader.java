package dev.unblock.analyzer.recording;

import dev.unblock.analyzer.recording.BlockedTimes.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a flight recording.
 *
 * <p>A wait belongs to the innermost frame of the application on its stack. Idle pool threads, the server's own housekeeping
 * and other libraries' threads have no such frame and so drop out by themselves.
 */
public final class RecordingReader {

    private static final Pattern NUMBERS = Pattern.compile("[-#@]?\\d+");

    private final ApplicationCode code;

    public RecordingReader(ApplicationCode code) {
        this.code = code;
    }

    /** All waits of the recording. */
    public BlockedTime read(Path recording) throws IOException {
        return read(recording, List.of(Window.EVERYTHING)).get(Window.EVERYTHING);
    }

    /** The waits of each window, in one pass; a wait counts with the part of it that lies inside. */
    public Map<Window, BlockedTime> read(Path recording, List<Window> windows) throws IOException {
        Map<Window, BlockedTimes> sums = new LinkedHashMap<>();
        windows.forEach(window -> sums.put(window, new BlockedTimes()));
        RecordingLimits limits = new RecordingLimits();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                limits.see(event);
                WaitKind.ofEvent(event.getEventType().getName()).ifPresent(kind -> add(event, kind, sums, limits));
            }
        }
        List<String> sentences = limits.sentences();
        return sums.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().total(sentences),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    private void add(RecordedEvent event, WaitKind kind, Map<Window, BlockedTimes> sums, RecordingLimits limits) {
        Instant start = event.getStartTime();
        Instant end = event.getEndTime();
        if (sums.keySet().stream().allMatch(window -> window.overlap(start, end).isNegative())) {
            return;
        }
        RecordedStackTrace stack = event.getStackTrace();
        if (stack == null) {
            return;
        }
        String thread = threadName(event);
        Optional<ApplicationFrame> frame = ApplicationFrame.of(stack, code, kind, thread);
        if (frame.isEmpty()) {
            limits.withoutApplication(stack);
            return;
        }
        Place place = new Place(
                frame.get(),
                kind,
                ThreadKind.ofName(thread),
                NUMBERS.matcher(thread).replaceAll(""));
        sums.forEach((window, times) -> {
            Duration waited = window.overlap(start, end);
            if (!waited.isNegative()) {
                times.add(place, waited);
            }
        });
    }

    private static String threadName(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        String name = thread == null ? null : thread.getJavaName();
        return name == null ? "" : name;
    }
}
