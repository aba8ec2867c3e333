package dev.unblock.migration;

import dev.unblock.migration.engine.WavePatch;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.List;
import java.util.stream.Collectors;

/** What the commit of each wave says: its title, and its steps. */
final class CommitMessages {

    private CommitMessages() {}

    static List<String> of(MigrationOutcome outcome) {
        return outcome.patches().stream().map(patch -> message(outcome, patch)).toList();
    }

    private static String message(MigrationOutcome outcome, WavePatch patch) {
        return outcome.result().plan().waves().stream()
                .filter(wave -> wave.number() == patch.wave())
                .map(CommitMessages::message)
                .findFirst()
                .orElse("Wave " + patch.wave());
    }

    private static String message(Wave wave) {
        return wave.title()
                + wave.steps().stream()
                        .filter(step -> step.state() == State.KEPT)
                        .map(Step::title)
                        .map(title -> "\n* " + title)
                        .collect(Collectors.joining("", "\n", ""));
    }
}
