package dev.unblock.analyzer;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.analyzer.codebase.Codebase;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.Coverage;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Finding;
import dev.unblock.model.Pool;
import dev.unblock.model.Ranking;
import dev.unblock.model.RuleSet;
import dev.unblock.model.Suppression;
import java.util.List;

/**
 * What the analysis of one project gave: the linked program for further questions, and the findings.
 *
 * @param waits where threads wait, whether or not a rule minds
 * @param ranking the findings taken together
 * @param pools of threads with what they run into
 * @param suppressions what authors silenced
 * @param ruleSet what was looked for
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
        List<Pool> pools,
        List<Suppression> suppressions,
        RuleSet ruleSet,
        Runnable onClose)
        implements AutoCloseable {

    public Analysis {
        entryPoints = List.copyOf(entryPoints);
        findings = List.copyOf(findings);
        pools = List.copyOf(pools);
        suppressions = List.copyOf(suppressions);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
