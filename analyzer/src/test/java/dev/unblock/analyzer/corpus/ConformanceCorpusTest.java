package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the blocking family against the corpus, line by line, with all that a compiled project gives; programs in newer
 * syntax by their sources.
 *
 * <p>What is not right yet stands in {@code known-gaps.txt}, each with its reason. A gap that is closed leaves the list,
 * and the list may not become longer.
 */
final class ConformanceCorpusTest {

    private static final Path GAPS = Path.of("src", "test", "corpus", "known-gaps.txt");
    private static final int MOST_KNOWN_GAPS = 1;
    private static final int LEAST_LABELS = 400;

    private static List<Verdict> verdicts;

    @BeforeAll
    static void analyse() {
        verdicts = CorpusRun.withEverything();
        System.out.println(Score.table("construct", verdicts, Verdict::file)
                + Score.table("thread", verdicts, ConformanceCorpusTest::thread)
                + Score.table("kind", verdicts, ConformanceCorpusTest::kind));
    }

    private static String thread(Verdict verdict) {
        return verdict.expected()
                .map(Label.Expected::threadsInWords)
                .orElseGet(
                        () -> verdict.found().orElseThrow().threads().stream().collect(Collectors.joining("+")));
    }

    private static String kind(Verdict verdict) {
        return verdict.expected()
                .map(Label.Expected::kind)
                .orElseGet(() -> verdict.found().orElseThrow().kind());
    }

    @Test
    void hasEnoughLinesOfBothSorts() {
        List<Label> labels = CorpusProject.all().stream()
                .flatMap(project -> project.labels().stream())
                .toList();
        long silent = labels.stream().filter(Label::isSilent).count();
        System.out.println("corpus: " + labels.size() + " labelled lines, " + silent + " of them silent");
        assertThat(labels).hasSizeGreaterThanOrEqualTo(LEAST_LABELS);
        assertThat((double) silent / labels.size()).isBetween(0.4, 0.6);
    }

    @Test
    void findsExactlyTheWaitsOfTheCorpus() throws IOException {
        TreeSet<String> gaps = verdicts.stream()
                .filter(verdict -> !verdict.isExact())
                .map(Verdict::gap)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(gaps).isEqualTo(new TreeSet<>(known().keySet()));
    }

    @Test
    void knowsNoMoreGapsThanBefore() throws IOException {
        assertThat(known()).hasSizeLessThanOrEqualTo(MOST_KNOWN_GAPS);
        assertThat(known().values()).allMatch(reason -> reason.length() > 10);
    }

    /** Gaps with their reasons. */
    private static TreeMap<String, String> known() throws IOException {
        TreeMap<String, String> gaps = new TreeMap<>();
        try (Stream<String> lines = Files.lines(GAPS)) {
            lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" # ", 2))
                    .forEach(parts -> gaps.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : ""));
        }
        return gaps;
    }
}
