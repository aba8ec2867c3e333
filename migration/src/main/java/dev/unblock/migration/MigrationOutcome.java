package dev.unblock.migration;

import dev.unblock.migration.engine.WavePatch;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import java.nio.file.Path;
import java.util.List;

/**
 * What a migration came to.
 *
 * @param result what was found before, with the plan: the state of every step, and every refusal
 * @param patches per wave, on top of the waves before it
 * @param createdFiles relative to the project; new sources, in a preview those that would be new
 * @param changedFiles relative to the project
 * @param written files in the output folder
 * @param notes what a person should know: a recovery from a crash, files that no recipe could read
 */
public record MigrationOutcome(
        Result result,
        List<WavePatch> patches,
        List<String> createdFiles,
        List<String> changedFiles,
        List<Path> written,
        List<String> notes) {

    public MigrationOutcome {
        patches = List.copyOf(patches);
        createdFiles = List.copyOf(createdFiles);
        changedFiles = List.copyOf(changedFiles);
        written = List.copyOf(written);
        notes = List.copyOf(notes);
    }

    /** How many steps ended in this state. */
    public long count(Plan.State state) {
        return result.plan().waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == state)
                .count();
    }
}
