package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.AnalysisRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With a cache, an empty one, a full one or one of another state of the program, the result is what it is without. */
final class CachedRunsTest {

    @TempDir
    private Path scratch;

    static Stream<CorpusProject> compiled() {
        return CorpusProject.all().stream().filter(project -> project.mostComplete() == Mode.CLASSES);
    }

    @ParameterizedTest
    @MethodSource("compiled")
    void giveWhatARunWithoutACacheGives(CorpusProject project) throws IOException {
        List<Path> jars = project.classPath(scratch.resolve("stubs"));
        Path copy = project.copyTo(scratch.resolve("copy"));
        project.compile(jars, copy.resolve("target/classes"));
        AnalysisRequest request = new AnalysisRequest(copy, jars, List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        AnalysisRequest cached = request.cachingIn(scratch.resolve("cache"));

        Told plain = Told.by(request);
        assertThat(Told.by(cached)).as("empty cache").isEqualTo(plain);
        assertThat(Told.by(cached)).as("full cache").isEqualTo(plain);

        Path source = anySource(copy);
        Files.writeString(source, "// One line more.\n" + Files.readString(source));
        assertThat(Told.by(cached)).as("one source changed").isEqualTo(Told.by(request));

        project.compile(jars, copy.resolve("target/classes"));
        assertThat(Told.by(cached)).as("one source and its classes changed").isEqualTo(Told.by(request));
    }

    private static Path anySource(Path project) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
