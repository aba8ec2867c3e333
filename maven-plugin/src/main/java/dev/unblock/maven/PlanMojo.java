package dev.unblock.maven;

import dev.unblock.migration.plan.PlanFiles;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.ProjectDependenciesResolver;

/** Plans the migration in waves: plan.json, plan.md and rewrite-wave-N.yml. Changes nothing. */
@Mojo(name = "plan", aggregator = true, threadSafe = true)
public final class PlanMojo extends ReportingGoal {

    @Inject
    public PlanMojo(ProjectDependenciesResolver resolver) {
        super(resolver);
    }

    @Override
    void work() {
        Result result = assess();
        PlanFiles.write(result.plan(), output());
        writePlan(result);
        String report = write(result);
        for (Plan.Wave wave : result.plan().waves()) {
            say(String.format(
                    "  wave %d     %-46s %d step(s)",
                    wave.number(), wave.title(), wave.steps().size()));
        }
        say("  declined   " + result.plan().refusals().size() + " candidate(s), each with its hazard in the plan");
        say("  plan       " + output().resolve("plan.md").toUri());
        say("  report     " + report);
    }
}
