package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tries the steps of one wave, then runs the tests once for all of them.
 *
 * <p>When tests fail that did not fail before, the guilty step is found by halving: the shortest run of steps from the
 * wave's start that breaks them ends with it. It is taken back with the steps that require it, the others are applied
 * again, and the tests decide anew. Halving runs only the broken tests, where these tell the two ends apart.
 */
final class WaveRunner {

    private final ProjectTree tree;
    private final StepRunner runner;
    private final Proof proof;
    private final Consumer<String> progress;
    private final Map<String, Attempt> attempts;

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
        ProjectTree.Snapshot start = tree.snapshot();
        for (Step step : steps) {
            attempts.put(step.id(), isUnblocked(step) ? runner.attempt(step) : skipped(step));
        }
        List<Step> applied = applied(steps);
        while (!applied.isEmpty()) {
            progress.accept("Running the tests on " + applied.size() + " step(s)");
            Verdict verdict = proof.holds();
            if (verdict instanceof Verdict.Broken broken) {
                takeBack(start, applied, broken);
                applied = applied(steps);
            } else {
                return;
            }
        }
    }

    private void takeBack(ProjectTree.Snapshot start, List<Step> applied, Verdict.Broken broken) {
        progress.accept("  " + broken.reason());
        Step guilty = guilty(start, applied, broken);
        Attempt before = attempts.get(guilty.id());
        String file = tree.changesSince(start).stream()
                .findFirst()
                .map(FileChange::path)
                .orElse("");
        attempts.put(guilty.id(), reverted(before, file, broken.reason()));
        progress.accept("  taken back: " + guilty.id());
        runner.restore(start);
        for (Step step : applied) {
            if (step.id().equals(guilty.id())) {
                continue;
            }
            if (isUnblocked(step)) {
                runner.replay(step);
            } else {
                attempts.put(step.id(), skipped(step));
            }
        }
    }

    /** The last step of the shortest run of steps that is broken. */
    private Step guilty(ProjectTree.Snapshot start, List<Step> applied, Verdict.Broken broken) {
        if (applied.size() == 1) {
            return applied.get(0);
        }
        Judge judge = judge(start, applied, broken);
        int sound = 0;
        int unsound = applied.size();
        while (unsound - sound > 1) {
            int middle = (sound + unsound) / 2;
            replay(start, applied.subList(0, middle));
            if (judge.isSound()) {
                sound = middle;
            } else {
                unsound = middle;
            }
        }
        replay(start, applied.subList(0, unsound));
        return applied.get(unsound - 1);
    }

    /** Answers for the tree as it is now. */
    private interface Judge {

        boolean isSound();
    }

    private Judge judge(ProjectTree.Snapshot start, List<Step> applied, Verdict.Broken broken) {
        Set<String> tests = broken.tests();
        boolean tellsBadEnd = !proof.holds(tests).isProven();
        if (tellsBadEnd) {
            replay(start, List.of());
            boolean tellsGoodEnd = proof.holds(tests).isProven();
            if (tellsGoodEnd) {
                return () -> proof.holds(tests).isProven();
            }
        }
        progress.accept("  the broken tests depend on others; running all of them");
        return () -> proof.holds().isProven();
    }

    private void replay(ProjectTree.Snapshot start, List<Step> steps) {
        runner.restore(start);
        steps.forEach(runner::replay);
    }

    private List<Step> applied(List<Step> steps) {
        return steps.stream()
                .filter(step -> attempts.get(step.id()).changedSources())
                .toList();
    }

    private boolean isUnblocked(Step step) {
        return step.requires().stream()
                .map(attempts::get)
                .allMatch(required -> required != null && required.isInPlace());
    }

    private Attempt skipped(Step step) {
        String missing = String.join(
                ", ",
                step.requires().stream()
                        .filter(id ->
                                !attempts.containsKey(id) || !attempts.get(id).isInPlace())
                        .toList());
        return new Attempt(step, State.SKIPPED, "requires " + missing);
    }

    private static Attempt reverted(Attempt before, String file, String reason) {
        List<Refusal> refusals = new ArrayList<>(before.refusals());
        refusals.add(ProofRefusal.of(before.step(), file, reason));
        return new Attempt(before.step(), State.REVERTED, reason, refusals);
    }
}
