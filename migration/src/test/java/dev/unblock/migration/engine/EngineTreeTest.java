package dev.unblock.migration.engine;

import static dev.unblock.migration.engine.Replacing.step;
import static dev.unblock.migration.engine.Replacing.wave;
import static dev.unblock.migration.engine.TinyProject.PRICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine does to files; nothing is proven here. */
final class EngineTreeTest {

    private static final Step ONE = step("one", PRICE, "return 1;", "return 1 + 0;");

    private TinyProject project;

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = TinyProject.in(folder.resolve("shop"));
    }

    @Test
    void aSecondRunChangesNothing() {
        run(Proof.none(), wave(0, ONE));
        Map<String, Content> after = project.files();

        Engine.Outcome again = run(Proof.none(), wave(0, ONE));

        assertThat(again.steps()).extracting(Step::state).containsExactly(State.NOTHING_TO_DO);
        assertThat(project.files()).isEqualTo(after);
    }

    @Test
    void takesBackAStepThatWouldChangeTheSourcesAgain() {
        Map<String, Content> before = project.files();

        Engine.Outcome outcome = run(Proof.none(), wave(0, step("grows", PRICE, "return 1", "return 1 + 1")));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED);
        assertThat(project.files()).isEqualTo(before);
    }

    @Test
    void keepsByteOrderMarkLineEndsEncodingAndPermissions() throws IOException {
        Path file = project.root().resolve(PRICE);
        byte[] bytes =
                "\u00EF\u00BB\u00BFint one() {\r\n  return 1; // \u00E4\r\n}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));

        run(Proof.none(), wave(0, ONE));

        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .isEqualTo("\u00EF\u00BB\u00BFint one() {\r\n  return 1 + 0; // \u00E4\r\n}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x--x");
    }

    @Test
    void stopsAtAReadOnlyFileAndKeepsWhatIsFinished() throws IOException {
        Path file = project.root().resolve(PRICE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Step other = step("other", "pom.xml", "<version>1<", "<version>1.0<");
        Content price = project.files().get(PRICE);

        assertThatThrownBy(() -> run(Proof.none(), wave(0, other, ONE)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(PRICE + " is read-only");
        assertThat(project.files()).containsEntry(PRICE, price);
        assertThat(project.read("pom.xml")).contains("<version>1.0<");
        assertThat(Recovery.of(project.root(), project.journal()).unfinished()).isPresent();
    }

    @Test
    void stopsWhenSomebodyElseChangesAFileAndLeavesTheirChange() {
        Step two = step("two", PRICE, "return 2;", "return 2 + 0;");
        Proof editing = new Editing(() -> project.write(PRICE, "theirs return 2;"));

        assertThatThrownBy(() -> run(editing, wave(0, ONE, two)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("changed by somebody else");
        assertThat(project.read(PRICE)).isEqualTo("theirs return 2;");
    }

    @Test
    void takesOverHowTheBuildLaysOutWhatChanged() {
        Step two = step("two", PRICE, "return 2;", "return 2 + 0;");
        Proof formatting =
                new Editing(() -> project.write(PRICE, project.read(PRICE).replace("1 + 0;", "1\n  +   0;")));

        Engine.Outcome outcome = run(formatting, wave(0, ONE), wave(1, two));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT, State.KEPT);
        assertThat(project.read(PRICE)).contains("return 1\n  +   0;", "return 2 + 0;");
    }

    @Test
    void asksTheFormatterOfAProjectWhoseCheckMinds() {
        Map<String, Content> before = project.files();
        ProjectTree tree = new ProjectTree(project.root(), project.journal());

        Engine.Outcome outcome = new Engine(tree, new Replacing(project.root()), new Checked(), line -> {})
                .run(List.of(wave(0, ONE), wave(1, step("two", PRICE, "return 2;", "return 2 + 0;"))));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT, State.KEPT);
        assertThat(project.read(PRICE)).contains("return (1 + 0);", "return (2 + 0);");
        assertThat(project.files().keySet()).isEqualTo(before.keySet());
    }

    /** Wants parentheses around sums, and has a formatter that sets them. */
    private final class Checked extends Trusting {

        @Override
        public Verdict holds() {
            return project.read(PRICE).matches("(?s).*return \\d \\+ 0;.*")
                    ? new Verdict.Broken("a check minds", Set.of())
                    : Verdict.PROVEN;
        }

        @Override
        public boolean layOut() {
            project.write(PRICE, project.read(PRICE).replaceAll("return (\\d \\+ 0);", "return ($1);"));
            return true;
        }
    }

    @Test
    void restoresTheTreeWhenTheRunFails() {
        Map<String, Content> before = project.files();
        Proof failing = new Editing(() -> {
            throw new IllegalStateException("power cut");
        });
        Step created = step("created", "src/main/java/shop/deep/New.java", "", "package shop.deep;\n");

        assertThatThrownBy(() -> run(failing, wave(0, created))).hasMessage("power cut");
        assertThat(project.files()).isEqualTo(before);
        assertThat(project.root().resolve("src/main/java/shop/deep")).doesNotExist();
        assertThat(project.journal()).doesNotExist();
    }

    @Test
    void twoRunsAtOnceAreRefused() {
        Path file = project.root().resolve("target/unblock/migrate.lock");
        try (ProjectLock lock = ProjectLock.take(file)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> ProjectLock.take(file))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Another migration of this project is running");
        }
        ProjectLock.take(file).close();
    }

    @Test
    void aDirtyGitTreeIsRefusedAndABareFolderIsNot() throws IOException, InterruptedException {
        GitTree git = new GitTree(project.root());
        Path output = project.root().resolve("target/unblock");
        git.requireClean(output, Set.of());

        new ProcessBuilder("git", "init", "-q", ".")
                .directory(project.root().toFile())
                .start()
                .waitFor();

        assertThatThrownBy(() -> git.requireClean(output, Set.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--allow-dirty");
    }

    @Test
    void skipsWhatRequiresAStepThatWasTakenBack() {
        Step broken = step("broken", PRICE, "return 1;", "return nothing;");
        Step dependant = step("dependant", PRICE, "return 2;", "return 2 + 0;", "broken");

        Engine.Outcome outcome = run(new Refusing("nothing"), wave(0, broken), wave(1, dependant));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED, State.SKIPPED);
        assertThat(outcome.patches()).isEmpty();
    }

    @Test
    void takesBackScaffoldingThatNothingUses() {
        Map<String, Content> before = project.files();
        Step scaffold = Replacing.ofRecipe(
                "AddAsyncSupport", "support", "src/main/java/shop/Support.java", "", "package shop;\n");
        Step broken = step("broken", PRICE, "return 1;", "return nothing;", "support");

        Engine.Outcome outcome = run(new Refusing("nothing"), wave(0, scaffold), wave(1, broken));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.REVERTED, State.REVERTED);
        assertThat(outcome.changes()).isEmpty();
        assertThat(project.files()).isEqualTo(before);
    }

    private Engine.Outcome run(Proof proof, Wave... waves) {
        return new Engine(
                        new ProjectTree(project.root(), project.journal()),
                        new Replacing(project.root()),
                        proof,
                        line -> {})
                .run(List.of(waves));
    }

    /** Does something to the project while a step is being proven. */
    private static final class Editing extends Trusting {

        private final Runnable edit;

        Editing(Runnable edit) {
            this.edit = edit;
        }

        @Override
        public Verdict compiles() {
            edit.run();
            return Verdict.PROVEN;
        }
    }

    @Test
    void blamesNoStepForATestThatFailsNowAndThen() {
        Engine.Outcome outcome = run(new Flaky(), wave(0, ONE));

        assertThat(outcome.steps()).extracting(Step::state).containsExactly(State.KEPT);
    }

    /** One test fails the first time, and never again. */
    private static final class Flaky extends Trusting {

        private boolean failed;

        @Override
        public Verdict holds() {
            boolean first = !failed;
            failed = true;
            return first ? new Verdict.Broken("1 test fails", Set.of("shop.PriceTest#one")) : Verdict.PROVEN;
        }
    }

    /** Does not accept a tree in which the price holds a word. */
    private final class Refusing extends Trusting {

        private final String word;

        Refusing(String word) {
            this.word = word;
        }

        @Override
        public Verdict compiles() {
            return project.read(PRICE).contains(word) ? new Verdict.Broken(word, Set.of()) : Verdict.PROVEN;
        }

        @Override
        public Verdict holds() {
            return compiles();
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return compiles();
        }
    }
}
