package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.proof.Verification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What to migrate, and how.
 *
 * @param analysis the project and how to analyse it
 * @param wave only this one; absent for all
 * @param output folder for plans, patches and logs
 * @param timeout of one build of the project
 * @param buildOptions further options for every build of the project, e.g. which settings it reads
 * @param progress hears what is going on, line by line
 */
public record MigrationRequest(
        AnalysisRequest analysis,
        Optional<Integer> wave,
        Mode mode,
        Verification verification,
        UncommittedChanges uncommitted,
        Path output,
        Duration timeout,
        List<String> buildOptions,
        Consumer<String> progress) {

    public MigrationRequest {
        buildOptions = List.copyOf(buildOptions);
    }

    /** A preview of all waves. */
    public static MigrationRequest preview(AnalysisRequest analysis, Path output) {
        return new MigrationRequest(
                analysis,
                Optional.empty(),
                Mode.PREVIEW,
                Verification.NONE,
                UncommittedChanges.REFUSED,
                output,
                Duration.ofMinutes(30),
                List.of(),
                line -> {});
    }

    MigrationRequest proving(Verification how, Consumer<String> listener) {
        return new MigrationRequest(analysis, wave, mode, how, uncommitted, output, timeout, buildOptions, listener);
    }

    /** Whether sources are changed. */
    public enum Mode {
        /** Writes patches only. */
        PREVIEW,
        /** Changes the sources, keeps what is proven. */
        APPLY
    }

    /** What a git tree with uncommitted changes means when sources are to be changed. */
    public enum UncommittedChanges {
        REFUSED,
        ALLOWED
    }
}
