package dev.unblock.migration;

import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.score.RecipeTable;
import dev.unblock.model.Finding;
import dev.unblock.model.Plan;
import dev.unblock.model.Result;
import dev.unblock.model.ThreadContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What became of each recipe's places, as a table in text. */
    public List<String> table() {
        return RecipeTable.lines(result.metrics().recipes());
    }

    /** Of the waits on request threads, and on event loops where one leaves them, how many kept steps remove or move; in words. */
    public String requestWaits() {
        Set<String> resolved = resolved();
        Set<String> request = waits(ThreadContext.REQUEST);
        Set<String> loop = waits(ThreadContext.EVENT_LOOP);
        String ofLoops = count(loop, resolved) == 0
                ? ""
                : ", " + count(loop, resolved) + " of " + loop.size() + " on event loops";
        return count(request, resolved) + " of " + request.size() + " waits on request threads" + ofLoops
                + " removed or moved";
    }

    private Set<String> waits(ThreadContext thread) {
        return result.findings().stream()
                .filter(finding -> finding.tellsOfOneWait() && finding.threads().contains(thread))
                .map(Finding::id)
                .collect(Collectors.toSet());
    }

    private static long count(Set<String> waits, Set<String> resolved) {
        return waits.stream().filter(resolved::contains).count();
    }

    /** What another step or place of the same recipe had to resolve as well is resolved by all of them or not at all. */
    private Set<String> resolved() {
        Map<String, Set<String>> open = new HashMap<>();
        result.plan().refusals().stream()
                .filter(refusal -> refusal.hazard().equals("PROOF"))
                .forEach(refusal -> open.computeIfAbsent(refusal.recipe(), key -> new HashSet<>())
                        .addAll(refusal.findings()));
        return result.plan().waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == Plan.State.KEPT || step.state() == Plan.State.PROPOSED)
                .flatMap(step -> step.findings().stream().filter(id -> !open.getOrDefault(step.recipe(), Set.of())
                        .contains(id)))
                .collect(Collectors.toSet());
    }

    /** How many steps ended in this state. */
    public long count(Plan.State state) {
        return result.plan().waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == state)
                .count();
    }
}
