package dev.unblock.analyzer.facts;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A parsed source file.
 *
 * @param path relative to the project, with {@code /}
 * @param packageName empty for the unnamed package
 * @param types binary names of the types it declares
 * @param callSites calls written in it
 * @param suppressions findings that its author silenced
 * @param loops outer ones before those inside them
 * @param choices outer ones before those inside them
 * @param tries outer ones before those inside them
 * @param nulls {@code return null}, and the bodies of lambdas that are {@code null}
 * @param returning blocks that are left by returning from the method, or by a failure, and in no other way
 * @param guards in no particular order
 */
public record SourceFile(
        String path,
        String packageName,
        List<String> types,
        int callSites,
        List<Suppression> suppressions,
        List<LoopFact> loops,
        List<ChoiceFact> choices,
        List<TryFact> tries,
        List<Span> nulls,
        List<Span> returning,
        List<GuardFact> guards) {

    public SourceFile {
        types = List.copyOf(types);
        suppressions = List.copyOf(suppressions);
        loops = List.copyOf(loops);
        choices = List.copyOf(choices);
        tries = List.copyOf(tries);
        nulls = List.copyOf(nulls);
        returning = List.copyOf(returning);
        guards = List.copyOf(guards);
    }

    /**
     * {@code @SuppressWarnings("unblock:Rule until 2027-01-31 reason")} on a declaration or {@code // unblock:ignore Rule
     * @team until 2027-01-31 reason} on or above a line; owner, date and reason may be left out.
     *
     * @param rule name of a rule, or {@code *}
     * @param firstLine to lastLine: where it holds
     * @param owner who answers for it, with the {@code @}
     * @param until last day on which it holds, as year-month-day; absent for ever
     * @param line where it is written
     */
    public record Suppression(
            String rule,
            int firstLine,
            int lastLine,
            Optional<String> owner,
            Optional<String> until,
            String reason,
            int line) {

        public boolean isAbout(String rule, int line) {
            return (this.rule.equals("*") || this.rule.equals(rule)) && firstLine <= line && line <= lastLine;
        }

        /** Past its last day, or nobody can say when that is. */
        public boolean isOver(LocalDate today) {
            return until.filter(day -> !isDay(day) || LocalDate.parse(day).isBefore(today))
                    .isPresent();
        }

        /** Whether it is one of the calendar, as {@code 2027-01-31} is. */
        public static boolean isDay(String text) {
            try {
                LocalDate.parse(text);
                return true;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }
}
