package dev.unblock.maven;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import dev.unblock.reports.ConsoleSummary;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** Finds what blocks, on which thread, from which entry point, in the whole reactor; writes the reports. */
@Mojo(name = "analyze", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class AnalyzeMojo extends ReactorGoal {

    /** A JFR recording of a real run: findings that it saw are marked with what they cost. */
    @Parameter(property = "unblock.jfr")
    private @Nullable String jfr;

    /** Figures of a run under load, as the benchmarks write them, to show beside the findings. */
    @Parameter(property = "unblock.measured")
    private @Nullable String measured;

    /** Fail the build on an open finding that is at least this severe: critical, high, medium, low, info. */
    @Parameter(property = "unblock.failOn")
    private @Nullable String failOn;

    @Inject
    public AnalyzeMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() throws MojoFailureException {
        Optional<Severity> gate =
                Optional.ofNullable(failOn).map(word -> Choice.of("unblock.failOn", word, Severity.class));
        Result result = assess(
                Optional.ofNullable(jfr).map(this::readable),
                Optional.ofNullable(measured).map(this::readable));
        String report = write(result);
        say(ConsoleSummary.lines(result, door()));
        say("  report     " + report);
        if (gate.isPresent()) {
            hold(result, gate.get(), report);
        }
    }

    private static void hold(Result result, Severity gate, String report) throws MojoFailureException {
        long failing = result.findings().stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .filter(finding -> finding.severity().atLeast(gate))
                .count();
        if (failing > 0) {
            throw new MojoFailureException(
                    failing + " finding(s) of severity " + gate.label() + " or worse. Report: " + report);
        }
    }
}
