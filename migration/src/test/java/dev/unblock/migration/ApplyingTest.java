package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.engine.WavePatch;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.ResultJson;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that are applied: kept, committed, stopped, taken up again and taken back. */
final class ApplyingTest {

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void makeShop() {
        shop = Shop.in(folder);
    }

    @Test
    void takesAnAppliedMigrationBackByteForByte() {
        Map<String, String> before = shop.files();
        Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));
        assertThat(shop.files()).isNotEqualTo(before);

        List<String> told = Migration.undo(shop.application().root());

        assertThat(shop.files()).isEqualTo(before);
        assertThat(told).contains("Took back the changes of src/main/java/shop/PriceClient.java");
        assertThat(Migration.undo(shop.application().root())).isEmpty();
    }

    @Test
    void takesNothingBackThatSomebodyHasChangedSince() {
        Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));
        shop.application().write("src/main/java/shop/OrderService.java", "theirs");
        Map<String, String> before = shop.files();

        assertThatThrownBy(() -> Migration.undo(shop.application().root()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("src/main/java/shop/OrderService.java");
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void commitsEachSliceByItself() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("config", "user.email", "shop@example.org");
        git("config", "user.name", "Shop");
        git("add", ".");
        git("commit", "--quiet", "--message", "Start");

        Migration.migrate(shop.request(Mode.APPLY, Optional.empty(), Proving.by(Verification.NONE), Commits.PER_SLICE));

        assertThat(git("log", "--format=%s").lines())
                .hasSizeGreaterThan(3)
                .startsWith("Return a future from OrderController#order(String)")
                .contains("Add the AsyncSupport class")
                .endsWith("Start");
        assertThat(git("log", "-1", "--format=%b"))
                .contains("* Add an asynchronous twin to PriceClient#price(String)")
                .contains("* Return a future from OrderController#order(String)");
        assertThat(git("status", "--porcelain", "--", "src")).isEmpty();
    }

    @Test
    void saysByWhatStepsAreProven() {
        List<String> said = new ArrayList<>();
        Proving compiling = new Proving(Verification.COMPILE, Duration.ofMinutes(1), List.of(), Optional.of("true"));

        Migration.migrate(telling(compiling, said::add));

        assertThat(said)
                .filteredOn(line -> line.startsWith("Proving"))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("step(s) by compiling them"));
    }

    @Test
    void aStoppedMigrationGoesOnWhereItWas() {
        Map<String, String> before = shop.files();
        MigrationOutcome unbroken = Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));
        Map<String, String> after = shop.files();
        Migration.undo(shop.application().root());
        assertThatThrownBy(() -> Migration.migrate(stoppingAt("Slice 3 of "))).hasMessage("pulled the plug");
        assertThat(shop.files()).isNotEqualTo(before).isNotEqualTo(after);

        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.APPLY, Optional.empty()));

        assertThat(outcome.notes()).anyMatch(note -> note.startsWith("Going on with an interrupted run"));
        assertThat(shop.files()).isEqualTo(after);
        assertThat(ResultJson.write(outcome.result())).isEqualTo(ResultJson.write(unbroken.result()));
        Migration.undo(shop.application().root());
        assertThat(shop.files()).isEqualTo(before);
    }

    @Test
    void aStoppedMigrationIsTakenBackBeforeAnotherOne() {
        assertThatThrownBy(() -> Migration.migrate(stoppingAt("Slice 3 of "))).hasMessage("pulled the plug");

        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.APPLY, Optional.of(0)));

        assertThat(outcome.notes()).contains("Took an interrupted run back that was told something else");
        assertThat(outcome.patches()).extracting(WavePatch::wave).containsOnly(0);
    }

    private MigrationRequest stoppingAt(String word) {
        return telling(Proving.by(Verification.NONE), line -> {
            if (line.startsWith(word)) {
                throw new IllegalStateException("pulled the plug");
            }
        });
    }

    private MigrationRequest telling(Proving proving, Consumer<String> progress) {
        return new MigrationRequest(
                shop.analysis(),
                Optional.empty(),
                Mode.APPLY,
                proving,
                UncommittedChanges.REFUSED,
                Commits.NONE,
                TestCode.LEFT_ALONE,
                shop.output(),
                progress);
    }

    @Test
    void aLaterPlanShowsWhatIsFinished() {
        Plan applied = Migration.migrate(shop.request(Mode.APPLY, Optional.empty()))
                .result()
                .plan();

        Plan later = Assessment.assess(AssessmentRequest.of(shop.analysis()), line -> {})
                .plan();

        assertThat(ids(later, State.KEPT)).isEqualTo(ids(applied, State.KEPT)).isNotEmpty();
        assertThat(ids(later, State.PROPOSED)).doesNotContainAnyElementsOf(ids(applied, State.KEPT));
        Migration.undo(shop.application().root());
        assertThat(ids(
                        Assessment.assess(AssessmentRequest.of(shop.analysis()), line -> {})
                                .plan(),
                        State.PROPOSED))
                .containsAll(ids(applied, State.KEPT));
    }

    @Test
    void aLaterPlanShowsWhatWasRefusedWhileItsFileIsAsItWas() {
        Proving noTwins = proving("test ! -e src/main/java/shop/AsyncSupport.java");
        Plan applied = Migration.migrate(shop.request(Mode.APPLY, Optional.empty(), noTwins, Commits.NONE))
                .result()
                .plan();
        Set<String> proofs = proofs(applied);

        Plan later = Assessment.assess(AssessmentRequest.of(shop.analysis()), line -> {})
                .plan();

        assertThat(proofs(later)).isEqualTo(proofs).isNotEmpty();
    }

    private static Set<String> ids(Plan plan, State state) {
        return plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.state() == state)
                .map(Plan.Step::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> proofs(Plan plan) {
        return plan.refusals().stream()
                .filter(refusal -> refusal.hazard().equals("PROOF"))
                .map(Plan.Refusal::id)
                .collect(Collectors.toSet());
    }

    @Test
    void takesBackWhatACommandOfTheUsersRefuses() {
        Map<String, String> before = shop.files();
        Proving noTwins = proving("test ! -e src/main/java/shop/AsyncSupport.java");

        MigrationOutcome outcome = Migration.migrate(shop.request(Mode.APPLY, Optional.empty(), noTwins, Commits.NONE));

        assertThat(outcome.count(State.REVERTED)).isPositive();
        assertThat(shop.files()).doesNotContainKey("src/main/java/shop/AsyncSupport.java");
        assertThat(shop.files().keySet()).isEqualTo(before.keySet());
    }

    @Test
    void aCommandOfTheUsersDecidesWhatIsKept() {
        Map<String, String> before = shop.files();
        MigrationOutcome kept =
                Migration.migrate(shop.request(Mode.APPLY, Optional.empty(), proving("true"), Commits.NONE));
        assertThat(kept.count(State.KEPT)).isPositive();
        Migration.undo(shop.application().root());
        assertThat(shop.files()).isEqualTo(before);

        assertThatThrownBy(() ->
                        Migration.migrate(shop.request(Mode.APPLY, Optional.empty(), proving("false"), Commits.NONE)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not build before any change");
    }

    private static Proving proving(String command) {
        return new Proving(Verification.TEST, Duration.ofMinutes(1), List.of(), Optional.of(command));
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(shop.application().root().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes());
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
