package dev.unblock.analyzer.corpus;

import dev.unblock.analyzer.AllRulesRan;
import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.model.Finding;
import java.nio.file.Path;
import java.util.List;

/** What the analysis is given to go on. */
enum Mode {
    CLASSES("classes and class path"),
    JARS("sources and class path"),
    BARE("bare folder of sources");

    private final String words;

    Mode(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Analyses a program of the corpus.
     *
     * @param scratch an empty folder
     */
    List<Finding> analyse(CorpusProject project, Path scratch) {
        List<Path> jars = this == BARE ? List.of() : project.classPath(scratch.resolve("stubs"));
        Path copy = project.copyTo(scratch.resolve("copy"));
        if (this == CLASSES) {
            project.compile(jars, copy.resolve("target/classes"));
        }
        AnalysisRequest request = new AnalysisRequest(copy, jars, List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return AllRulesRan.in(analysis).findings();
        }
    }
}
