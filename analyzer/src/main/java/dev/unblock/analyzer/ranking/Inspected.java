package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.Pool;
import dev.unblock.model.Ranking;
import dev.unblock.model.Suppression;
import java.util.List;

/**
 * What all rules found.
 *
 * @param waits where threads wait, whether or not a rule minds
 * @param findings sorted by file, line, rule and id
 * @param pools of threads with what they run into, sorted by id
 * @param suppressions what authors silenced, sorted by file and line
 * @param failures rules that failed, so that their findings are missing
 */
public record Inspected(
        Waits waits,
        List<Finding> findings,
        Ranking ranking,
        List<Pool> pools,
        List<Suppression> suppressions,
        List<NotAnalysed> failures) {

    public Inspected {
        findings = List.copyOf(findings);
        pools = List.copyOf(pools);
        suppressions = List.copyOf(suppressions);
        failures = List.copyOf(failures);
    }
}
