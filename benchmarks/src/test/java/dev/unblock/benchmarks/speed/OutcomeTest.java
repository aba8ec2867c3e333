package dev.unblock.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutcomeTest {

    @TempDir
    private Path output;

    @Test
    void countsTheRowsOfPmdWithoutItsHead() throws Exception {
        Files.writeString(output.resolve("pmd.csv"), """
                "Problem","Package","File","Priority","Line","Description","Rule set","Rule"
                "1","com.acme","A.java","3","10","Avoid "" volatile","Multithreading","AvoidUsingVolatile"
                "2","com.acme","B.java","3","20","Do not use Threads","Multithreading","DoNotUseThreads"
                """);

        assertThat(new Pmd(List.of()).outcome(output, output, 0)).isEqualTo(Outcome.of("2 violations"));
    }

    @Test
    void countsTheBugsOfSpotBugsNotItsPatterns() throws Exception {
        Files.writeString(output.resolve("spotbugs.xml"), """
                <BugCollection><BugInstance type="A" rank="1"/><BugInstance type="B"></BugInstance>
                <BugPattern type="A"/><FindBugsSummary total_bugs="9"/></BugCollection>
                """);

        assertThat(new SpotBugs(List.of()).outcome(output, output, 0)).isEqualTo(Outcome.of("2 bugs"));
    }

    @Test
    void takesAPeerAtItsLastWord() throws Exception {
        Path log = Files.writeString(output.resolve("log"), "a warning\ndone: 215 files, 3 errors\n");

        assertThat(peer().outcome(log, output, 0)).isEqualTo(Outcome.of("215 files, 3 errors"));
    }

    @Test
    void doesNotTrustSilence() throws Exception {
        Path log = Files.writeString(output.resolve("log"), "killed\n");

        assertThat(peer().outcome(log, output, 0).problem()).contains("did not say what it did");
        assertThat(new Pmd(List.of()).outcome(log, output, 0).problem()).isPresent();
        assertThat(new SpotBugs(List.of()).outcome(log, output, 0).problem()).isPresent();
    }

    @Test
    void doesNotCountWhatEndedBadly() throws Exception {
        Path log = Files.writeString(output.resolve("log"), "done: 215 files, 3 errors\n");

        assertThat(peer().outcome(log, output, 1).problem()).contains("exit code 1");
    }

    private static Peer peer() {
        return Peer.javac(Path.of("classes"));
    }
}
