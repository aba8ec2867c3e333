package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import dev.unblock.model.Suppression;
import java.util.List;
import java.util.Optional;
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

    /** What is wrong with suppressions. */
    public Stream<Problem> problems(Inspection inspection, List<Suppression> written) {
        return written.stream()
                .flatMap(one -> complaint(one).flatMap(words -> problem(inspection, one, words)).stream());
    }

    private static Optional<String> complaint(Suppression one) {
        return switch (one.standing()) {
            case ACTIVE -> Optional.empty();
            case OVER -> Optional.of(over(one.until().orElseThrow()));
            case UNUSED ->
                Optional.of("Nothing is found here that this suppression could silence. Remove it, so that it does not"
                        + " hide what comes later.");
            case UNKNOWN_RULE ->
                Optional.of(
                        "There is no rule " + one.rule() + ": this suppression silences nothing. Correct its name.");
        };
    }

    private static String over(String day) {
        return SourceFile.Suppression.isDay(day)
                ? "This suppression ended on " + day
                        + " and what it silenced is open again. Mend that, or set a new day."
                : "The last day of this suppression, " + day
                        + ", is no day, and what it silenced is open. Write it as YYYY-MM-DD.";
    }

    private static Optional<Problem> problem(Inspection inspection, Suppression one, String words) {
        return inspection.program().facts().files().stream()
                .filter(file -> file.path().equals(one.file()))
                .findFirst()
                .flatMap(file -> inspection
                        .types()
                        .filter(type -> file.types().contains(type.name()))
                        .findFirst())
                .map(type -> Problem.in(type, one.file(), one.line(), "suppression of " + one.rule())
                        .severity(Severity.INFO)
                        .message(words));
    }
}
