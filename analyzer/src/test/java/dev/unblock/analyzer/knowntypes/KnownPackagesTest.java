package dev.unblock.analyzer.knowntypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class KnownPackagesTest {

    private static final Path TABLES = Path.of("src/main/resources/dev/unblock/analyzer/linking/entries");
    private static final Pattern TOP_LEVEL = Pattern.compile("(?!java\\.)[a-z][\\w.]*\\.[A-Z]\\w*");

    @Test
    void knowsWhatEntryPointsAreToldBy() throws IOException {
        List<String> lines = Stream.of("entry-annotations.csv", "entry-types.csv")
                .flatMap(table -> lines(TABLES.resolve(table)))
                .toList();

        assertThat(lines.stream()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> Stream.of(line.split(",")[0].split("\\|")))
                        .filter(type -> TOP_LEVEL.matcher(type).matches()))
                .isNotEmpty()
                .allMatch(KnownPackagesTest::isKnown);
    }

    @Test
    void takesThePackageThatHoldsTheName() {
        List<String> imported =
                List.of("java.util", "io.micronaut.http.annotation", "io.micronaut.scheduling.annotation");

        assertThat(KnownPackages.standard().packageOf("ExecuteOn", imported))
                .contains("io.micronaut.scheduling.annotation");
        assertThat(KnownPackages.standard().packageOf("Nobody", imported)).isEmpty();
    }

    private static boolean isKnown(String type) {
        int dot = type.lastIndexOf('.');
        return KnownTypes.standard().has(type)
                || KnownPackages.standard()
                        .packageOf(type.substring(dot + 1), List.of(type.substring(0, dot)))
                        .isPresent();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
