package dev.unblock.migration.engine;

import static dev.unblock.migration.engine.Replacing.step;
import static dev.unblock.migration.engine.Replacing.wave;
import static dev.unblock.migration.engine.TinyProject.PRICE;
import static dev.unblock.migration.engine.TinyProject.PRICE_TEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.migration.proof.Build;
import dev.unblock.migration.proof.BuildProof;
import dev.unblock.migration.proof.CompilationUnit;
import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.ProofRequest;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine with a real Maven build as proof. */
final class EngineTest {

    private static final Step HARMLESS = step("harmless", PRICE, "return 1;", "return 1 + 0;");
    private static final Step WRONG = step("wrong", PRICE, "return 2;", "return 3;");

    private TinyProject project;
    private final List<String> said = new ArrayList<>();
    private Duration patience = Duration.ofMinutes(1);

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = TinyProject.in(folder.resolve("shop"));
    }

    @Test
    void takesBackWhatDoesNotCompile() {
        Map<String, Content> before = project.files();

        Engine.Outcome outcome =
                run(Verification.COMPILE, wave(0, step("broken", PRICE, "return 1;", "return nothing;")));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED);
        assertThat(outcome.refusals()).extracting(Refusal::hazard).containsExactly("PROOF");
        assertThat(outcome.refusals().get(0).evidence())
                .contains("src/main/java/shop/Price.java")
                .contains("cannot find symbol");
        assertThat(project.files()).isEqualTo(before);
    }

    @Test
    void findsTheOneStepThatBreaksATestAndKeepsTheOthers() {
        Step more = step("more", PRICE, "package shop;", "package  shop;");

        Engine.Outcome outcome = run(Verification.TEST, wave(0, HARMLESS, WRONG, more));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT, State.REVERTED, State.KEPT);
        assertThat(outcome.refusals().get(0).evidence())
                .contains("shop.PriceTest#two")
                .contains("expected: <2> but was: <3>");
        assertThat(project.read(PRICE)).contains("1 + 0", "return 2;", "package  shop;");
    }

    @Test
    void asksFirstTheTestsThatKnowWhatChanged() {
        patience = Duration.ZERO;
        for (String other : List.of("Cart", "Order")) {
            project.write("src/test/java/shop/" + other + "Test.java", """
                    package shop;

                    class OTHERTest {
                        @org.junit.jupiter.api.Test
                        void passes() {}
                    }
                    """.replace("OTHER", other));
        }

        Engine.Outcome outcome = run(Verification.TEST, wave(0, WRONG), wave(1, HARMLESS));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED, State.KEPT);
        assertThat(said)
                .containsSubsequence(
                        "  running the 1 of 3 test classes that know what changed",
                        "  taken back: wrong",
                        "Wave 1: wave",
                        "Proving 1 step(s) by all tests");
    }

    @Test
    void letsTestsFailThatFailedBefore() {
        project.write(PRICE_TEST, project.read(PRICE_TEST).replace("assertEquals(2,", "assertEquals(22,"));

        Engine.Outcome outcome = run(Verification.TEST, wave(0, WRONG));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT);
        assertThat(said).contains("2 tests, 1 of them fail already");
        assertThat(project.read(PRICE)).contains("return 3;");
    }

    @Test
    void saysThatABuildWithoutTestsProvesLittle() {
        project.write(
                "pom.xml", project.read("pom.xml").replace("<properties>", "<properties><skipTests>true</skipTests>"));

        Engine.Outcome outcome = run(Verification.TEST, wave(0, WRONG));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT);
        assertThat(said).contains("The build runs no tests: a step that compiles passes for proven");
    }

    @Test
    void refusesAProjectThatDoesNotCompile() {
        project.write(PRICE, "package shop; class Price { int }");

        assertThatThrownBy(() -> run(Verification.COMPILE, wave(0, HARMLESS)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("does not build before any change");
    }

    private Engine.Outcome run(Verification verification, Wave... waves) {
        ProofRequest request = new ProofRequest(
                project.root(),
                List.of(project.root()),
                () -> new CompilationUnit(
                        List.of(project.root().resolve("src/main/java")), List.of(), List.of(), UTF_8, 17),
                patience,
                said::add);
        Build maven = Build.maven(
                project.root(), project.root().resolve("target/unblock/logs"), Duration.ofMinutes(5), List.of());
        Proof proof = new BuildProof(maven, request, verification);
        proof.establish();
        return new Engine(
                        new ProjectTree(project.root(), project.journal()),
                        new Replacing(project.root()),
                        proof,
                        said::add)
                .run(List.of(waves));
    }
}
