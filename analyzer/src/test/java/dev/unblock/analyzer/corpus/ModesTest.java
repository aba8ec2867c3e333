package dev.unblock.analyzer.corpus;

import dev.unblock.analyzer.corpus.FiguresPage.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs the whole corpus with less and less to go on, and holds what is still found. */
final class ModesTest {

    @Test
    void findsAsMuchInEachModeAsTheDocumentationSays() {
        List<Row> rows = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            List<Verdict> verdicts = CorpusRun.in(mode);
            print(mode, verdicts);
            Score score = Score.of(verdicts);
            rows.add(new Row(
                    mode.words(), score.waits(), List.of(score.recall(), score.exactness(), score.precision())));
        }
        FiguresPage.hold("corpus", rows);
    }

    private static void print(Mode mode, List<Verdict> verdicts) {
        System.out.println(mode.words() + "\n" + Score.table("construct", verdicts, Verdict::file));
        System.out.println(verdicts.stream()
                .filter(verdict -> !verdict.isExact())
                .map(Verdict::gap)
                .sorted()
                .collect(Collectors.joining("\n")));
    }
}
