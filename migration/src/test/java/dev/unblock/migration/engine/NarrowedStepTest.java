package dev.unblock.migration.engine;

import static dev.unblock.migration.engine.Replacing.wave;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Effort;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps with several targets, some of which break a test. */
final class NarrowedStepTest {

    private static final String FILE = "Handlers.txt";

    /** What the recipe refuses. */
    private static final String LOCKED = "locked";

    private TinyProject project;

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = TinyProject.in(folder.resolve("shop")).write(FILE, "one two three four five");
    }

    @Test
    void keepsTheTargetsThatBreakNothing() {
        Engine.Outcome outcome = run(breakingAt("three"), step("one", "two", "three", "four", "five"));

        assertThat(project.read(FILE)).isEqualTo("one! two! three four! five!");
        Step taken = outcome.steps().get(0);
        assertThat(taken.state()).isEqualTo(State.KEPT);
        assertThat(taken.targets()).containsExactly("one", "two", "four", "five");
        assertThat(taken.options()).containsEntry("targets", taken.targets());
        assertThat(outcome.refusals()).extracting(Refusal::method).containsExactly("three");
        assertThat(outcome.refusals().get(0).evidence()).contains("HandlersTest#three");
    }

    @Test
    void leavesTargetsOutThatTheRecipeRefuses() {
        Engine.Outcome outcome = run(breakingAt(), step("one", LOCKED, "three"));

        assertThat(project.read(FILE)).isEqualTo("one! two three! four five");
        assertThat(outcome.steps().get(0).state()).isEqualTo(State.KEPT);
        assertThat(outcome.steps().get(0).targets()).containsExactly("one", "three");
        assertThat(outcome.refusals()).extracting(Refusal::method).containsExactly(LOCKED);
    }

    @Test
    void findsSeveralGuiltyTargets() {
        Engine.Outcome outcome = run(breakingAt("one", "four", "five"), step("one", "two", "three", "four", "five"));

        assertThat(project.read(FILE)).isEqualTo("one two! three! four five");
        assertThat(outcome.refusals()).extracting(Refusal::method).containsExactly("one", "four", "five");
    }

    @Test
    void takesAStepBackOfWhichNothingHolds() {
        Engine.Outcome outcome = run(breakingAt("one", "two"), step("one", "two"));

        assertThat(project.read(FILE)).isEqualTo("one two three four five");
        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED);
        assertThat(outcome.refusals()).hasSize(1);
    }

    @Test
    void givesUpWhatIsSuspectedAfterTooManyBuilds() {
        List<String> names = IntStream.range(0, 64).mapToObj(n -> "n" + n).toList();
        project.write(FILE, String.join(" ", names) + "");
        String[] odd = IntStream.range(0, 64)
                .filter(n -> n % 2 == 1)
                .mapToObj(names::get)
                .toArray(String[]::new);
        Breaking proof = breakingAt(odd);

        Engine.Outcome outcome = run(proof, step(names.toArray(String[]::new)));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT);
        assertThat(project.read(FILE)).contains("n0!").doesNotContain("n63!");
        assertThat(proof.asked).isLessThan(30);
    }

    private Breaking breakingAt(String... guilty) {
        return new Breaking(Set.of(guilty));
    }

    private Engine.Outcome run(Breaking proof, Step... steps) {
        return new Engine(new ProjectTree(project.root(), project.journal()), new Marking(), proof, said -> {})
                .run(List.of(wave(2, steps)));
    }

    private static Step step(String... targets) {
        return new Step(
                "step",
                "Mark",
                "Mark handlers",
                ".",
                Map.of("targets", List.of(targets)),
                List.of(targets),
                List.of(),
                List.of(),
                new Effort(0, 0, 0, "nothing"),
                Optional.empty(),
                State.PROPOSED,
                Optional.empty());
    }

    /** Adds a mark to each target that there is. */
    private final class Marking implements Rewriting {
        @Override
        public Proposal propose(Step step) {
            Content before = Content.of(project.root().resolve(FILE)).orElseThrow();
            List<Refusal> refusals = step.targets().contains(LOCKED) ? List.of(refusal()) : List.of();
            String text = Stream.of(before.toString().split(" "))
                    .map(word -> step.targets().contains(word) ? word + "!" : word)
                    .collect(Collectors.joining(" "));
            if (text.equals(before.toString())) {
                return new Proposal(List.of(), List.of(), List.of());
            }
            FileChange change =
                    new FileChange(FILE, Optional.of(before), Optional.of(Content.of(text.getBytes(UTF_8))));
            return new Proposal(List.of(change), refusals, List.of());
        }

        private static Refusal refusal() {
            return new Refusal("id", "Mark", "H19", LOCKED, FILE, 1, "it is locked", "unlock it", List.of());
        }

        @Override
        public void refresh(Collection<String> paths) {}

        @Override
        public void close() {}
    }

    /** A test for each of some handlers, which fails once the handler is marked. */
    private final class Breaking extends Trusting {
        private final Set<String> guilty;
        private int asked;

        private Breaking(Set<String> guilty) {
            this.guilty = guilty;
        }

        @Override
        public Verdict holds() {
            asked++;
            String text = project.read(FILE);
            Set<String> failed = guilty.stream()
                    .filter(handler -> text.contains(handler + "!"))
                    .map(handler -> "HandlersTest#" + handler)
                    .collect(Collectors.toSet());
            return failed.isEmpty() ? Verdict.PROVEN : new Verdict.Broken("tests fail: " + failed, failed);
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return holds();
        }
    }
}
