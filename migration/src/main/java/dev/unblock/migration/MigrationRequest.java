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
 * @param progress hears what is going on, line by line
 */
public record MigrationRequest(
        AnalysisRequest analysis,
        Optional<Integer> wave,
        Mode mode,
        Proving proving,
        UncommittedChanges uncommitted,
        Commits commits,
        TestCode tests,
        Path output,
        Consumer<String> progress) {

    /** A preview of all waves. */
    public static MigrationRequest preview(AnalysisRequest analysis, Path output) {
        return new MigrationRequest(
                analysis,
                Optional.empty(),
                Mode.PREVIEW,
                Proving.by(Verification.NONE),
                UncommittedChanges.REFUSED,
                Commits.NONE,
                TestCode.LEFT_ALONE,
                output,
                line -> {});
    }

    MigrationRequest proving(Verification how, Consumer<String> listener) {
        return new MigrationRequest(
                analysis, wave, mode, Proving.by(how), uncommitted, commits, tests, output, listener);
    }

    /**
     * How steps are proven.
     *
     * @param timeout of one build of the project
     * @param buildOptions further options for every build by Maven, e.g. which settings it reads
     * @param command proves instead of the project's own build: exit code 0 means that all is well
     */
    public record Proving(Verification how, Duration timeout, List<String> buildOptions, Optional<String> command) {

        public Proving {
            buildOptions = List.copyOf(buildOptions);
        }

        /** By the project's own build, with half an hour for each run of it. */
        public static Proving by(Verification how) {
            return new Proving(how, Duration.ofMinutes(30), List.of(), Optional.empty());
        }
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

    /** Whether what is kept is committed to git. */
    public enum Commits {
        NONE,
        /** One for each slice that changed something. */
        PER_SLICE
    }

    /** What becomes of tests that only a changed signature touches. */
    public enum TestCode {
        /** They judge as they are; steps that they stand against are declined. */
        LEFT_ALONE,
        /** They change with the step that changes the signature, and judge it then. */
        MIGRATED_ALONG
    }
}
