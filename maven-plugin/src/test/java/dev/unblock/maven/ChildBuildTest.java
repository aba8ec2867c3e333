package dev.unblock.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildBuildTest {

    private static final File REPOSITORY = new File("/somewhere/repository");

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void usesTheSameRepositoryAndLeavesOurGoalsOut() {
        assertThat(ChildBuild.options(request, REPOSITORY))
                .containsExactly("-Dmaven.repo.local=" + REPOSITORY, "-Dunblock.skip=true");
    }

    @Test
    void readsTheSameSettingsWhereTheyExist() throws IOException {
        Path settings = Files.createFile(folder.resolve("settings.xml"));
        request.setUserSettingsFile(settings.toFile());
        request.setGlobalSettingsFile(folder.resolve("absent.xml").toFile());

        assertThat(ChildBuild.options(request, REPOSITORY))
                .containsSequence("-s", settings.toString())
                .doesNotContain("-gs");
    }

    @Test
    void staysOffline() {
        request.setOffline(true);

        assertThat(ChildBuild.options(request, REPOSITORY)).contains("-o");
    }

    @Test
    void hasTheSameProfiles() {
        request.addActiveProfile("h2");
        request.addInactiveProfile("slow");

        assertThat(ChildBuild.options(request, REPOSITORY)).containsSequence("-P", "h2,!slow");
    }

    @Test
    void hasThePropertiesOfTheUserButNotOurs() {
        request.getUserProperties().setProperty("spring.version", "6.1.0");
        request.getUserProperties().setProperty("unblock.apply", "true");
        request.getUserProperties().setProperty("maven.repo.local", "/elsewhere");

        assertThat(ChildBuild.options(request, REPOSITORY))
                .contains("-Dspring.version=6.1.0")
                .doesNotContain("-Dunblock.apply=true", "-Dmaven.repo.local=/elsewhere");
    }
}
