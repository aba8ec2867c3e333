package dev.unblock.migration;

import dev.unblock.migration.effort.Calibration;
import dev.unblock.migration.effort.Estimates;
import dev.unblock.migration.engine.Engine;
import dev.unblock.migration.engine.FileChange;
import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.plan.PlanFiles;
import dev.unblock.migration.score.RecipeTable;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Writes the plan and the patches, and sums up. */
final class Outcomes {

    private Outcomes() {}

    /**
     * What a run came to.
     *
     * @param planned before anything was tried
     * @param become what has become of it
     */
    static MigrationOutcome of(
            MigrationRequest request,
            Result found,
            Plan planned,
            Plan become,
            Engine.Outcome outcome,
            List<String> notes) {
        Calibration calibration = Calibration.of(request.analysis().project(), Optional.empty());
        Plan now = Estimates.estimated(become, found.findings(), calibration);
        List<Path> written = new ArrayList<>(PlanFiles.write(now, request.output()));
        List<WavePatch> patches = outcome.patches().stream()
                .filter(patch -> request.wave().isEmpty()
                        || patch.wave() == request.wave().get())
                .toList();
        patches.forEach(patch -> written.add(patch.write(request.output())));
        return new MigrationOutcome(
                result(found, planned, now, outcome),
                patches,
                paths(outcome, change -> change.before().isEmpty()),
                paths(outcome, change -> change.before().isPresent()),
                written,
                notes);
    }

    private static Result result(Result found, Plan planned, Plan now, Engine.Outcome outcome) {
        Result result = Assessment.result(found, now);
        return result.withMetrics(result.metrics().withRecipes(RecipeTable.of(planned, now, step -> outcome.brokeTests()
                .contains(step.id()))));
    }

    private static List<String> paths(Engine.Outcome outcome, Predicate<FileChange> which) {
        return outcome.changes().stream().filter(which).map(FileChange::path).toList();
    }
}
