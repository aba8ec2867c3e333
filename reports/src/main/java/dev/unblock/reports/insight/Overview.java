package dev.unblock.reports.insight;

import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import dev.unblock.reports.text.Figures;
import dev.unblock.reports.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What many repositories mean together.
 *
 * @param repositories that were analysed, the worst first
 * @param failures repositories that could not be analysed, by name
 * @param effort the sum over all; its waves are those of the repository that has the most
 * @param rules what each rule found, the most widespread first
 * @param waits what is waited for, the most widespread first
 */
public record Overview(
        List<Repository> repositories, List<Failure> failures, Effort effort, List<Shared> rules, List<Shared> waits) {

    private static final int WORST = 3;

    /** A repository that could not be analysed, and why. */
    public record Failure(String name, String problem) {}

    public static Overview of(List<Repository> repositories, List<Failure> failures) {
        List<Repository> sorted =
                repositories.stream().sorted(Repository.WORST_FIRST).toList();
        return new Overview(
                sorted,
                failures.stream()
                        .sorted(Comparator.comparing(Failure::name).thenComparing(Failure::problem))
                        .toList(),
                effort(sorted),
                Shared.of(sorted, Repository::rules),
                Shared.of(sorted, Repository::waits));
    }

    public int all() {
        return repositories.size() + failures.size();
    }

    /** Where to look first. */
    public List<Repository> worst() {
        return repositories.stream().limit(WORST).toList();
    }

    /** The waits that more than one repository has. */
    public List<Shared> sharedWaits() {
        return waits.stream().filter(wait -> wait.repositories() > 1).toList();
    }

    public long count(Standing standing) {
        return repositories.stream()
                .filter(repository ->
                        repository.standing().filter(standing::equals).isPresent())
                .count();
    }

    public long count(Family family, Severity severity) {
        return sum(repository -> repository.findings().count(family, severity));
    }

    public long count(Family family) {
        return sum(repository -> repository.findings().count(family));
    }

    public long count(Severity severity) {
        return sum(repository -> repository.findings().count(severity));
    }

    public long findings() {
        return sum(repository -> repository.findings().total());
    }

    public long severe() {
        return sum(Repository::severe);
    }

    public long sourceFiles() {
        return sum(repository -> repository.seen().sourceFiles());
    }

    public long parsedFiles() {
        return sum(repository -> repository.seen().parsedFiles());
    }

    public long callSites() {
        return sum(repository -> repository.seen().callSites());
    }

    public long resolvedCallSites() {
        return sum(repository -> repository.seen().resolvedCallSites());
    }

    /** The middle score, rounded; nothing where no repository has one. */
    public String medianScore() {
        int[] scores = repositories.stream()
                .flatMap(repository -> repository.score().stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        int middle = scores.length / 2;
        if (scores.length == 0) {
            return "–";
        }
        double median = scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2.0;
        return Figures.decimal(median);
    }

    /** The answer in words. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (repositories.isEmpty()) {
            sentences.add("No repository could be analysed; the reasons are below.");
            return List.copyOf(sentences);
        }
        sentences.add(analysed());
        sentences.add(standings());
        partlySeen().ifPresent(sentences::add);
        sharedWaits().stream().findFirst().map(this::widest).ifPresent(sentences::add);
        sentences.add(
                effort.isNothing()
                        ? "No planned step is left to do."
                        : "The plans have " + Figures.count(effort.steps(), "step") + " left: " + effort.range()
                                + " of work in all, likely " + Figures.hours(effort.likely()) + " h.");
        return List.copyOf(sentences);
    }

    private String analysed() {
        String found =
                Figures.count(findings(), "finding") + ", " + Figures.count(severe()) + " of them critical or high.";
        return failures.isEmpty()
                ? "All of " + Figures.count(all()) + " were analysed: " + found
                : Figures.count(repositories.size()) + " of " + Figures.count(all()) + " were analysed, "
                        + Figures.count(failures.size()) + " could not be: " + found;
    }

    private String standings() {
        String counts = Arrays.stream(Standing.values())
                .filter(standing -> count(standing) > 0)
                .map(standing ->
                        Figures.count(count(standing)) + " " + standing.words().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; "));
        return counts.isEmpty() ? "No source file could be read in any of them." : "By score: " + counts + ".";
    }

    private Optional<String> partlySeen() {
        long partly = repositories.stream()
                .filter(repository -> !repository.seen().isComplete())
                .count();
        return partly == 0
                ? Optional.empty()
                : Optional.of(Figures.count(partly) + (partly == 1 ? " was" : " were")
                        + " seen only in part: the true score can be lower, as an unresolved call may block without"
                        + " being counted.");
    }

    private String widest(Shared wait) {
        return "The most widespread wait is " + Names.brief(wait.name()) + ": in "
                + Figures.count(wait.repositories()) + " of " + Figures.count(repositories.size())
                + " repositories, at " + Figures.count(wait.findings(), "place") + ".";
    }

    private long sum(ToLongFunction<Repository> figure) {
        return repositories.stream().mapToLong(figure).sum();
    }

    private static Effort effort(List<Repository> repositories) {
        return new Effort(
                hours(repositories, Effort::minimum),
                hours(repositories, Effort::likely),
                hours(repositories, Effort::maximum),
                repositories.stream()
                        .mapToInt(repository -> repository.effort().steps())
                        .sum(),
                repositories.stream()
                        .mapToInt(repository -> repository.effort().waves())
                        .max()
                        .orElse(0));
    }

    private static double hours(List<Repository> repositories, ToDoubleFunction<Effort> figure) {
        return repositories.stream().map(Repository::effort).mapToDouble(figure).sum();
    }
}
