package dev.unblock.reports.insight;

import dev.unblock.model.Finding;
import dev.unblock.model.Result;
import dev.unblock.model.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a portfolio keeps of one repository's result: its figures alone, so that thousands fit into memory.
 *
 * @param report link to the repository's own report, relative to the portfolio
 * @param score none where no source file could be read
 * @param rules what each rule found here
 * @param waits what is waited for here, by the called method without its parameters
 */
public record Repository(
        String name,
        String report,
        int javaRelease,
        Optional<String> springBoot,
        Optional<Integer> score,
        FindingMatrix findings,
        Effort effort,
        Extent seen,
        Map<String, Tally> rules,
        Map<String, Tally> waits) {

    /** The lowest score first, then the one with the most severe findings; those without a score last. */
    static final Comparator<Repository> WORST_FIRST = Comparator.comparing(
                    (Repository repository) -> repository.score().orElse(101))
            .thenComparing(Comparator.comparingLong(Repository::severe).reversed())
            .thenComparing(Comparator.comparingDouble(Repository::likelyHours).reversed())
            .thenComparing(Repository::name)
            .thenComparing(Repository::report);

    public static Repository of(String name, String report, Result result) {
        List<Finding> counted = Insight.counted(result);
        Extent seen = Extent.of(result.coverage());
        return new Repository(
                name,
                report,
                result.project().javaRelease(),
                result.project().springBoot(),
                seen.parsedFiles() == 0
                        ? Optional.empty()
                        : Optional.of(result.score().value()),
                FindingMatrix.of(counted),
                Effort.of(result.plan()),
                seen,
                Tally.by(counted, Finding::rule, finding -> finding.family().label()),
                Tally.by(counted, Repository::waitedFor, Repository::kindOfWait));
    }

    public Optional<Standing> standing() {
        return score.map(Standing::of);
    }

    /** The standing in words; a good score means little where little was seen. */
    public String standingInWords() {
        return standing()
                .map(standing -> seen.isComplete() ? standing.words() : standing.words() + ", as far as seen")
                .orElse("Nothing was read");
    }

    /** Findings that are critical or high. */
    public long severe() {
        return findings.count(Severity.CRITICAL) + findings.count(Severity.HIGH);
    }

    public double likelyHours() {
        return effort.likely();
    }

    private static String waitedFor(Finding finding) {
        String call = finding.sink().map(Finding.Sink::call).orElse("");
        int open = call.indexOf('(');
        return open < 0 ? call : call.substring(0, open);
    }

    private static String kindOfWait(Finding finding) {
        return finding.sink().map(Finding.Sink::kind).orElse("");
    }
}
