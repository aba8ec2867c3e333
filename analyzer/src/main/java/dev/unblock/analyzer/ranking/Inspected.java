package dev.unblock.analyzer.ranking;

import dev.unblock.model.Finding;
import dev.unblock.model.Ranking;
import java.util.List;

/**
 * What all rules found.
 *
 * @param findings sorted by file, line, rule and id
 */
public record Inspected(List<Finding> findings, Ranking ranking) {

    public Inspected {
        findings = List.copyOf(findings);
    }
}
