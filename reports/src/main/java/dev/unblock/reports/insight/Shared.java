package dev.unblock.reports.insight;

import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A rule or a wait that repositories have in common.
 *
 * @param kind family of a rule, kind of a wait
 * @param repositories that have it
 * @param mostIn the repository with the most of it
 */
public record Shared(String name, String kind, Severity worst, int repositories, long findings, Most mostIn) {

    private static final Comparator<Shared> WIDEST_FIRST = Comparator.comparingInt(Shared::repositories)
            .thenComparingLong(Shared::findings)
            .reversed()
            .thenComparing(Shared::name);

    /** Where there is the most of something, and how much. */
    public record Most(String repository, long findings) {}

    /** Everything that the repositories have, the most widespread first. */
    static List<Shared> of(List<Repository> repositories, Function<Repository, Map<String, Tally>> tallies) {
        Map<String, Shared> shared = new LinkedHashMap<>();
        for (Repository repository : repositories) {
            tallies.apply(repository)
                    .forEach((name, tally) -> shared.merge(name, in(repository, name, tally), Shared::and));
        }
        return shared.values().stream().sorted(WIDEST_FIRST).toList();
    }

    private static Shared in(Repository repository, String name, Tally tally) {
        Most most = new Most(repository.name(), tally.findings());
        return new Shared(name, tally.kind(), tally.worst(), 1, tally.findings(), most);
    }

    private Shared and(Shared other) {
        return new Shared(
                name,
                kind,
                worst.atLeast(other.worst) ? worst : other.worst,
                repositories + other.repositories,
                findings + other.findings,
                mostIn.findings() >= other.mostIn.findings() ? mostIn : other.mostIn);
    }
}
