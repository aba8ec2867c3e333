package dev.unblock.migration;

import dev.unblock.analyzer.AnalysisRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to assess.
 *
 * @param recording a JFR recording of a real run of the project
 * @param measured figures of a run under load: the JSON form of a {@link dev.unblock.model.Measurement}
 */
public record AssessmentRequest(
        AnalysisRequest analysis, Build build, Optional<Path> recording, Optional<Path> measured) {

    /** The project as it lies there. */
    public static AssessmentRequest of(AnalysisRequest analysis) {
        return new AssessmentRequest(analysis, Build.NEVER, Optional.empty(), Optional.empty());
    }

    /** Whether the project's own build may run; it is the project's code. */
    public enum Build {
        NEVER,
        FIRST
    }
}
