package dev.unblock.cli;

import dev.unblock.migration.effort.Calibration;
import dev.unblock.model.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What work takes in this team. */
final class EffortOptions {

    @Option(
            names = "--effort",
            paramLabel = "FILE",
            description = "a properties file with the hours that steps and changes by hand take; default: PATH/"
                    + Calibration.FILE + " where there is one")
    private @Nullable Path file;

    /** The file that was named, which is there. */
    Optional<Path> file() {
        if (file != null && !Files.isReadable(file)) {
            throw new UsageException("cannot read " + file);
        }
        return Optional.ofNullable(file);
    }
}
