package dev.unblock.analyzer.ranking;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.program.Program;
import dev.unblock.model.Finding;
import dev.unblock.model.Suppression;
import dev.unblock.model.Suppression.Standing;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What authors silenced, and what each of it is good for today. */
public final class Silenced {

    private final Map<String, List<Finding>> byFile;
    private final Set<String> rules;
    private final LocalDate today;

    private Silenced(List<Finding> findings, Set<String> rules, LocalDate today) {
        this.byFile = findings.stream().collect(Collectors.groupingBy(Finding::file));
        this.rules = rules;
        this.today = today;
    }

    /**
     * The program's suppressions, by file and line.
     *
     * @param findings silenced ones included
     * @param rules names of all rules
     */
    public static List<Suppression> of(Program program, List<Finding> findings, Set<String> rules, LocalDate today) {
        Silenced silenced = new Silenced(findings, rules, today);
        return program.facts().files().stream()
                .flatMap(file -> file.suppressions().stream().map(one -> silenced.suppression(file, one)))
                .sorted(Comparator.comparing(Suppression::file)
                        .thenComparing(Suppression::line)
                        .thenComparing(Suppression::rule))
                .toList();
    }

    private Suppression suppression(SourceFile file, SourceFile.Suppression written) {
        List<String> about = byFile.getOrDefault(file.path(), List.of()).stream()
                .filter(finding -> written.isAbout(finding.rule(), finding.line()))
                .map(Finding::id)
                .toList();
        return new Suppression(
                written.rule(),
                file.path(),
                written.line(),
                Optional.of(written.reason()).filter(reason -> !reason.isEmpty()),
                written.owner(),
                written.until(),
                standing(written, about),
                about);
    }

    private Standing standing(SourceFile.Suppression written, List<String> about) {
        if (!written.rule().equals("*") && !rules.contains(written.rule())) {
            return Standing.UNKNOWN_RULE;
        }
        if (about.isEmpty()) {
            return Standing.UNUSED;
        }
        return written.isOver(today) ? Standing.OVER : Standing.ACTIVE;
    }
}
