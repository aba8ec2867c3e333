package dev.unblock.reports;

import dev.unblock.model.MalformedResultException;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import dev.unblock.reports.insight.Trend;
import dev.unblock.reports.insight.Trend.Point;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of JSON lines that only grows, one for each day that a project was looked at. Days are given, never taken from a
 * clock, so that a report of the same result and history is the same.
 */
public final class History {

    private final Path file;

    public History(Path file) {
        this.file = file;
    }

    /**
     * The day to write down.
     *
     * @param commit the day of the commit, where there is one
     * @param option that gives the day, as the user types it
     * @throws UsageException if there is none, or it is none
     */
    public static String day(Optional<String> given, Supplier<Optional<String>> commit, String option) {
        String day = given.or(commit)
                .orElseThrow(() ->
                        new UsageException("a history needs a day, and there is no git commit to take it from; give "
                                + option + " 2026-11-21"));
        if (!day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw new UsageException(option + " does not know '" + day + "'; a day is written 2026-11-21");
        }
        return day;
    }

    /**
     * How the result's project has stood, the oldest first; nothing where there is no file yet.
     *
     * @throws UsageException if the file is something else
     */
    public Trend trend(Result result) {
        return new Trend(points().stream()
                .filter(point -> point.project().equals(result.project().name()))
                .sorted(Comparator.comparing(Point::date))
                .toList());
    }

    /**
     * Writes down how the project stands; what is written already is not written again.
     *
     * @param day {@code 2026-11-21}
     */
    public void add(String day, Result result) {
        Point point = Point.of(day, result);
        if (!points().contains(point)) {
            append(ResultJson.line(point) + "\n");
        }
    }

    private List<Point> points() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Point> points = new ArrayList<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            for (int at = 0; at < lines.size(); at++) {
                if (!lines.get(at).isBlank()) {
                    points.add(point(lines.get(at), at + 1));
                }
            }
        } catch (IOException e) {
            throw new UsageException("cannot read the history " + file, e);
        }
        return points;
    }

    private Point point(String line, int number) {
        try {
            Point point = ResultJson.read(line, Point.class);
            if (!point.schema().equals(Point.SCHEMA)) {
                throw new MalformedResultException("its schema is not " + Point.SCHEMA);
            }
            return point;
        } catch (MalformedResultException e) {
            throw new UsageException(file + " is no history, line " + number + ": " + e.getMessage(), e);
        }
    }

    /** One write under a lock: of two runs at once, none writes into the other's line. */
    private void append(String line) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                channel.lock();
                long end = channel.size();
                channel.position(end);
                channel.write(ByteBuffer.wrap(
                        (endsInLine(channel, end) ? line : "\n" + line).getBytes(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UsageException("cannot write the history " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean endsInLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return end == 0 || channel.read(last, end - 1) == 1 && last.get(0) == '\n';
    }
}
