package dev.unblock.analyzer.blocking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** One of our own tables. */
final class CsvResource {

    private CsvResource() {}

    /** All lines below the header, split into values. */
    static Stream<List<String>> lines(String file) {
        return text(file).stream().skip(1).map(CsvLine::split);
    }

    static List<String> text(String file) {
        try (InputStream in = CsvResource.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no catalogue " + file);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
