package dev.unblock.maven;

import dev.unblock.migration.baseline.Baseline;
import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** The ratchet: fails the build on findings that the baseline does not know. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ReactorGoal {

    private static final int SHOWN = 20;

    /** File of the accepted findings, relative to the top folder; default: unblock-baseline.json. */
    @Parameter(property = "unblock.baseline")
    private @Nullable String baseline;

    @Inject
    public CheckMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() throws MojoFailureException {
        Path file = folders().baseline(baseline);
        if (!Files.exists(file)) {
            throw new UsageException("There is no baseline " + file + ". Accept what is found today once with '"
                    + command("baseline") + "' and commit the file.");
        }
        Baseline accepted = Baseline.read(file);
        Result result = assess();
        Baseline.Check check = accepted.check(result);
        String report = write(accepted.mark(result));
        check.introduced().stream().limit(SHOWN).map(CheckMojo::line).forEach(getLog()::error);
        if (!check.passes()) {
            throw new MojoFailureException(
                    counts(check) + ". Report: " + report + ". Accept them with '" + command("baseline") + "'.");
        }
        say(counts(check)
                + (check.fixed().isEmpty() ? "" : "; prune with '" + command("baseline") + " -Dunblock.pruneOnly'"));
        say("  report     " + report);
    }

    private static String counts(Baseline.Check check) {
        return check.introduced().size() + " new finding(s), " + check.known().size() + " known, "
                + check.fixed().size() + " fixed";
    }

    private static String line(Finding finding) {
        return finding.file() + ":" + finding.line() + ": " + finding.severity().label() + " " + finding.rule() + ": "
                + finding.message();
    }
}
