package dev.unblock.migration.engine;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tells broken trees from sound ones as cheaply as the case allows: compiling, where it was that which failed; else only
 * the broken tests, where these alone tell the wave's start from its end; else all tests.
 */
final class GuiltJudge {

    private final Proof proof;
    private final Verdict.Broken broken;
    private final Consumer<String> progress;
    private BooleanSupplier question;

    private GuiltJudge(Proof proof, Verdict.Broken broken, Consumer<String> progress) {
        this.proof = proof;
        this.broken = broken;
        this.progress = progress;
        this.question = () -> proof.compiles().isProven();
    }

    static GuiltJudge of(Proof proof, Verdict.Broken broken, Consumer<String> progress) {
        return new GuiltJudge(proof, broken, progress);
    }

    /**
     * Chooses the cheapest question that tells the two ends apart.
     *
     * @param toStart makes the tree what it was before the wave
     * @param toEnd makes it what it is now
     */
    void prepare(Runnable toStart, Runnable toEnd) {
        if (!proof.compiles().isProven()) {
            return;
        }
        question = () -> proof.holds(broken.tests()).isProven();
        boolean brokenAtEnd = !isSound();
        toStart.run();
        boolean soundAtStart = isSound();
        toEnd.run();
        if (!brokenAtEnd || !soundAtStart) {
            progress.accept("  the broken tests depend on others; running all of them");
            question = () -> proof.holds().isProven();
        }
    }

    boolean isSound() {
        return question.getAsBoolean();
    }
}
