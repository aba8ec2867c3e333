package dev.unblock.migration;

import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.recording.ApplicationCode;
import dev.unblock.analyzer.recording.BlockedTime;
import dev.unblock.analyzer.recording.RecordingReader;
import dev.unblock.analyzer.recording.SeenWaits;
import dev.unblock.model.Coverage;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Result;
import dev.unblock.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Marks the findings of a result that a recorded run has seen, and tells what the run saw and the analysis did not. */
final class Recordings {

    private Recordings() {}

    /** @throws UsageException if the file is no flight recording */
    static Result seen(Result result, Program program, Path recording) {
        BlockedTime seen = read(recording, program);
        SeenWaits.Joined joined = SeenWaits.join(result.findings(), seen);
        List<NotAnalysed> notAnalysed = new ArrayList<>(result.coverage().notAnalysed());
        seen.limits()
                .forEach(limit ->
                        notAnalysed.add(new NotAnalysed(recording.getFileName().toString(), limit)));
        notAnalysed.addAll(joined.misses());
        return result.withFindings(joined.findings()).withCoverage(withNotAnalysed(result.coverage(), notAnalysed));
    }

    private static BlockedTime read(Path recording, Program program) {
        List<String> own = program.facts().types().stream().map(TypeFact::name).toList();
        try {
            return new RecordingReader(ApplicationCode.ofTypes(own)).read(recording);
        } catch (IOException e) {
            throw new UsageException(recording + " is no flight recording that can be read: " + e.getMessage(), e);
        }
    }

    private static Coverage withNotAnalysed(Coverage coverage, List<NotAnalysed> notAnalysed) {
        return new Coverage(
                coverage.sourceFiles(),
                coverage.parsedFiles(),
                coverage.callSites(),
                coverage.resolvedCallSites(),
                coverage.attribution(),
                notAnalysed);
    }
}
