package dev.unblock.migration.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.proof.Proof;
import dev.unblock.migration.proof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own that is ended from outside in the middle of a wave. */
final class CrashTest {

    @Test
    void aKilledRunIsRestoredByTheNextOne(@TempDir Path folder) throws IOException, InterruptedException {
        TinyProject project = TinyProject.in(folder.resolve("shop"));
        Map<String, Content> before = project.files();
        Process run = startAndAwaitChange(project);

        run.destroyForcibly().waitFor();
        assertThat(project.files()).isNotEqualTo(before);

        List<String> told = ProjectTree.recover(project.root(), project.journal());

        assertThat(project.files()).isEqualTo(before);
        assertThat(project.root().resolve("src/main/java/shop/deep")).doesNotExist();
        assertThat(told).hasSize(2).first().asString().contains("Restored src/main/java/shop/Price.java");
        assertThat(ProjectTree.recover(project.root(), project.journal())).isEmpty();
    }

    @Test
    void aFileThatWasEditedAfterTheCrashIsLeftToItsEditor(@TempDir Path folder)
            throws IOException, InterruptedException {
        TinyProject project = TinyProject.in(folder.resolve("shop"));
        Process run = startAndAwaitChange(project);
        run.destroyForcibly().waitFor();
        project.write(TinyProject.PRICE, "theirs");

        List<String> told = ProjectTree.recover(project.root(), project.journal());

        assertThat(project.read(TinyProject.PRICE)).isEqualTo("theirs");
        assertThat(told).anyMatch(line -> line.startsWith("Left " + TinyProject.PRICE + " alone"));
    }

    @Test
    void anInterruptedRunRestoresTheTreeItself(@TempDir Path folder) throws IOException, InterruptedException {
        TinyProject project = TinyProject.in(folder.resolve("shop"));
        Map<String, Content> before = project.files();
        Process run = startAndAwaitChange(project);

        new ProcessBuilder("kill", "-TERM", Long.toString(run.pid())).start().waitFor();
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(project.files()).isEqualTo(before);
        assertThat(project.journal()).doesNotExist();
    }

    /** Say -Dunblock.kills=50 for a longer look; the seed is told, so that what fails can be done again. */
    @Test
    void whereverARunIsKilledTheNextOneFindsTheTreeAsItWas(@TempDir Path folder)
            throws IOException, InterruptedException {
        long seed = Long.getLong("unblock.seed", System.nanoTime());
        Random random = new Random(seed);
        TinyProject project = TinyProject.in(folder.resolve("shop"));
        Map<String, Content> before = project.files();
        for (int kill = 0; kill < Integer.getInteger("unblock.kills", 8); kill++) {
            Process run = start(Churn.class, project);
            assertThat(run.inputReader().readLine()).isEqualTo("changing");
            TimeUnit.MICROSECONDS.sleep(random.nextInt(40_000));
            run.destroyForcibly().waitFor();

            ProjectTree.recover(project.root(), project.journal());

            assertThat(project.files()).as("kill %d of seed %d", kill, seed).isEqualTo(before);
        }
    }

    private static Process startAndAwaitChange(TinyProject project) throws IOException {
        Process run = start(Run.class, project);
        assertThat(run.inputReader().readLine()).isEqualTo("waiting");
        return run;
    }

    private static Process start(Class<?> main, TinyProject project) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        project.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Applies changes and takes them back without an end: a kill meets any point of either. */
    static final class Churn {

        private Churn() {}

        public static void main(String[] arguments) {
            Path root = Path.of(arguments[0]);
            ProjectTree tree = new ProjectTree(root, root.resolve("target/unblock/journal"));
            Replacing steps = new Replacing(root);
            ProjectTree.Snapshot start = tree.snapshot();
            System.out.println("changing");
            while (true) {
                tree.apply(steps.propose(Replacing.step("one", TinyProject.PRICE, "return 1;", "return 1 + 0;"))
                        .changes());
                tree.apply(steps.propose(Replacing.step("two", TinyProject.PRICE, "return 2;", "return 2 + 0;"))
                        .changes());
                tree.apply(steps.propose(
                                Replacing.step("new", "src/main/java/shop/deep/New.java", "", "package shop.deep;\n"))
                        .changes());
                tree.restore(start);
            }
        }
    }

    /** Changes two files, says so, and waits in its proof until it is ended. */
    static final class Run {

        private Run() {}

        public static void main(String[] arguments) {
            Path root = Path.of(arguments[0]);
            ProjectTree tree = new ProjectTree(root, root.resolve("target/unblock/journal"));
            new Engine(tree, new Replacing(root), new Waiting(), line -> {})
                    .run(List.of(Replacing.wave(
                            0,
                            Replacing.step("one", TinyProject.PRICE, "return 1;", "return 1 + 0;"),
                            Replacing.step("new", "src/main/java/shop/deep/New.java", "", "package shop.deep;\n"))));
        }
    }

    private record Waiting() implements Proof {

        @Override
        public void establish() {}

        @Override
        public Verdict compiles() {
            return Verdict.PROVEN;
        }

        @Override
        public Verdict holds() {
            System.out.println("waiting");
            try {
                Thread.sleep(TimeUnit.MINUTES.toMillis(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Verdict.PROVEN;
        }

        @Override
        public Verdict holds(Set<String> tests) {
            return holds();
        }

        @Override
        public void removed(List<String> sources) {}

        @Override
        public void stop() {}
    }
}
