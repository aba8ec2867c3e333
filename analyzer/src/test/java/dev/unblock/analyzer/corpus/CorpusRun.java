package dev.unblock.analyzer.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The corpus, analysed once in each mode for all tests. */
final class CorpusRun {

    private static final Map<Mode, Map<CorpusProject, List<Verdict>>> RUNS = new EnumMap<>(Mode.class);

    private CorpusRun() {}

    /** Of all programs for which there is that much. */
    static synchronized List<Verdict> in(Mode mode) {
        return RUNS.computeIfAbsent(mode, CorpusRun::run).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Of each program with all that there is of it. */
    static synchronized List<Verdict> withEverything() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            RUNS.computeIfAbsent(mode, CorpusRun::run).forEach((project, ofProject) -> {
                if (project.mostComplete() == mode) {
                    verdicts.addAll(ofProject);
                }
            });
        }
        return verdicts;
    }

    private static Map<CorpusProject, List<Verdict>> run(Mode mode) {
        Map<CorpusProject, List<Verdict>> verdicts = new LinkedHashMap<>();
        for (CorpusProject project : CorpusProject.all()) {
            if (mode.compareTo(project.mostComplete()) >= 0) {
                verdicts.put(project, analyse(project, mode));
            }
        }
        return verdicts;
    }

    private static List<Verdict> analyse(CorpusProject project, Mode mode) {
        try {
            Path scratch = Files.createTempDirectory("corpus");
            try {
                return Verdict.of(project, mode.analyse(project, scratch));
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
