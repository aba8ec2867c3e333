package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.ChoiceFact;
import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.Span;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which code excludes which, and what runs only under a condition, as the sources have it. */
public final class Choices {

    private static final int TRY = 0;

    /** Lines from what is asked to what the answer lets run. */
    private static final int CONDITION = 1;

    /** Lines in which the answer, kept in a variable, is asked for as a rule. */
    private static final int SOON = 5;

    private final Map<String, List<ChoiceFact>> byFile;

    private Choices(Map<String, List<ChoiceFact>> byFile) {
        this.byFile = byFile;
    }

    public static Choices of(Facts facts) {
        return new Choices(facts.files().stream()
                .collect(Collectors.toMap(SourceFile::path, SourceFile::choices, (first, again) -> first)));
    }

    /** Of the file, outer ones first. */
    public List<ChoiceFact> in(String file) {
        return byFile.getOrDefault(file, List.of());
    }

    /** A condition between them, which asks for what the earlier one gave, can end the method before the later. */
    public boolean isBehindGuard(Site earlier, Site later) {
        return in(later.file()).stream()
                .anyMatch(choice -> choice.usual() > 0
                        && choice.armOf(later) == choice.usual()
                        && isBefore(choice, earlier)
                        && choice.asks(earlier));
    }

    /** A condition that can end the method soon after asks for what the place gave. */
    public boolean isAskedByGuard(Site given) {
        return in(given.file()).stream()
                .anyMatch(choice -> choice.usual() > 0
                        && choice.armOf(given) == ChoiceFact.NONE
                        && choice.arms().get(0).firstLine() >= given.line()
                        && choice.asks(given));
    }

    /** Not both run, or the later one only as a condition decides after the earlier, such as its failure. */
    public boolean isElsewhereDecided(Site earlier, Site later) {
        return in(later.file()).stream().anyMatch(choice -> {
            int before = choice.armOf(earlier);
            int after = choice.armOf(later);
            return after != ChoiceFact.NONE
                    && before != after
                    && (before != ChoiceFact.NONE || after != choice.usual());
        });
    }

    /** Of the two places at most one runs, unless something is repeated or fails. */
    public boolean areApart(Site one, Site other) {
        return in(one.file()).stream()
                .filter(choice -> choice.usual() != TRY)
                .anyMatch(choice -> choice.armOf(one) != ChoiceFact.NONE
                        && choice.armOf(other) != ChoiceFact.NONE
                        && choice.armOf(one) != choice.armOf(other));
    }

    /** The place is in a {@code catch} clause: it is reached only when something went wrong. */
    public boolean isAfterFailure(Site site) {
        return in(site.file()).stream().anyMatch(choice -> choice.usual() == TRY && choice.armOf(site) > TRY);
    }

    /** As above, in a clause of a {@code try} that begins in the stretch. */
    public boolean isAfterFailure(Site site, Span within) {
        return in(site.file()).stream()
                .filter(choice -> choice.usual() == TRY && choice.armOf(site) > TRY)
                .map(choice -> choice.arms().get(TRY))
                .anyMatch(attempt -> attempt.isWithin(within));
    }

    /** An {@code if} in the stretch, no guard, lets the place run. */
    public boolean isPicked(Site site, Span within) {
        return in(site.file()).stream()
                .filter(choice -> choice.usual() == ChoiceFact.NONE && choice.armOf(site) != ChoiceFact.NONE)
                .map(choice -> choice.arms().get(0))
                .anyMatch(first -> first.isWithin(within));
    }

    /** Whether the later place runs is up to what the earlier one gave: a condition soon after it lets it run, or ends the method. */
    public boolean isDecidedBy(Site earlier, Site later) {
        return isConditionWithin(SOON, earlier, later) || isBehindGuard(earlier, later);
    }

    /** An {@code if} that lets the later place run asks the earlier one: in its head, or on the line above. */
    public boolean isConditionOf(Site earlier, Site later) {
        return isConditionWithin(CONDITION, earlier, later);
    }

    private boolean isConditionWithin(int lines, Site earlier, Site later) {
        return in(later.file()).stream()
                .filter(choice -> choice.usual() != TRY)
                .filter(choice -> choice.armOf(later) != ChoiceFact.NONE && isBefore(choice, earlier))
                .map(choice -> choice.arms().get(0))
                .anyMatch(first -> Tries.isBefore(earlier, first) && first.firstLine() - earlier.line() <= lines);
    }

    /** In no arm; what is read in the line in which the first one begins, is read by the condition there. */
    private static boolean isBefore(ChoiceFact choice, Site earlier) {
        boolean heads = earlier.column() == 0
                && earlier.line() == choice.arms().get(0).firstLine()
                && earlier.line() < choice.arms().get(0).lastLine();
        return heads || choice.armOf(earlier) == ChoiceFact.NONE;
    }
}
