package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.Result;
import dev.unblock.model.Suppression;
import dev.unblock.model.Suppression.Standing;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody looked at and left as it is.
 *
 * @param written what authors wrote into the sources, whether or not it silences anything
 * @param untold silenced findings of results that do not tell by what
 * @param accepted findings that the baseline knows, rule by rule
 */
public record Silenced(List<Suppression> written, List<Finding> untold, List<RuleGroup> accepted) {

    static Silenced of(Result result) {
        Set<String> told = new HashSet<>();
        result.suppressions().forEach(one -> told.addAll(one.findings()));
        return new Silenced(
                result.suppressions(),
                with(Status.SUPPRESSED, result).stream()
                        .filter(finding -> !told.contains(finding.id()))
                        .toList(),
                RuleGroup.of(with(Status.BASELINE, result)));
    }

    private static List<Finding> with(Status status, Result result) {
        return result.findings().stream()
                .filter(finding -> finding.status() == status)
                .toList();
    }

    public boolean isNothing() {
        return written.isEmpty() && untold.isEmpty() && accepted.isEmpty();
    }

    /** Suppressions that do nothing any more. */
    public long stale() {
        return written.stream().filter(one -> one.standing() != Standing.ACTIVE).count();
    }

    /** Suppressions that do something, and do not say why. */
    public long withoutReason() {
        return written.stream()
                .filter(one -> one.standing() == Standing.ACTIVE && one.reason().isEmpty())
                .count();
    }

    /** How many findings the baseline knows. */
    public int acceptedFindings() {
        return accepted.stream().mapToInt(group -> group.findings().size()).sum();
    }

    /** What silences a finding; of several, one that says why. */
    public static Optional<Suppression> of(Finding finding, List<Suppression> written) {
        List<Suppression> about = written.stream()
                .filter(one ->
                        one.standing() == Standing.ACTIVE && one.findings().contains(finding.id()))
                .toList();
        return about.stream()
                .filter(one -> one.reason().isPresent())
                .findFirst()
                .or(() -> about.stream().findFirst());
    }

    /** Why, who and how long, as far as it was written down. */
    public static String terms(Suppression one) {
        String terms = one.reason().orElse("no reason given")
                + one.owner().map(owner -> " (" + owner + ")").orElse("");
        return terms + one.until().map(day -> ", until " + day).orElse("");
    }
}
