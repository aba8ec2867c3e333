package dev.unblock.maven;

import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import dev.unblock.model.UsageException;
import dev.unblock.reports.Comparison;
import dev.unblock.reports.StoredResult;
import dev.unblock.reports.presentation.Language;
import dev.unblock.reports.presentation.Presentation;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Compares two stored results: introduced, fixed, unchanged, and the figures side by side. */
@Mojo(name = "compare", requiresProject = false, aggregator = true, threadSafe = true)
public final class CompareMojo extends UnblockGoal {

    /** The older unblock.json. */
    @Parameter(property = "unblock.before")
    private @Nullable String before;

    /** The newer unblock.json. */
    @Parameter(property = "unblock.after", defaultValue = "target/unblock/unblock.json")
    private String after = "target/unblock/unblock.json";

    /** Folder for the comparison. */
    @Parameter(property = "unblock.output", defaultValue = "target/unblock")
    private String output = "target/unblock";

    /** Fail the build on an introduced finding that is at least this severe: critical, high, medium, low, info. */
    @Parameter(property = "unblock.failOn")
    private @Nullable String failOn;

    /** What the page speaks: en, de. */
    @Parameter(property = "unblock.locale", defaultValue = "en")
    private String locale = "en";

    /** Where Maven was started. */
    @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
    private String root = "";

    @Override
    void run() throws MojoFailureException {
        if (before == null) {
            throw new UsageException("say which result to compare with: -Dunblock.before=FILE");
        }
        Optional<Severity> gate =
                Optional.ofNullable(failOn).map(word -> Choice.of("unblock.failOn", word, Severity.class));
        Comparison comparison = Comparison.of(StoredResult.read(file(before)), StoredResult.read(file(after)));
        Path report = comparison.write(
                file(output), Presentation.OURS.in(Choice.of("unblock.locale", locale, Language.class)));
        say(comparison.words());
        say("  report     " + report.toUri());
        if (gate.isPresent()) {
            hold(comparison, gate.get());
        }
    }

    private static void hold(Comparison comparison, Severity gate) throws MojoFailureException {
        long failing = comparison.introduced().stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .filter(finding -> finding.severity().atLeast(gate))
                .count();
        if (failing > 0) {
            throw new MojoFailureException(
                    failing + " introduced finding(s) of severity " + gate.label() + " or worse");
        }
    }

    private Path file(String name) {
        return Path.of(root).resolve(name).normalize();
    }
}
