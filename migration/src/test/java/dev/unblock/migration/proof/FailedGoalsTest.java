package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FailedGoalsTest {

    private static final String TESTS = "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin"
            + ":3.5.4:test (default-test) on project shop: There are test failures.";
    private static final String COMPILER = "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler"
            + "-plugin:3.14.1:compile (default-compile) on project cart: Compilation failure";
    private static final String DEPENDENCIES = "[ERROR] Failed to execute goal on project cart: Could not resolve"
            + " dependencies for project shop:cart:jar:1";

    @Test
    void testsAloneAreTests() {
        assertThat(FailedGoals.areAllTests(List.of("[INFO] BUILD FAILURE", TESTS)))
                .isTrue();
    }

    @Test
    void aModuleThatDoesNotCompileIsNoTest() {
        assertThat(FailedGoals.areAllTests(List.of(TESTS, COMPILER))).isFalse();
    }

    @Test
    void aModuleWhoseDependenciesAreMissingIsNoTest() {
        assertThat(FailedGoals.areAllTests(List.of(TESTS, DEPENDENCIES))).isFalse();
    }

    @Test
    void otherBuildsSayNothing() {
        assertThat(FailedGoals.areAllTests(List.of("3 of 40 checks failed"))).isTrue();
    }
}
