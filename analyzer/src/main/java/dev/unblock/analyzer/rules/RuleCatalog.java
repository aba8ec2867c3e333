package dev.unblock.analyzer.rules;

import dev.unblock.analyzer.blocking.Catalogue;
import dev.unblock.analyzer.inference.LibraryWaits;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.parallel.SideBySide;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.ranking.Findings;
import dev.unblock.analyzer.ranking.Findings.Found;
import dev.unblock.analyzer.ranking.Inspected;
import dev.unblock.analyzer.ranking.Ranks;
import dev.unblock.analyzer.ranking.Silenced;
import dev.unblock.analyzer.rules.blocking.BlockingRules;
import dev.unblock.analyzer.rules.fanout.FanOutRules;
import dev.unblock.analyzer.rules.hygiene.HygieneRules;
import dev.unblock.analyzer.rules.hygiene.StaleSuppression;
import dev.unblock.analyzer.rules.sharedstate.SharedStateRules;
import dev.unblock.model.Coverage.NotAnalysed;
import dev.unblock.model.Finding;
import dev.unblock.model.Suppression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules, in alphabetical order, and the one way to run them. */
public final class RuleCatalog {

    private static final List<Rule> RULES = Stream.of(
                    BlockingRules.all(), FanOutRules.all(), HygieneRules.all(), SharedStateRules.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Rule::name))
            .toList();

    private RuleCatalog() {}

    public static List<Rule> rules() {
        return RULES;
    }

    public static Optional<Rule> rule(String name) {
        return RULES.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The rule's page, as Markdown. */
    public static Optional<String> page(String name) {
        try (InputStream in = RuleCatalog.class.getResourceAsStream(name + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What all rules find in the program, with what it costs; findings sorted by file, line, rule and id.
     *
     * @param paths how many paths at most are shown for each
     * @param today suppressions that are over by this day silence nothing
     */
    public static Inspected inspect(
            Program program, Catalogue catalogue, LibraryWaits libraries, int paths, LocalDate today) {
        Inspection inspection = Inspection.of(program, catalogue, libraries);
        Findings findings = Findings.of(program, paths, today);
        List<RuleRun> runs = SideBySide.map("rules", RULES, rule -> RuleRun.of(rule, inspection, findings));
        List<Found> first = runs.stream().flatMap(run -> run.found().stream()).toList();
        StaleSuppression stale = new StaleSuppression();
        List<Suppression> silenced =
                Silenced.of(program, first.stream().map(Found::finding).toList(), names(), today);
        Stream<Problem> left = stale.problems(inspection, silenced);
        List<Found> found = Stream.concat(first.stream(), findings.of(stale, left).stream())
                .sorted(Comparator.comparing(
                        Found::finding,
                        Comparator.comparing(Finding::file)
                                .thenComparing(Finding::line)
                                .thenComparing(Finding::rule)
                                .thenComparing(Finding::id)))
                .toList();
        List<NotAnalysed> failures =
                runs.stream().flatMap(run -> run.failure().stream()).toList();
        return Ranks.of(inspection, found, silenced, failures);
    }

    private static Set<String> names() {
        return RULES.stream().map(Rule::name).collect(Collectors.toSet());
    }
}
