package dev.unblock.analyzer.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the whole corpus with less and less to go on, and holds what is still found. */
final class ModesTest {

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void finds(Mode mode) {
        List<Verdict> verdicts = new ArrayList<>();
        for (CorpusProject project : CorpusProject.all()) {
            if (mode.compareTo(project.mostComplete()) >= 0) {
                verdicts.addAll(Verdict.of(project, mode.analyse(project, scratch.resolve(project.name()))));
            }
        }
        System.out.println(mode.words() + "\n" + Score.table("construct", verdicts, Verdict::file));
        System.out.println(verdicts.stream()
                .filter(verdict -> !verdict.isExact())
                .map(Verdict::gap)
                .sorted()
                .collect(Collectors.joining("\n")));
        assertThat(verdicts).isNotEmpty();
    }
}
