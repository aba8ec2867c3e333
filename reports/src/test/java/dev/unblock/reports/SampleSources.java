package dev.unblock.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sources that the sample result speaks about. */
final class SampleSources implements SourceLines {

    static final String FOLDER = "src/main/java/com/acme/trips/";

    private static final Path ROOT = Path.of("src/test/resources/trips");

    @Override
    public List<String> lines(String file) {
        try {
            Path path = ROOT.resolve(file);
            return Files.isRegularFile(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> text(String file) {
        return new ProjectSources(ROOT).text(file);
    }

    /** The first line with the text, so that no line number is written twice. */
    int line(String simpleClass, String text) {
        List<String> lines = lines(file(simpleClass));
        return 1
                + IntStream.range(0, lines.size())
                        .filter(i -> lines.get(i).contains(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(text + " is not in " + simpleClass));
    }

    static String file(String simpleClass) {
        return FOLDER + simpleClass + ".java";
    }
}
