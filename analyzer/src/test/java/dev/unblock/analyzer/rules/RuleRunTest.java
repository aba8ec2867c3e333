package dev.unblock.analyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.cache.CacheFolder;
import dev.unblock.analyzer.inference.FactsCache;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.ranking.Findings;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleRunTest {

    @TempDir
    Path folder;

    private static final class Failing implements Rule {

        @Override
        public Family family() {
            return Family.HYGIENE;
        }

        @Override
        public String summary() {
            return "fails where a method has no parameter";
        }

        /** As late as rules do: when their findings are taken. */
        @Override
        public Stream<Problem> inspect(Inspection inspection) {
            return inspection.methods().map(method -> {
                method.parameters().get(0);
                return Problem.at(method, method.calls().get(0));
            });
        }
    }

    @Test
    void saysThatARuleFailedAndWhere() throws IOException {
        Files.writeString(folder.resolve("App.java"), "class App { void run() { } }");
        try (Analysis analysis = Analyzer.analyze(AnalysisRequest.of(folder), step -> {})) {
            Program program = analysis.program();
            LibraryWaits libraries = LibraryWaits.of(List.of(), FactsCache.in(CacheFolder.none()));
            RuleRun run = RuleRun.of(
                    new Failing(),
                    Inspection.of(program, Catalogue.standard(), libraries),
                    Findings.of(program, 1, LocalDate.MIN));

            assertThat(run.found()).isEmpty();
            assertThat(run.failure()).get().satisfies(failure -> {
                assertThat(failure.reason())
                        .startsWith("rule Failing failed and says nothing here, please report it: ")
                        .contains("IndexOutOfBoundsException at RuleRunTest.java:");
                assertThat(failure.hidesFindings()).isTrue();
            });
        }
    }

    @Test
    void takesAMissingLibraryForNoFailure() {
        assertThat(new NotAnalysed("shop", "no class path: calls into libraries were not followed").hidesFindings())
                .isFalse();
    }
}
