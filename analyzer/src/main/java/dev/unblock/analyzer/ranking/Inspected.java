package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.blocking.Waits;
import dev.unblock.model.Finding;
import dev.unblock.model.Ranking;
import java.util.List;

/**
 * What all rules found.
 *
 * @param waits where threads wait, whether or not a rule minds
 * @param findings sorted by file, line, rule and id
 */
public record Inspected(Waits waits, List<Finding> findings, Ranking ranking) {

    public Inspected {
        findings = List.copyOf(findings);
    }
}
