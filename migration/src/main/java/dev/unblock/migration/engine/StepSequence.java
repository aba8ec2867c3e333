package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The steps of a run in order: tried one by one, compiled slice by slice with the tests that know what it changes, and
 * all tests when it is asked for.
 *
 * <p>When something breaks, the guilty step is found by halving: the shortest run of steps that is broken ends with it.
 * It is taken back, or at those of its targets that are to blame, with the steps that require it, those after it are
 * applied again, and the proof decides anew. Halving costs no recipe: the tree before each step is remembered.
 */
final class StepSequence {

    private static final int MOST_ASKED = 3;

    private final ProjectTree tree;
    private final Trail trail;
    private final StepRunner runner;
    private final Proof proof;
    private final Consumer<String> progress;
    private final Narrowing narrowing;
    private Optional<ProjectTree.Snapshot> proven;

    StepSequence(ProjectTree tree, Trail trail, StepRunner runner, Proof proof, Consumer<String> progress) {
        this.tree = tree;
        this.trail = trail;
        this.runner = runner;
        this.proof = proof;
        this.progress = progress;
        this.narrowing = new Narrowing(trail, runner, progress);
        this.proven = tree.takenBefore().isEmpty() ? Optional.of(ProjectTree.Snapshot.START) : Optional.empty();
    }

    /** Tries the steps, and sees to it that what they leave compiles and passes the tests that know it. */
    void trySlice(List<Step> steps) {
        for (Step step : steps) {
            trail.reach(step);
            trail.put(trail.isUnblocked(step) ? runner.attempt(step) : trail.skipped(step));
        }
        settle(() -> trail.applied(steps), this::doesNotCompile);
        settle(() -> trail.applied(steps), () -> breaksItsTests(steps));
    }

    /** Sees to it that all that is applied passes all tests. */
    void prove() {
        if (proven.filter(last -> tree.changesSince(last).isEmpty()).isPresent()) {
            return;
        }
        settle(trail::applied, () -> {
            proof.measure()
                    .ifPresent(means ->
                            progress.accept("Proving " + trail.applied().size() + " step(s) by " + means));
            return broken(new Question(trail.applied(), proof::holds, proof::holds, proof::distrust));
        });
        proven = Optional.of(tree.snapshot());
    }

    /** Takes steps back, one after the other, until nothing is broken. */
    private void settle(Supplier<List<Step>> applied, Supplier<Optional<Verdict.Broken>> question) {
        List<Step> open = applied.get();
        while (!open.isEmpty()) {
            Optional<Verdict.Broken> broken = question.get();
            if (broken.isEmpty()) {
                return;
            }
            takeBackGuilty(open, broken.get());
            open = applied.get();
        }
    }

    private Optional<Verdict.Broken> doesNotCompile() {
        return proof.compiles() instanceof Verdict.Broken broken ? Optional.of(broken) : Optional.empty();
    }

    private Optional<Verdict.Broken> breaksItsTests(List<Step> steps) {
        Set<String> files = tree.changesSince(trail.before(steps.get(0))).stream()
                .map(FileChange::path)
                .collect(Collectors.toCollection(TreeSet::new));
        return broken(new Question(
                trail.applied(steps), () -> proof.holdsAround(files), () -> Verdict.PROVEN, unstable -> {}));
    }

    /** What is broken, and not only now and then: tests that pass when run again, or fail without the steps, are not. */
    private Optional<Verdict.Broken> broken(Question question) {
        Verdict verdict = question.ask().get();
        for (int asked = 1; asked < MOST_ASKED && verdict instanceof Verdict.Broken broken; asked++) {
            if (broken.tests().isEmpty() || !passesWhenRunAgain(broken) && !failsWithoutSteps(broken, question)) {
                return Optional.of(broken);
            }
            verdict = question.askAgain().get();
        }
        return verdict instanceof Verdict.Broken broken ? Optional.of(broken) : Optional.empty();
    }

    /**
     * How to learn whether steps break tests.
     *
     * @param askAgain once unstable tests are known
     * @param distrust what is done with these
     */
    private record Question(
            List<Step> applied, Supplier<Verdict> ask, Supplier<Verdict> askAgain, Consumer<Set<String>> distrust) {}

    private boolean passesWhenRunAgain(Verdict.Broken broken) {
        boolean passes = proof.holds(broken.tests()).isProven();
        if (passes) {
            progress.accept("  " + broken.reason() + ", but pass when run again");
        }
        return passes;
    }

    /** Tests that fail alone may need others before them: only the same question, asked without the steps, tells. */
    private boolean failsWithoutSteps(Verdict.Broken broken, Question question) {
        ProjectTree.Snapshot all = tree.snapshot();
        runner.restore(trail.before(question.applied().get(0)));
        Set<String> without = proof.holds(broken.tests()) instanceof Verdict.Broken alone
                        && !alone.tests().isEmpty()
                        && question.ask().get() instanceof Verdict.Broken together
                ? classes(together.tests())
                : Set.of();
        runner.restore(all);
        if (without.isEmpty() || !without.containsAll(classes(broken.tests()))) {
            return false;
        }
        progress.accept("  " + broken.reason() + ", but the same test classes fail without the change as well");
        question.distrust().accept(broken.tests());
        return true;
    }

    private static Set<String> classes(Set<String> tests) {
        return tests.stream().map(test -> test.split("#", 2)[0]).collect(Collectors.toSet());
    }

    /** Takes back steps that no other applied step requires. */
    void takeBack(List<Step> unwanted, String reason) {
        Step first = unwanted.get(0);
        unwanted.forEach(step -> trail.put(new Attempt(step, State.REVERTED, reason)));
        runner.restore(trail.before(first));
        trail.stepsFrom(first).forEach(this::tryAgain);
    }

    private void takeBackGuilty(List<Step> applied, Verdict.Broken broken) {
        progress.accept("  broken: " + broken.reason());
        GuiltJudge judge = GuiltJudge.of(proof, broken, progress);
        Step guilty = applied.get(guilty(applied, judge));
        Optional<Attempt> narrowed = narrowing.of(trail.get(guilty), judge, broken);
        progress.accept("  taken back: " + guilty.id()
                + narrowed.map(StepSequence::inPart).orElse(""));
        trail.put(narrowed.orElseGet(() -> reverted(trail.get(guilty), broken)));
        runner.restore(trail.before(guilty));
        trail.stepsFrom(guilty).forEach(this::tryAgain);
    }

    private void tryAgain(Step step) {
        trail.reach(step);
        if (!trail.get(step).changedSources()) {
            return;
        }
        if (trail.isUnblocked(step)) {
            runner.replay(trail.get(step).step());
        } else {
            trail.put(trail.skipped(step));
        }
    }

    /** Index of the last step of the shortest run of steps that is broken. */
    private int guilty(List<Step> applied, GuiltJudge judge) {
        int sound = 0;
        int unsound = applied.size();
        if (unsound > 1 || applied.get(0).targets().size() > 1) {
            ProjectTree.Snapshot all = tree.snapshot();
            judge.prepare(() -> runner.restore(trail.before(applied.get(0))), () -> runner.restore(all));
        }
        while (unsound - sound > 1) {
            int middle = (sound + unsound) / 2;
            runner.restore(trail.before(applied.get(middle)));
            if (judge.isSound()) {
                sound = middle;
            } else {
                unsound = middle;
            }
        }
        return unsound - 1;
    }

    private static String inPart(Attempt narrowed) {
        return ", but for " + narrowed.step().targets().size() + " of its targets";
    }

    private static Attempt reverted(Attempt tried, Verdict.Broken broken) {
        List<Refusal> refusals = new ArrayList<>(tried.refusals());
        refusals.add(StepRefusal.proof(tried.step(), broken.reason()));
        return new Attempt(
                tried.step(),
                State.REVERTED,
                broken.reason(),
                refusals,
                broken.tests().stream().toList());
    }
}
