package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is quoted of a build that failed. */
final class BuildRunTest {

    private static final String KNOWN = "[ERROR] Tests run: 2, Failures: 1 -- in shop.PriceTest";

    @Test
    void quotesTheGoalThatFailedBeforeTestsThatMayFail() {
        BuildRun run = run(
                KNOWN,
                "[ERROR] Failed to execute goal com.diffplug.spotless:spotless-maven-plugin:3.9.0:check on project web:"
                        + " The following files had format violations:",
                "[ERROR]     /shop/web/Price.java");

        assertThat(run.problems("/shop")).startsWith("Failed to execute goal").contains("web/Price.java");
    }

    @Test
    void quotesTestsWhereOnlyTheyFailed() {
        BuildRun run = run(
                KNOWN,
                "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.5.4:test on project web");

        assertThat(run.problems("/shop")).startsWith("Tests run: 2");
    }

    @Test
    void quotesTheCompilerFirst() {
        BuildRun run = run(
                "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile on project web",
                "[ERROR] /shop/web/Price.java:[3,4] ';' expected");

        assertThat(run.problems("/shop")).isEqualTo("web/Price.java:[3,4] ';' expected");
    }

    private static BuildRun run(String... output) {
        return new BuildRun(1, List.of(output), Path.of("build.log"));
    }
}
