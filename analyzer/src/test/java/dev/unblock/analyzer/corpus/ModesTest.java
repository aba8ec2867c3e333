package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the whole corpus with less and less to go on, and holds what is still found. */
final class ModesTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void finds(Mode mode) {
        List<Verdict> verdicts = CorpusRun.in(mode);
        System.out.println(mode.words() + "\n" + Score.table("construct", verdicts, Verdict::file));
        System.out.println(verdicts.stream()
                .filter(verdict -> !verdict.isExact())
                .map(Verdict::gap)
                .sorted()
                .collect(Collectors.joining("\n")));
        assertThat(verdicts).isNotEmpty();
    }
}
