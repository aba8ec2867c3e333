package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.SourceFile.Suppression;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Finding;
import dev.unblock.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at what authors silenced after all other rules have spoken: what silences nothing, or no longer. */
public final class StaleSuppression implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A suppression that silences nothing, names no rule, or is past its last day.";
    }

    /** It has nothing to say about the program itself. */
    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.empty();
    }

    /**
     * What is wrong with the program's suppressions.
     *
     * @param findings of all other rules, silenced ones included
     * @param rules names of all rules
     */
    public Stream<Problem> problems(Inspection inspection, List<Finding> findings, Set<String> rules, LocalDate today) {
        return inspection.program().facts().files().stream()
                .flatMap(file -> file.suppressions().stream()
                        .flatMap(one -> complaint(file, one, findings, rules, today)
                                .flatMap(words -> problem(inspection, file, one, words))
                                .stream()));
    }

    private static Optional<String> complaint(
            SourceFile file, Suppression one, List<Finding> findings, Set<String> rules, LocalDate today) {
        if (!one.rule().equals("*") && !rules.contains(one.rule())) {
            return Optional.of(
                    "There is no rule " + one.rule() + ": this suppression silences nothing. Correct its name.");
        }
        boolean used = findings.stream()
                .anyMatch(finding -> finding.file().equals(file.path()) && one.isAbout(finding.rule(), finding.line()));
        if (!used) {
            return Optional.of(
                    "Nothing is found here that this suppression could silence. Remove it, so that it does not"
                            + " hide what comes later.");
        }
        return one.isOver(today)
                ? Optional.of("This suppression ended on " + one.until().orElseThrow()
                        + " and what it silenced is open again. Mend that, or set a new day.")
                : Optional.empty();
    }

    private static Optional<Problem> problem(Inspection inspection, SourceFile file, Suppression one, String words) {
        return inspection
                .types()
                .filter(type -> file.types().contains(type.name()))
                .findFirst()
                .map(type -> Problem.in(type, file.path(), one.line(), "suppression of " + one.rule())
                        .severity(Severity.INFO)
                        .message(words));
    }
}
