package dev.unblock.analyzer.corpus;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Ranking;
import java.util.List;

/** All that an analysis tells. */
record Told(
        List<TypeFact> types,
        List<SourceFile> files,
        Coverage coverage,
        List<EntryPoint> entries,
        List<Finding> findings,
        Ranking ranking) {

    static Told by(AnalysisRequest request) {
        try (Analysis analysis = Analyzer.analyze(request, step -> {})) {
            return new Told(
                    analysis.program().facts().types(),
                    analysis.program().facts().files(),
                    analysis.coverage(),
                    analysis.entryPoints(),
                    analysis.findings(),
                    analysis.ranking());
        }
    }
}
