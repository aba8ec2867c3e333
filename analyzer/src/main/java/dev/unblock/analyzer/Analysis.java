package dev.unblock.analyzer;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Ranking;
import java.util.List;

/**
 * What the analysis of one project gave: the linked program for further questions, and the findings.
 *
 * @param waits where threads wait, whether or not a rule minds
 * @param ranking the findings taken together
 * @param onClose gives back the files that the program reads from; it answers no questions about libraries after that
 */
public record Analysis(
        Codebase codebase,
        Program program,
        Coverage coverage,
        List<EntryPoint> entryPoints,
        Waits waits,
        List<Finding> findings,
        Ranking ranking,
        Runnable onClose)
        implements AutoCloseable {

    public Analysis {
        entryPoints = List.copyOf(entryPoints);
        findings = List.copyOf(findings);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
