package dev.unblock.maven;

import dev.unblock.migration.baseline.Baseline;
import dev.unblock.model.Result;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** Accepts the findings of today, so that {@code check} fails on new ones only. */
@Mojo(name = "baseline", aggregator = true, threadSafe = true)
public final class BaselineMojo extends ProjectGoal {

    /** File of the accepted findings, relative to the top folder; default: unblock-baseline.json. */
    @Parameter(property = "unblock.baseline")
    private @Nullable String baseline;

    /** Only take out what is fixed; accept nothing new. */
    @Parameter(property = "unblock.pruneOnly", defaultValue = "false")
    private boolean pruneOnly;

    @Inject
    public BaselineMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() {
        Path file = folders().baseline(baseline);
        Result result = assess();
        Baseline accepted = pruneOnly ? Baseline.read(file).pruned(result) : Baseline.of(result);
        accepted.write(file);
        say("Wrote " + file + " with " + accepted.entries().size() + " finding(s).");
    }
}
