package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to assess.
 *
 * @param recording a JFR recording of a real run of the project
 * @param measured figures of a run under load: the JSON form of a {@link dev.unblock.model.Measurement}
 * @param effort hours that work takes, instead of the project's own file
 */
public record AssessmentRequest(
        AnalysisRequest analysis,
        Build build,
        Optional<Path> recording,
        Optional<Path> measured,
        Optional<Path> effort) {

    /** The project as it lies there. */
    public static AssessmentRequest of(AnalysisRequest analysis) {
        return new AssessmentRequest(analysis, Build.NEVER, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with hours of the user's. */
    public AssessmentRequest withEffort(Optional<Path> file) {
        return new AssessmentRequest(analysis, build, recording, measured, file);
    }

    /** Whether the project's own build may run; it is the project's code. */
    public enum Build {
        NEVER,
        FIRST
    }
}
