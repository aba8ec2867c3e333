package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Refusal;
import java.util.List;

/**
 * What steps would change; nothing has been written.
 *
 * @param refusals places that the steps looked at and left alone
 * @param problems files that could not be looked at, in words
 */
public record Proposal(List<FileChange> changes, List<Refusal> refusals, List<String> problems) {

    public Proposal {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        problems = List.copyOf(problems);
    }
}
