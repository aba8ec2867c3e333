package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Keeps of a step that broke something the targets that break nothing, so that one handler costs no whole controller.
 *
 * <p>The guilty targets are found by halving. Each question is a build: after {@link #MOST_QUESTIONS} of them what is still
 * suspected is given up.
 */
final class Narrowing {

    private static final int MOST_QUESTIONS = 16;

    private final Trail trail;
    private final StepRunner runner;
    private final Consumer<String> progress;

    Narrowing(Trail trail, StepRunner runner, Consumer<String> progress) {
        this.trail = trail;
        this.runner = runner;
        this.progress = progress;
    }

    /** The step at fewer targets, where the proof bears some; leaves the tree for the caller to restore. */
    Optional<Attempt> of(Attempt guilty, GuiltJudge judge, Verdict.Broken broken) {
        Step step = guilty.step();
        List<String> suspects = step.targets();
        if (suspects.size() < 2 || !suspects.equals(step.options().get("targets"))) {
            return Optional.empty();
        }
        progress.accept("  which of its " + suspects.size() + " targets?");
        List<String> sound = new Search(targets -> {
                    apply(step.withTargets(targets));
                    return judge.isSound();
                })
                .sound(List.of(), suspects);
        if (sound.isEmpty()) {
            return Optional.empty();
        }
        runner.restore(trail.before(step));
        return runner.narrowed(guilty, step.withTargets(sound)).map(kept -> without(kept, guilty, broken));
    }

    private void apply(Step step) {
        runner.restore(trail.before(step));
        runner.replay(step);
    }

    private static Attempt without(Attempt kept, Attempt guilty, Verdict.Broken broken) {
        Stream<Refusal> refusals = guilty.step().targets().stream()
                .filter(target -> !kept.step().targets().contains(target))
                .map(target -> StepRefusal.proof(guilty.step(), target, broken.reason()));
        return new Attempt(
                kept.step(),
                kept.state(),
                kept.note(),
                Stream.concat(kept.refusals().stream(), refusals).toList(),
                kept.failedTests());
    }

    /** Asks until every suspect is cleared or found guilty. */
    private static final class Search {
        private final Predicate<List<String>> isSound;
        private int asked;

        private Search(Predicate<List<String>> isSound) {
            this.isSound = isSound;
        }

        /**
         * Those that are sound together.
         *
         * @param sound known to be
         * @param suspects of whom at least one is not, together with these
         */
        private List<String> sound(List<String> sound, List<String> suspects) {
            if (suspects.size() < 2 || asked >= MOST_QUESTIONS) {
                return sound;
            }
            List<String> first = suspects.subList(0, suspects.size() / 2);
            List<String> second = suspects.subList(suspects.size() / 2, suspects.size());
            if (areSound(joined(sound, first))) {
                return sound(joined(sound, first), second);
            }
            List<String> cleared = sound(sound, first);
            return areSound(joined(cleared, second)) ? joined(cleared, second) : sound(cleared, second);
        }

        private boolean areSound(List<String> targets) {
            asked++;
            return isSound.test(targets);
        }

        private static List<String> joined(List<String> some, List<String> others) {
            List<String> all = new ArrayList<>(some);
            all.addAll(others);
            return all;
        }
    }
}
