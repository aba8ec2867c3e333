package dev.unblock.reports;

import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import dev.unblock.reports.html.HtmlReport;
import dev.unblock.reports.insight.ModulePart;
import dev.unblock.reports.presentation.Layout;
import java.io.IOException;
import java.io.Writer;
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
 * <p>A reader never sees half a file, and a run that fails or is stopped leaves the old files as they were: everything is
 * written beside its place first, then moved there.
 */
public final class ReportWriter {

    private ReportWriter() {}

    /** What a file is to hold. */
    private interface Content {
        void to(Writer target) throws IOException;
    }

    /**
     * Writes the formats and returns the files, in the order of {@link ReportFormat}.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public static List<Path> write(Result result, Set<ReportFormat> formats, Path directory, ReportOptions options) {
        Map<Path, Content> contents = new LinkedHashMap<>();
        EnumSet<ReportFormat> ordered = EnumSet.noneOf(ReportFormat.class);
        ordered.addAll(formats);
        ordered.forEach(format -> {
            Path file = directory.resolve(fileName(format, options));
            contents.put(file, target -> Reports.write(result, format, options, target));
            if (format == ReportFormat.HTML && isFolder(options)) {
                HtmlReport.beside(options.presentation())
                        .forEach((name, text) -> contents.put(file.resolveSibling(name), target -> target.write(text)));
                ModulePart.pages(result.project().modules())
                        .forEach((module, name) -> contents.put(
                                file.resolveSibling(name),
                                target -> target.write(Reports.module(result, module, options))));
            }
        });
        write(contents);
        return List.copyOf(contents.keySet());
    }

    /**
     * Writes one text, e.g. a plan, in the same way.
     *
     * @throws UsageException if the folder cannot be made or written to
     */
    public static void write(Path file, String text) {
        write(Map.of(file, target -> target.write(text)));
    }

    private static String fileName(ReportFormat format, ReportOptions options) {
        return format == ReportFormat.HTML && isFolder(options) ? Layout.FOLDER + "/index.html" : format.fileName();
    }

    private static boolean isFolder(ReportOptions options) {
        return options.presentation().layout() == Layout.DIRECTORY;
    }

    private static void write(Map<Path, Content> contents) {
        Map<Path, Path> places = new LinkedHashMap<>();
        contents.keySet().forEach(file -> places.put(beside(file), file));
        try {
            places.forEach((beside, file) -> fill(beside, file, contents.get(file)));
            places.forEach(ReportWriter::replace);
        } finally {
            places.keySet().forEach(beside -> beside.toFile().delete());
        }
    }

    /** Not a temporary file of the JDK's: those can be read by their owner alone. */
    private static Path beside(Path file) {
        return file.toAbsolutePath().resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    private static void fill(Path beside, Path file, Content content) {
        try {
            Files.createDirectories(beside.getParent());
            // For a run that is stopped meanwhile.
            beside.toFile().deleteOnExit();
            try (Writer target = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
                content.to(target);
            }
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }

    private static void replace(Path beside, Path file) {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            replaceInSteps(beside, file);
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }

    private static void replaceInSteps(Path beside, Path file) {
        try {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw UsageException.cannotWrite(file, e);
        }
    }
}
