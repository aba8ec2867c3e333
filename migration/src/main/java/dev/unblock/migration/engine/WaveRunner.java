package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tries the steps of one wave, then compiles and runs the tests once for all of them.
 *
 * <p>When something breaks, the guilty step is found by halving: the shortest run of steps from the wave's start that is
 * broken ends with it. It is taken back with the steps that require it, those after it are applied again, and the proof
 * decides anew. Halving costs no recipe: the tree after each step is remembered.
 */
final class WaveRunner {

    private final ProjectTree tree;
    private final StepRunner runner;
    private final Proof proof;
    private final Consumer<String> progress;
    private final Map<String, Attempt> attempts;
    private final Map<String, ProjectTree.Snapshot> before = new HashMap<>();

    /** Uses and completes what is known of all steps so far, by id. */
    WaveRunner(
            ProjectTree tree,
            StepRunner runner,
            Proof proof,
            Map<String, Attempt> attempts,
            Consumer<String> progress) {
        this.tree = tree;
        this.runner = runner;
        this.proof = proof;
        this.attempts = attempts;
        this.progress = progress;
    }

    void run(List<Step> steps) {
        for (Step step : steps) {
            before.put(step.id(), tree.snapshot());
            attempts.put(step.id(), isUnblocked(step) ? runner.attempt(step) : skipped(step));
        }
        List<Step> applied = applied(steps);
        while (!applied.isEmpty()) {
            Verdict verdict = prove(applied.size());
            if (verdict instanceof Verdict.Broken broken) {
                takeBack(applied, broken);
                applied = applied(steps);
            } else {
                return;
            }
        }
    }

    private Verdict prove(int steps) {
        Verdict compiled = proof.compiles();
        if (!compiled.isProven()) {
            return compiled;
        }
        progress.accept("Proving " + steps + " step(s)");
        return proof.holds();
    }

    private void takeBack(List<Step> applied, Verdict.Broken broken) {
        progress.accept("  broken: " + broken.reason());
        int guilty = guilty(applied, GuiltJudge.of(proof, broken, progress));
        Step step = applied.get(guilty);
        progress.accept("  taken back: " + step.id());
        attempts.put(step.id(), reverted(attempts.get(step.id()), broken.reason()));
        runner.restore(before.get(step.id()));
        applied.subList(guilty + 1, applied.size()).forEach(this::tryAgain);
    }

    private void tryAgain(Step step) {
        before.put(step.id(), tree.snapshot());
        if (isUnblocked(step)) {
            runner.replay(step);
        } else {
            attempts.put(step.id(), skipped(step));
        }
    }

    /** Index of the last step of the shortest run of steps that is broken. */
    private int guilty(List<Step> applied, GuiltJudge judge) {
        int sound = 0;
        int unsound = applied.size();
        if (unsound > 1) {
            ProjectTree.Snapshot all = tree.snapshot();
            judge.prepare(() -> runner.restore(before.get(applied.get(0).id())), () -> runner.restore(all));
        }
        while (unsound - sound > 1) {
            int middle = (sound + unsound) / 2;
            runner.restore(before.get(applied.get(middle).id()));
            if (judge.isSound()) {
                sound = middle;
            } else {
                unsound = middle;
            }
        }
        return unsound - 1;
    }

    private List<Step> applied(List<Step> steps) {
        return steps.stream()
                .filter(step -> attempts.get(step.id()).changedSources())
                .toList();
    }

    private boolean isUnblocked(Step step) {
        return step.requires().stream().allMatch(this::isInPlace);
    }

    /** A wave may be run alone: what an earlier one was to bring is then expected to be there. */
    private boolean isInPlace(String id) {
        return !attempts.containsKey(id) || attempts.get(id).isInPlace();
    }

    private Attempt skipped(Step step) {
        String missing = String.join(
                ", ", step.requires().stream().filter(id -> !isInPlace(id)).toList());
        return new Attempt(step, State.SKIPPED, "requires " + missing);
    }

    private static Attempt reverted(Attempt tried, String reason) {
        List<Refusal> refusals = new ArrayList<>(tried.refusals());
        refusals.add(StepRefusal.proof(tried.step(), reason));
        return new Attempt(tried.step(), State.REVERTED, reason, refusals);
    }
}
