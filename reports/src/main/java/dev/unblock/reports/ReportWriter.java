package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes reports to a folder.
 *
 * <p>A reader never sees half a file: everything is rendered first, written beside its place, then moved there.
 */
public final class ReportWriter {

    private ReportWriter() {}

    /**
     * Writes the formats and returns the files, in the order of {@link ReportFormat}.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public static List<Path> write(Result result, Set<ReportFormat> formats, Path directory, ReportOptions options) {
        Map<Path, String> texts = new LinkedHashMap<>();
        EnumSet<ReportFormat> ordered = EnumSet.noneOf(ReportFormat.class);
        ordered.addAll(formats);
        ordered.forEach(
                format -> texts.put(directory.resolve(format.fileName()), Reports.render(result, format, options)));
        texts.forEach(ReportWriter::write);
        return List.copyOf(texts.keySet());
    }

    /**
     * Writes one text, e.g. a plan, in the same way.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public static void write(Path file, String text) {
        Path directory = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            // Not a temporary file of the JDK's: those can be read by their owner alone.
            Path beside = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                replace(beside, file);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UsageException(
                    "cannot write " + file + ": " + reason(e) + "; give a folder that can be written to", e);
        }
    }

    private static void replace(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return kind.equals("IO") ? String.valueOf(e.getMessage()) : kind + " (" + e.getMessage() + ")";
    }
}
