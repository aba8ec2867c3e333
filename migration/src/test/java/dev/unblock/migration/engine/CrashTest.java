package dev.unblock.migration.engine;

import static dev.unblock.migration.engine.Replacing.step;
import static dev.unblock.migration.engine.Replacing.wave;
import static dev.unblock.migration.engine.TinyProject.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.proof.Verdict;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Wave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in processes of their own that are ended from outside at any point, and those that go on with them. */
final class CrashTest {

    private static final String DEEP = "src/main/java/shop/deep/New.java";

    private TinyProject project;

    @BeforeEach
    void makeProject(@TempDir Path folder) {
        project = TinyProject.in(folder.resolve("shop"));
        project.write("a.txt", "1\n").write("b.txt", "1\n");
    }

    @Test
    void finishedSlicesStayAndTheHalfDoneOneIsTakenBack() throws IOException, InterruptedException {
        Process run = start("wait-in-compile-2");
        await(run, "waiting");
        run.destroyForcibly().waitFor();
        assertThat(project.read("b.txt")).isEqualTo("2\n");

        Recovery recovery = recover();

        assertThat(recovery.told()).containsExactly("Restored b.txt, which an interrupted run had changed");
        assertThat(project.read("a.txt")).isEqualTo("2\n");
        assertThat(project.read("b.txt")).isEqualTo("1\n");
        assertThat(recovery.unfinished()).hasValueSatisfying(left -> {
            assertThat(left.kept()).isEqualTo(1);
            assertThat(left.header()).hasToString("tiny");
        });
    }

    @Test
    void aRunThatGoesOnEndsInTheTreeOfAnUnbrokenOne() throws IOException, InterruptedException {
        Process run = start("wait-in-compile-4");
        await(run, "waiting");
        run.destroyForcibly().waitFor();

        Engine.Outcome outcome = goOn();

        assertThat(project.files()).isEqualTo(unbroken());
        assertThat(outcome.steps()).hasSize(steps().size());
        assertThat(outcome.changes()).extracting(FileChange::path).contains("a.txt", "b.txt", PRICE, DEEP);
        assertThat(recover().unfinished()).isEmpty();
    }

    @Test
    void anInterruptedRunCanBeTakenBackByteForByte() throws IOException, InterruptedException {
        Map<String, Content> before = project.files();
        Process run = start("wait-in-compile-4");
        await(run, "waiting");
        run.destroyForcibly().waitFor();

        recover().unfinished().orElseThrow().takeBack();

        assertThat(project.files()).isEqualTo(before);
        assertThat(recover().unfinished()).isEmpty();
        assertThat(project.journal()).doesNotExist();
    }

    @Test
    void aFileThatWasEditedAfterTheCrashIsLeftToItsEditor() throws IOException, InterruptedException {
        Process run = start("wait-in-compile-2");
        await(run, "waiting");
        run.destroyForcibly().waitFor();
        project.write("b.txt", "theirs");

        Recovery recovery = recover();

        assertThat(project.read("b.txt")).isEqualTo("theirs");
        assertThat(recovery.told()).anyMatch(line -> line.startsWith("Left b.txt alone"));
        assertThat(recovery.unfinished()).isEmpty();
        assertThat(new UndoLog(ProjectTree.undoFolder(project.journal())).undo(project.root(), project.journal()))
                .containsExactly("a.txt");
        assertThat(project.read("a.txt")).isEqualTo("1\n");
    }

    @Test
    void aStoppedRunTakesItsHalfDoneSliceBackItself() throws IOException, InterruptedException {
        Process run = start("wait-in-compile-2");
        await(run, "waiting");

        new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(project.read("a.txt")).isEqualTo("2\n");
        assertThat(project.read("b.txt")).isEqualTo("1\n");
        goOn();
        assertThat(project.files()).isEqualTo(unbroken());
    }

    @Test
    void aRunStoppedInItsFirstSliceLeavesNothing() throws IOException, InterruptedException {
        Map<String, Content> before = project.files();
        Process run = start("wait-in-compile-1");
        await(run, "waiting");

        new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(project.files()).isEqualTo(before);
        assertThat(project.journal()).doesNotExist();
    }

    /** Say -Dunblock.kills=50 for a longer look; the seed is told, so that what fails can be done again. */
    @Test
    void whereverARunIsKilledTheTreeIsAtASliceAndTheRunGoesOn() throws IOException, InterruptedException {
        long seed = Long.getLong("unblock.seed", System.nanoTime());
        Random random = new Random(seed);
        Map<String, Content> start = project.files();
        Map<String, Content> end = unbroken();
        Set<Map<String, Content>> boundaries = boundaries();
        int finished = 0;
        for (int kill = 0; kill < Integer.getInteger("unblock.kills", 8); kill++) {
            Process run = start("slowly");
            await(run, "running");
            // Most of it within one run of about a quarter of a second; now and then it comes to its end.
            boolean ended = run.waitFor(random.nextInt(300_000), TimeUnit.MICROSECONDS);
            run.destroyForcibly().waitFor();

            Recovery recovery = recover();

            String where = "kill %d of seed %d".formatted(kill, seed);
            assertThat(boundaries).as(where).contains(project.files());
            if (ended && recovery.unfinished().isEmpty()) {
                assertThat(project.files()).as(where).isEqualTo(end);
            }
            if (recovery.unfinished().isEmpty() || kill % 4 == 3) {
                goOn();
                assertThat(project.files()).as(where).isEqualTo(end);
                finished++;
                new UndoLog(ProjectTree.undoFolder(project.journal())).undo(project.root(), project.journal());
                assertThat(project.files()).as(where).isEqualTo(start);
            }
        }
        assertThat(finished).isPositive();
    }

    /** Seven steps in three waves; one of them does not pass its proof, another requires it. */
    private static List<Wave> waves() {
        return List.of(
                wave(0, step("a", "a.txt", "1", "2"), step("b", "b.txt", "1", "2")),
                wave(
                        1,
                        step("broken", PRICE, "return 1;", "return nothing;"),
                        step("dependant", PRICE, "return 2;", "return 4;", "broken"),
                        step("new", DEEP, "", "package shop.deep;\n")),
                wave(2, step("a3", "a.txt", "2", "3"), step("price", PRICE, "return 2;", "return 2 + 0;", "a3")));
    }

    private static List<Step> steps() {
        return waves().stream().flatMap(wave -> wave.steps().stream()).toList();
    }

    /** What the tree is before a run and after each of its slices, as an unbroken run shows it. */
    private Set<Map<String, Content>> boundaries() throws IOException {
        TinyProject copy = copy();
        Set<Map<String, Content>> seen = new LinkedHashSet<>(Set.of(copy.files()));
        new Engine(
                        new ProjectTree(copy.root(), copy.journal()),
                        new Replacing(copy.root()),
                        new Refusing(copy.root()),
                        line -> {
                            if (line.startsWith("Slice ") || line.startsWith("Wave ")) {
                                seen.add(copy.files());
                            }
                        })
                .run(waves());
        seen.add(copy.files());
        return seen;
    }

    private Map<String, Content> unbroken() throws IOException {
        return List.copyOf(boundaries()).get(boundaries().size() - 1);
    }

    private TinyProject copy() throws IOException {
        TinyProject copy =
                TinyProject.in(Files.createTempDirectory(project.root().getParent(), "copy"));
        return copy.write("a.txt", "1\n").write("b.txt", "1\n");
    }

    private Recovery recover() {
        return Recovery.of(project.root(), project.journal());
    }

    private Engine.Outcome goOn() {
        return run(project.root(), new Refusing(project.root()));
    }

    private static Engine.Outcome run(Path root, Trusting proof) {
        Path journal = root.resolve("target/unblock/journal");
        Optional<ProjectTree> left = Recovery.of(root, journal).unfinished().map(Unfinished::resume);
        ProjectTree tree = left.orElseGet(() -> new ProjectTree(root, journal));
        tree.begin(Content.of("tiny"));
        return new Engine(tree, new Replacing(root), proof, line -> {}).run(waves());
    }

    private Process start(String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Run.class.getName(),
                        project.root().toString(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void await(Process run, String word) throws IOException {
        assertThat(run.inputReader().readLine()).isEqualTo(word);
    }

    /** Goes on where the journal says. */
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) {
            Path root = Path.of(arguments[0]);
            String how = arguments[1];
            if (how.equals("slowly")) {
                System.out.println("running");
                run(root, new Refusing(root));
            } else {
                run(root, new Waiting(root, Integer.parseInt(how.substring(how.lastIndexOf('-') + 1))));
            }
        }
    }

    /** Does not accept a price of nothing. */
    private static class Refusing extends Trusting {

        private final Path root;

        Refusing(Path root) {
            this.root = root;
        }

        @Override
        public Verdict compiles() {
            return Content.of(root.resolve(PRICE)).orElseThrow().toString().contains("nothing")
                    ? new Verdict.Broken("nothing", Set.of())
                    : Verdict.PROVEN;
        }
    }

    /** Waits, at the given question, until it is ended. */
    private static final class Waiting extends Refusing {

        private int questions;

        Waiting(Path root, int questions) {
            super(root);
            this.questions = questions;
        }

        @Override
        public Verdict compiles() {
            questions--;
            if (questions == 0) {
                System.out.println("waiting");
                try {
                    Thread.sleep(TimeUnit.MINUTES.toMillis(2));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.compiles();
        }
    }
}
