package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.CallPath;
import dev.unblock.model.Finding;
import dev.unblock.model.Finding.Status;
import dev.unblock.model.FindingId;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes findings of problems: numbers them, adds threads and paths, and marks those that are silenced. */
public final class Findings {

    private static final Comparator<Problem> IN_SOURCE_ORDER = Comparator.comparing(
                    (Problem problem) -> problem.site().file())
            .thenComparing(problem -> problem.site().line())
            .thenComparing(problem -> problem.site().column())
            .thenComparing(Problem::subject)
            .thenComparing(Problem::target);

    private final Program program;
    private final int mostPaths;
    private final LocalDate today;
    private final Map<String, SourceFile> files;

    private Findings(Program program, int mostPaths, LocalDate today) {
        this.program = program;
        this.mostPaths = mostPaths;
        this.today = today;
        this.files = program.facts().files().stream()
                .collect(Collectors.toMap(SourceFile::path, Function.identity(), (first, again) -> first));
    }

    /** @param today suppressions that are over by this day silence nothing */
    public static Findings of(Program program, int mostPaths, LocalDate today) {
        return new Findings(program, mostPaths, today);
    }

    /** A problem and the finding made of it. */
    public record Found(Problem problem, Finding finding) {}

    public List<Found> of(Rule rule, Stream<Problem> problems) {
        Map<String, Integer> seen = new HashMap<>();
        return problems.sorted(IN_SOURCE_ORDER)
                .map(problem -> new Found(
                        problem,
                        finding(
                                rule,
                                problem,
                                seen.merge(problem.subject() + "\n" + problem.target(), 1, Integer::sum))))
                .toList();
    }

    private Finding finding(Rule rule, Problem problem, int count) {
        Site site = problem.site();
        return new Finding(
                FindingId.of(rule.name(), problem.subject(), problem.target(), count - 1),
                rule.name(),
                rule.family(),
                severity(problem),
                problem.confidence(),
                site.file(),
                site.line(),
                site.endLine(),
                site.column(),
                problem.subject(),
                problem.message(),
                problem.sink(),
                threads(problem),
                paths(problem),
                problem.related(),
                problem.remedy(),
                Optional.empty(),
                isSilenced(rule, site) ? Status.SUPPRESSED : Status.OPEN);
    }

    /** Tests wait and share as they like: nobody is kept waiting. */
    private Severity severity(Problem problem) {
        return program.type(problem.owner()).filter(TypeFact::test).isPresent() ? Severity.INFO : problem.severity();
    }

    private List<ThreadContext> threads(Problem problem) {
        return problem.runs().stream()
                .flatMap(method -> program.threads(method).stream())
                .toList();
    }

    /** Those on the worst kind of thread first: that is what the finding is about. */
    private List<CallPath> paths(Problem problem) {
        Optional<ThreadContext> worst = Place.worstOf(threads(problem));
        Set<String> shown = new HashSet<>();
        return Stream.concat(
                        worst.stream()
                                .flatMap(thread -> paths(
                                        problem, (method, site) -> program.paths(method, site, thread, mostPaths))),
                        paths(problem, (method, site) -> program.paths(method, site, mostPaths)))
                .filter(path -> shown.add(path.entryPoint()))
                .limit(mostPaths)
                .toList();
    }

    private Stream<CallPath> paths(Problem problem, BiFunction<MethodKey, Site, List<CallPath>> find) {
        return problem.runs().stream()
                .flatMap(method -> find.apply(method, endOf(method, problem)).stream())
                .sorted(Comparator.comparing(path -> path.frames().size()));
    }

    /** The problem's place; for a field, the method that touches it. */
    private Site endOf(MethodKey method, Problem problem) {
        boolean onField = !problem.subject().endsWith(")");
        return onField ? program.method(method).map(m -> m.site()).orElse(problem.site()) : problem.site();
    }

    private boolean isSilenced(Rule rule, Site site) {
        return Optional.ofNullable(files.get(site.file())).stream()
                .flatMap(file -> file.suppressions().stream())
                .anyMatch(s -> s.isAbout(rule.name(), site.line()) && !s.isOver(today));
    }
}
