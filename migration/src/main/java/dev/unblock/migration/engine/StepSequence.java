package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The steps of a run in order: tried one by one, compiled wave by wave, tested once at the end.
 *
 * <p>When something breaks, the guilty step is found by halving: the shortest run of steps that is broken ends with it.
 * It is taken back with the steps that require it, those after it are applied again, and the proof decides anew. Halving
 * costs no recipe: the tree before each step is remembered.
 */
final class StepSequence {

    private final ProjectTree tree;
    private final StepRunner runner;
    private final Proof proof;
    private final Consumer<String> progress;
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final Map<String, ProjectTree.Snapshot> before = new HashMap<>();
    private final Set<String> brokeTests = new TreeSet<>();

    StepSequence(ProjectTree tree, StepRunner runner, Proof proof, Consumer<String> progress) {
        this.tree = tree;
        this.runner = runner;
        this.proof = proof;
        this.progress = progress;
    }

    /** Tries the steps and sees to it that what they leave compiles. */
    void tryWave(List<Step> steps) {
        for (Step step : steps) {
            before.put(step.id(), tree.snapshot());
            attempts.put(step.id(), isUnblocked(step) ? runner.attempt(step) : skipped(step));
        }
        List<Step> applied = applied(steps);
        while (!applied.isEmpty() && proof.compiles() instanceof Verdict.Broken broken) {
            takeBackGuilty(applied, broken);
            applied = applied(steps);
        }
    }

    /** Sees to it that all that is applied passes the tests. */
    void prove() {
        List<Step> applied = applied();
        while (!applied.isEmpty()) {
            progress.accept("Proving " + applied.size() + " step(s)");
            Optional<Verdict.Broken> broken = broken();
            if (broken.isEmpty()) {
                return;
            }
            takeBackGuilty(applied, broken.get());
            applied = applied();
        }
    }

    /** What is broken, and not only now and then: tests that pass when run again, alone and with all others, are not. */
    private Optional<Verdict.Broken> broken() {
        if (!(proof.holds() instanceof Verdict.Broken first)) {
            return Optional.empty();
        }
        if (first.tests().isEmpty() || !proof.holds(first.tests()).isProven()) {
            return Optional.of(first);
        }
        progress.accept("  " + first.reason() + ", but pass when run again; running all tests once more");
        return proof.holds() instanceof Verdict.Broken again ? Optional.of(again) : Optional.empty();
    }

    /** Takes back steps that no other applied step requires. */
    void takeBack(List<Step> unwanted, String reason) {
        Step first = unwanted.get(0);
        unwanted.forEach(step -> attempts.put(step.id(), new Attempt(step, State.REVERTED, reason)));
        runner.restore(before.get(first.id()));
        stepsFrom(first).forEach(this::tryAgain);
    }

    /** Ids of the steps that compiled, and were taken back because of tests. */
    Set<String> brokeTests() {
        return Set.copyOf(brokeTests);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts.values());
    }

    /** The tree before the first of these steps. */
    ProjectTree.Snapshot before(List<Step> steps) {
        return before.get(steps.get(0).id());
    }

    private void takeBackGuilty(List<Step> applied, Verdict.Broken broken) {
        progress.accept("  broken: " + broken.reason());
        Step guilty = applied.get(guilty(applied, GuiltJudge.of(proof, broken, progress)));
        progress.accept("  taken back: " + guilty.id());
        if (!broken.tests().isEmpty()) {
            brokeTests.add(guilty.id());
        }
        attempts.put(guilty.id(), reverted(attempts.get(guilty.id()), broken.reason()));
        runner.restore(before.get(guilty.id()));
        stepsFrom(guilty).forEach(this::tryAgain);
    }

    private List<Step> stepsFrom(Step first) {
        List<Step> steps = attempts.values().stream().map(Attempt::step).toList();
        return steps.subList(steps.indexOf(first), steps.size());
    }

    private void tryAgain(Step step) {
        before.put(step.id(), tree.snapshot());
        if (!attempts.get(step.id()).changedSources()) {
            return;
        }
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
            judge.prepare(() -> runner.restore(before(applied)), () -> runner.restore(all));
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

    private List<Step> applied() {
        return applied(attempts.values().stream().map(Attempt::step).toList());
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
