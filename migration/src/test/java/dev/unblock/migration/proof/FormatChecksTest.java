package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Failed goals as Maven writes them. */
final class FormatChecksTest {

    @Test
    void laysOutByTheSamePluginInTheModuleWhoseCheckFailed() {
        assertThat(FormatChecks.remedies(List.of(
                        "[INFO] BUILD FAILURE",
                        "[ERROR] Failed to execute goal io.spring.javaformat:spring-javaformat-maven-plugin:0.0.47:validate"
                                + " (default) on project petclinic: Formatting violations found in the following files:",
                        "[ERROR]  * src/main/java/Vets.java",
                        "[ERROR] Failed to execute goal com.diffplug.spotless:spotless-maven-plugin:2.43.0:check"
                                + " (look) on project shop-web: The following files had format violations:")))
                .containsExactly(
                        List.of(
                                "-pl",
                                ":petclinic",
                                "io.spring.javaformat:spring-javaformat-maven-plugin:0.0.47:apply@default"),
                        List.of("-pl", ":shop-web", "com.diffplug.spotless:spotless-maven-plugin:2.43.0:apply@look"));
    }

    @Test
    void leavesAllElseThatFailsAlone() {
        assertThat(FormatChecks.remedies(List.of(
                        "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-checkstyle-plugin:3.6.0:check (style)"
                                + " on project shop: You have 1 Checkstyle violation.",
                        "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile"
                                + " (default-compile) on project shop: Compilation failure")))
                .isEmpty();
    }
}
