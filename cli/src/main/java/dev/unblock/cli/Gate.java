package dev.unblock.cli;

import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.model.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code --fail-on} asks for: no open finding of that severity or worse. */
record Gate(Severity least) {

    /** The gate of that word; none where none was given. */
    static Optional<Gate> of(@Nullable String label) {
        return Optional.ofNullable(label).map(word -> new Gate(severity(word)));
    }

    /** How many of the findings do not pass. */
    long failing(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .filter(finding -> finding.severity().atLeast(least))
                .count();
    }

    String words(long failing) {
        return "  gate       failed: " + failing + " finding(s) of severity " + least.label() + " or worse";
    }

    private static Severity severity(String label) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> new UsageException("--fail-on does not know '" + label + "'; it knows "
                        + Arrays.stream(Severity.values()).map(Severity::label).collect(Collectors.joining(", "))));
    }
}
