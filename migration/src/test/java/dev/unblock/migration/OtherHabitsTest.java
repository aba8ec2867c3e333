package dev.unblock.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.migration.MigrationRequest.Commits;
import dev.unblock.migration.MigrationRequest.Mode;
import dev.unblock.migration.MigrationRequest.Proving;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.MigrationRequest.UncommittedChanges;
import dev.unblock.migration.proof.Verification;
import dev.unblock.model.Plan.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way through a project with other habits than ours: files with CRLF and tabs, tests by TestNG, one of which
 * fails, and versions from an imported BOM. Its own Maven build is the proof.
 */
final class OtherHabitsTest {

    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>shop</groupId>
              <artifactId>shop</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencyManagement>
                <dependencies>
                  <dependency>
                    <groupId>org.springframework.boot</groupId>
                    <artifactId>spring-boot-dependencies</artifactId>
                    <version>3.5.14</version>
                    <type>pom</type>
                    <scope>import</scope>
                  </dependency>
                </dependencies>
              </dependencyManagement>
              <dependencies>
                <dependency>
                  <groupId>org.springframework</groupId>
                  <artifactId>spring-context</artifactId>
                </dependency>
                <dependency>
                  <groupId>org.testng</groupId>
                  <artifactId>testng</artifactId>
                  <version>7.9.0</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.1</version></plugin>
                  <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.2</version></plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String POLLER = """
            package shop;

            import java.net.URI;
            import java.net.http.HttpRequest;
            import org.springframework.stereotype.Component;


            @Component
            class Poller
            {
            \tHttpRequest request(String path)
            \t{
            \t\treturn HttpRequest.newBuilder(URI.create("http://localhost/" + path)).build();
            \t}

            \tboolean rest()
            \t{
            \t\ttry {
            \t\t\tThread.sleep(10);
            \t\t} catch (InterruptedException e) {
            \t\t\treturn false;
            \t\t}
            \t\treturn true;
            \t}
            }
            """;

    private static final String MIGRATED = """
            package shop;

            import java.net.URI;
            import java.net.http.HttpRequest;
            import java.time.Duration;
            import org.springframework.stereotype.Component;


            @Component
            class Poller
            {
            \tHttpRequest request(String path)
            \t{
            \t\treturn HttpRequest.newBuilder(URI.create("http://localhost/" + path)).timeout(Duration.ofSeconds(60)).build();
            \t}

            \tboolean rest()
            \t{
            \t\ttry {
            \t\t\tThread.sleep(10);
            \t\t} catch (InterruptedException e) {
            \t\t\tThread.currentThread().interrupt();
            \t\t\treturn false;
            \t\t}
            \t\treturn true;
            \t}
            }
            """;

    @TempDir
    private Path folder;

    private Path poller;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void makeProject() throws IOException {
        poller = write("src/main/java/shop/Poller.java", POLLER);
        write("pom.xml", POM);
        write("src/test/java/shop/PollerTest.java", """
                package shop;

                import org.testng.Assert;
                import org.testng.annotations.Test;

                public class PollerTest {
                \t@Test
                \tpublic void rests() {
                \t\tAssert.assertTrue(new Poller().rest());
                \t}

                \t@Test
                \tpublic void failsAllAlong() {
                \t\tAssert.fail();
                \t}
                }
                """);
    }

    @Test
    void changesOnlyTheLinesOfItsStepsAndTheSecondRunNone() throws IOException {
        MigrationOutcome first = migrate();

        assertThat(said).contains("2 tests, 1 of them fail already");
        assertThat(first.count(State.KEPT)).isEqualTo(2);
        assertThat(first.count(State.REVERTED)).isZero();
        assertThat(Files.readString(poller)).isEqualTo(windows(MIGRATED));
        assertThat(Files.readString(folder.resolve("pom.xml"))).isEqualTo(windows(POM));

        MigrationOutcome second = migrate();

        assertThat(second.count(State.REVERTED)).isZero();
        assertThat(Files.readString(poller)).isEqualTo(windows(MIGRATED));
    }

    private MigrationOutcome migrate() {
        return Migration.migrate(new MigrationRequest(
                new AnalysisRequest(
                        folder,
                        Application.in(folder).classPath(),
                        List.of(),
                        AnalysisRequest.Tests.LEFT_OUT,
                        List.of()),
                Optional.empty(),
                Mode.APPLY,
                new Proving(Verification.TEST, Duration.ofMinutes(5), List.of(), Optional.empty()),
                UncommittedChanges.ALLOWED,
                Commits.NONE,
                TestCode.LEFT_ALONE,
                folder.resolve("target/unblock"),
                said::add));
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, windows(text));
    }

    private static String windows(String text) {
        return text.replace("\n", "\r\n");
    }
}
