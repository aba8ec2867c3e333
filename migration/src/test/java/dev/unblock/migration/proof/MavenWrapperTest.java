package dev.unblock.migration.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MavenWrapperTest {

    private static final String URL = "https\\://repo.example.org/org/apache/maven/apache-maven/3.9.9/%s-bin.zip";

    private Path project;
    private Path home;

    @BeforeEach
    void makeProject(@TempDir Path folder) throws IOException {
        home = folder.resolve("home");
        project = folder.resolve("shop");
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Files.writeString(
                project.resolve(".mvn/wrapper/maven-wrapper.properties"),
                "distributionUrl=" + URL.formatted("apache-maven-3.9.9") + "\n");
        Files.createFile(
                project.resolve("mvnw"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }

    @Test
    void isInUseWhereItsMavenWasFetched() throws IOException {
        Files.createDirectories(home.resolve(".m2/wrapper/dists/apache-maven-3.9.9-bin/abc"));

        assertThat(wrapper().scriptInUse(home)).contains(project.resolve("mvnw"));
    }

    @Test
    void isNotInUseWhereItWouldHaveToFetchItsMaven() throws IOException {
        Files.createDirectories(home.resolve(".m2/wrapper/dists/apache-maven-3.8.8-bin/abc"));

        assertThat(wrapper().scriptInUse(home)).isEmpty();
        assertThat(wrapper().script()).isPresent();
    }

    private MavenWrapper wrapper() {
        return new MavenWrapper(project, "mvnw");
    }
}
