package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.Facts;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.SourceFile;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.TryFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What runs in any case, however the code before it ends, as the sources have it. */
public final class Tries {

    private final Map<String, List<TryFact>> byFile;

    private Tries(Map<String, List<TryFact>> byFile) {
        this.byFile = byFile;
    }

    public static Tries of(Facts facts) {
        return new Tries(facts.files().stream()
                .collect(Collectors.toMap(SourceFile::path, SourceFile::tries, (first, again) -> first)));
    }

    /** Whether anything is known of the file at all. */
    public boolean knows(String file) {
        return byFile.containsKey(file);
    }

    /** Those whose body holds the place, outermost first. */
    public Stream<TryFact> around(Site site) {
        return in(site).filter(one -> one.body().holds(site));
    }

    /** The innermost one whose {@code finally} holds the place. */
    public Optional<TryFact> endingWith(Site site) {
        return in(site).filter(one -> one.isLast(site)).reduce((outer, inner) -> inner);
    }

    /** The one that the clause at the place belongs to. */
    public Optional<TryFact> endingIn(Site clause) {
        return in(clause)
                .filter(one -> one.clauses().stream().anyMatch(body -> body.firstLine() == clause.line()))
                .reduce((outer, inner) -> inner);
    }

    /** Those that close what is opened in their head at the place. */
    public Stream<TryFact> opening(Site site) {
        return in(site).filter(one -> one.head().holds(site));
    }

    /** The stretch starts after the place. */
    public static boolean isBefore(Site site, Span stretch) {
        return site.line() < stretch.firstLine()
                || site.line() == stretch.firstLine() && site.column() < stretch.firstColumn();
    }

    /** Those of the file that the place is in. */
    public Stream<TryFact> in(Site site) {
        return byFile.getOrDefault(site.file(), List.of()).stream();
    }
}
