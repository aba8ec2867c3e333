package dev.unblock.reports.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that makes a change unsafe, in plain words.
 *
 * @param id {@code H1} … or {@code PROOF}
 * @param name a few words
 * @param explanation what would go wrong, in a sentence or two
 */
public record Hazard(String id, String name, String explanation) {

    private static final Map<String, Hazard> KNOWN = read();

    /** Sorts {@code H2} before {@code H10} and names after both. */
    static final Comparator<String> BY_ID =
            Comparator.comparingInt(Hazard::number).thenComparing(Comparator.naturalOrder());

    /** The hazard of that id; one without explanation when the id is not in the list. */
    public static Hazard of(String id) {
        return KNOWN.getOrDefault(id, new Hazard(id, "Hazard " + id, ""));
    }

    static List<Hazard> known() {
        return KNOWN.values().stream()
                .sorted(Comparator.comparing(Hazard::id, BY_ID))
                .toList();
    }

    private static int number(String id) {
        return id.matches("H[0-9]{1,4}") ? Integer.parseInt(id.substring(1)) : Integer.MAX_VALUE;
    }

    private static Map<String, Hazard> read() {
        try (InputStream in = Objects.requireNonNull(Hazard.class.getResourceAsStream("hazards.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(columns -> new Hazard(columns[0], columns[1], columns[2]))
                    .collect(Collectors.toUnmodifiableMap(Hazard::id, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
