package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Takes a project through the waves of a plan: every step is proven and kept, or taken back.
 *
 * <p>After each wave what is proven is committed: a crash takes back no more than the wave it happens in. At the end,
 * steps that only prepared others are taken back when none of those was kept, so that nothing unused is left.
 */
public final class Engine {

    private final ProjectTree tree;
    private final Rewriting rewriting;
    private final Proof proof;
    private final Consumer<String> progress;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();

    public Engine(ProjectTree tree, Rewriting rewriting, Proof proof, Consumer<String> progress) {
        this.tree = tree;
        this.rewriting = rewriting;
        this.proof = proof;
        this.progress = progress;
    }

    /**
     * What became of the steps.
     *
     * @param steps in the order of the plan, each with its state
     * @param refusals what recipes declined and what failed its proof
     * @param patches one per wave that changed something
     * @param changes of the whole run, sorted by path
     */
    public record Outcome(List<Step> steps, List<Refusal> refusals, List<WavePatch> patches, List<FileChange> changes) {

        public Outcome {
            steps = List.copyOf(steps);
            refusals = List.copyOf(refusals);
            patches = List.copyOf(patches);
            changes = List.copyOf(changes);
        }
    }

    /** Goes through the waves in order; the proof is established already. The tree ends at what is proven, however this method ends. */
    public Outcome run(List<Wave> waves) {
        try (TreeGuard guard = TreeGuard.over(tree, proof)) {
            ProjectTree.Snapshot start = tree.snapshot();
            StepRunner runner = new StepRunner(tree, rewriting, proof, progress);
            List<WavePatch> patches = runWaves(waves, runner);
            List<Step> unused = unused();
            if (!unused.isEmpty()) {
                patches = withoutUnused(start, waves, unused, runner);
            }
            guard.completed();
            return new Outcome(steps(), refusals(), patches, tree.changesSince(start));
        }
    }

    private List<WavePatch> runWaves(List<Wave> waves, StepRunner runner) {
        List<WavePatch> patches = new ArrayList<>();
        WaveRunner waveRunner = new WaveRunner(tree, runner, proof, attempts, progress);
        for (Wave wave : waves) {
            progress.accept("Wave " + wave.number() + ": " + wave.title());
            ProjectTree.Snapshot before = tree.snapshot();
            waveRunner.run(wave.steps());
            tree.commit();
            WavePatch.of(wave.number(), tree.changesSince(before)).ifPresent(patches::add);
        }
        return patches;
    }

    /** Kept steps that are there for others only, none of which is in place. */
    private List<Step> unused() {
        List<Step> unused = new ArrayList<>();
        boolean found = true;
        while (found) {
            List<Step> next = attempts.values().stream()
                    .filter(Attempt::changedSources)
                    .map(Attempt::step)
                    .filter(step -> !unused.contains(step) && isUnused(step, unused))
                    .toList();
            unused.addAll(next);
            found = !next.isEmpty();
        }
        return unused;
    }

    private boolean isUnused(Step step, List<Step> alreadyUnused) {
        List<Attempt> dependants = attempts.values().stream()
                .filter(attempt -> attempt.step().requires().contains(step.id()))
                .toList();
        return Scaffolding.isScaffolding(step)
                && !dependants.isEmpty()
                && dependants.stream()
                        .noneMatch(attempt -> attempt.isInPlace() && !alreadyUnused.contains(attempt.step()));
    }

    private List<WavePatch> withoutUnused(
            ProjectTree.Snapshot start, List<Wave> waves, List<Step> unused, StepRunner runner) {
        progress.accept("Taking back " + unused.size() + " step(s) that nothing kept needs");
        ProjectTree.Snapshot withUnused = tree.snapshot();
        runner.restore(start);
        List<WavePatch> patches = new ArrayList<>();
        for (Wave wave : waves) {
            ProjectTree.Snapshot before = tree.snapshot();
            wave.steps().stream()
                    .filter(step -> attempts.get(step.id()).changedSources() && !unused.contains(step))
                    .forEach(runner::replay);
            WavePatch.of(wave.number(), tree.changesSince(before)).ifPresent(patches::add);
        }
        if (tree.changesSince(start).isEmpty() || proof.holds().isProven()) {
            unused.forEach(step ->
                    attempts.put(step.id(), new Attempt(step, State.REVERTED, "nothing that needs it was kept")));
        } else {
            progress.accept("  the rest does not hold without them; they stay");
            runner.restore(withUnused);
        }
        tree.commit();
        return patches;
    }

    private List<Step> steps() {
        return attempts.values().stream()
                .map(attempt -> attempt.step().withState(attempt.state(), attempt.note()))
                .toList();
    }

    private List<Refusal> refusals() {
        return attempts.values().stream()
                .flatMap(attempt -> attempt.refusals().stream())
                .distinct()
                .toList();
    }
}
