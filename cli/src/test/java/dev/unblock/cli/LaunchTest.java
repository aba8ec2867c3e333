package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LaunchTest {

    private static final Path JAVA = Path.of("bin", "java");

    @TempDir
    private Path folder;

    private String jar = "";

    @BeforeEach
    void haveAJar() throws IOException {
        jar = Files.createFile(folder.resolve("unblock.jar")).toString();
    }

    @Test
    void startsAnalysesAgainWithOptionsThatSuitThem() {
        Launch launch = new Launch(List.of("analyze", folder.toString()), List.of("-Da=b"), Map.of(), jar);

        assertThat(launch.again(JAVA, 7, nothingKept()))
                .contains(List.of(
                        JAVA.toString(),
                        "-Da=b",
                        "-XX:+UseSerialGC",
                        "-XX:MinHeapFreeRatio=20",
                        "-XX:NewRatio=3",
                        "-XX:MaxNewSize=96m",
                        "-XX:MetaspaceSize=64m",
                        "-XX:-DontCompileHugeMethods",
                        "-XX:TieredStopAtLevel=1",
                        "-Dunblock.waited-for-by=7",
                        "-jar",
                        jar,
                        "analyze",
                        folder.toString()));
    }

    @Test
    void leavesBothCompilersToLargeProjects() throws IOException {
        for (int i = 0; i < 4_000; i++) {
            Files.createFile(folder.resolve("A" + i + ".java"));
        }
        Launch launch = new Launch(List.of("analyze", folder.toString()), List.of(), Map.of(), jar);

        assertThat(launch.again(JAVA, 7, nothingKept()).orElseThrow())
                .contains("-XX:+UseSerialGC")
                .doesNotContain("-XX:TieredStopAtLevel=1");
    }

    @Test
    void keepsToTheOptionsThatSomebodyChose() {
        assertThat(started("analyze", List.of("-Xmx300m"), Map.of(), jar)).isEmpty();
        assertThat(started("analyze", List.of("-XX:+UseG1GC"), Map.of(), jar)).isEmpty();
        assertThat(started("analyze", List.of("-javaagent:seen.jar"), Map.of(), jar))
                .isEmpty();
    }

    @Test
    void staysWhenItIsToldTo() {
        assertThat(started("check", List.of(), Map.of("UNBLOCK_OWN_JVM", "no"), jar))
                .isEmpty();
        assertThat(started("check", List.of(), Map.of("UNBLOCK_OWN_JVM", "yes"), jar))
                .isPresent();
    }

    @Test
    void staysForWhatIsNoAnalysis() {
        assertThat(started("rules", List.of(), Map.of(), jar)).isEmpty();
        assertThat(started("migrate", List.of(), Map.of(), jar)).isEmpty();
    }

    @Test
    void staysWhereTheProgramIsNotOneJar() {
        assertThat(started("analyze", List.of(), Map.of(), jar + File.pathSeparator + jar))
                .isEmpty();
        assertThat(started("analyze", List.of(), Map.of(), folder.toString())).isEmpty();
    }

    private static Optional<List<String>> started(
            String command, List<String> options, Map<String, String> environment, String classPath) {
        return new Launch(List.of(command), options, environment, classPath).again(JAVA, 1, nothingKept());
    }

    private static LoadedClasses nothingKept() {
        return LoadedClasses.of(List.of("--no-cache"), new File("unblock.jar"), 1);
    }
}
