package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a project through the waves of a plan: every step is proven and kept, or taken back.
 *
 * <p>Until the end nothing is proven, so until the end whatever stops the run, a kill included, leads back to the tree as
 * it was. Steps that only prepared others are taken back when none of those was kept: nothing unused is left.
 */
public final class Engine {

    private final ProjectTree tree;
    private final StepSequence sequence;
    private final Proof proof;
    private final Consumer<String> progress;

    public Engine(ProjectTree tree, Rewriting rewriting, Proof proof, Consumer<String> progress) {
        Proof formatting = new FormattingProof(proof, tree, rewriting);
        this.tree = tree;
        this.sequence =
                new StepSequence(tree, new StepRunner(tree, rewriting, formatting, progress), formatting, progress);
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
     * @param brokeTests ids of the steps that compiled and were taken back because of tests
     */
    public record Outcome(
            List<Step> steps,
            List<Refusal> refusals,
            List<WavePatch> patches,
            List<FileChange> changes,
            Set<String> brokeTests) {

        public Outcome {
            steps = List.copyOf(steps);
            refusals = List.copyOf(refusals);
            patches = List.copyOf(patches);
            changes = List.copyOf(changes);
            brokeTests = Set.copyOf(brokeTests);
        }
    }

    /** Goes through the waves in order; the proof is established already. */
    public Outcome run(List<Wave> waves) {
        try (TreeGuard guard = TreeGuard.over(tree, proof)) {
            ProjectTree.Snapshot start = tree.snapshot();
            for (Wave wave : waves) {
                progress.accept("Wave " + wave.number() + ": " + wave.title());
                sequence.tryWave(wave.steps());
            }
            takeBackUnused();
            sequence.prove();
            while (takeBackUnused()) {
                // What tests broke was the only use of something: without it the tests decide again.
                sequence.prove();
            }
            tree.commitUndoably(start);
            guard.completed();
            List<Attempt> attempts = sequence.attempts();
            return new Outcome(
                    steps(attempts),
                    refusals(attempts),
                    patches(waves),
                    tree.changesSince(start),
                    sequence.brokeTests());
        }
    }

    private boolean takeBackUnused() {
        List<Step> unused = Scaffolding.unused(sequence.attempts());
        if (!unused.isEmpty()) {
            progress.accept("Taking back " + unused.size() + " step(s) that nothing kept needs");
            sequence.takeBack(unused, "nothing that needs it was kept");
        }
        return !unused.isEmpty();
    }

    private List<WavePatch> patches(List<Wave> waves) {
        List<WavePatch> patches = new ArrayList<>();
        List<Wave> full = waves.stream().filter(wave -> !wave.steps().isEmpty()).toList();
        for (int at = 0; at < full.size(); at++) {
            ProjectTree.Snapshot before = sequence.before(full.get(at).steps());
            ProjectTree.Snapshot after =
                    at + 1 < full.size() ? sequence.before(full.get(at + 1).steps()) : tree.snapshot();
            WavePatch.of(full.get(at).number(), tree.changes(before, after)).ifPresent(patches::add);
        }
        return patches;
    }

    private static List<Step> steps(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> attempt.step().withState(attempt.state(), attempt.note()))
                .toList();
    }

    private static List<Refusal> refusals(List<Attempt> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.refusals().stream())
                .distinct()
                .toList();
    }
}
