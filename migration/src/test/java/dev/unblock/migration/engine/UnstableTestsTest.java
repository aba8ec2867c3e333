package dev.unblock.migration.engine;

import static dev.unblock.migration.engine.Replacing.step;
import static dev.unblock.migration.engine.Replacing.wave;
import static dev.unblock.migration.engine.TinyProject.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that fail now and then, now this one and now that. */
final class UnstableTestsTest {

    private static final Step ONE = step("one", PRICE, "return 1;", "return 1 + 0;");

    private TinyProject project;

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = TinyProject.in(folder.resolve("shop"));
    }

    @Test
    void blamesNoStepForTestsThatFailWithoutItAsWell() {
        Unstable proof = new Unstable();

        assertThat(stateAfter(proof)).isEqualTo(State.KEPT);
        assertThat(proof.distrusted).containsExactly("shop.PriceTest#test1");
        assertThat(project.read(PRICE)).contains("1 + 0");
    }

    @Test
    void blamesTheStepWhereTestsPassWithoutItAmongAllOthers() {
        assertThat(stateAfter(new NeedsOthers())).isEqualTo(State.REVERTED);
        assertThat(project.read(PRICE)).doesNotContain("1 + 0");
    }

    private State stateAfter(Proof proof) {
        return new Engine(
                        new ProjectTree(project.root(), project.journal()),
                        new Replacing(project.root()),
                        proof,
                        line -> {})
                .run(List.of(wave(0, ONE)))
                .steps()
                .get(0)
                .state();
    }

    /** Another test of one class fails each time, whatever the tree. */
    private static final class Unstable extends Trusting {

        private final Set<String> distrusted = new HashSet<>();
        private int runs;

        @Override
        public Verdict holds() {
            runs++;
            return distrusted.isEmpty()
                    ? new Verdict.Broken("1 test fails", Set.of("shop.PriceTest#test" + runs))
                    : Verdict.PROVEN;
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return holds();
        }

        @Override
        public void distrust(Set<String> tests) {
            distrusted.addAll(tests);
        }
    }

    /** A test that the step breaks, and that never passes alone. */
    private final class NeedsOthers extends Trusting {

        private final Verdict broken = new Verdict.Broken("1 test fails", Set.of("shop.PriceTest#one"));

        @Override
        public Verdict holds() {
            return project.read(PRICE).contains("1 + 0") ? broken : Verdict.PROVEN;
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return broken;
        }
    }
}
