package dev.unblock.recipes.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openrewrite.Cursor;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.style.IntelliJ;
import org.openrewrite.java.style.SpacesStyle;
import org.openrewrite.java.style.TabsAndIndentsStyle;
import org.openrewrite.java.style.WrappingAndBracesStyle;
import org.openrewrite.java.tree.J;
import org.openrewrite.style.NamedStyles;
import org.openrewrite.style.Style;

/** How the class around a place is indented: not each class of a project keeps to what most of them do. */
final class ClassIndents {
    private ClassIndents() {}

    /** The styles that say how new code is indented there. */
    static List<NamedStyles> at(Cursor place) {
        SourceFile file = place.firstEnclosingOrThrow(SourceFile.class);
        TabsAndIndentsStyle common = Style.from(TabsAndIndentsStyle.class, file, IntelliJ::tabsAndIndents);
        TabsAndIndentsStyle here = Optional.ofNullable(place.firstEnclosing(J.ClassDeclaration.class))
                .flatMap(ClassIndents::unit)
                .map(unit -> with(unit, common))
                .orElse(common);
        return List.of(new NamedStyles(
                Tree.randomId(),
                ClassIndents.class.getName(),
                "Indentation of a class",
                "As its members have it.",
                Set.of(),
                List.of(
                        here,
                        Style.from(SpacesStyle.class, file, IntelliJ::spaces),
                        Style.from(WrappingAndBracesStyle.class, file, IntelliJ::wrappingAndBraces))));
    }

    /** How much further its first member begins that has a line of its own. */
    private static Optional<String> unit(J.ClassDeclaration type) {
        String margin = Shift.lastLine(type.getPrefix());
        return type.getBody().getStatements().stream()
                .map(J::getPrefix)
                .filter(before -> before.getLastWhitespace().contains("\n"))
                .findFirst()
                .map(Shift::lastLine)
                .filter(deeper -> deeper.length() > margin.length() && deeper.startsWith(margin))
                .map(deeper -> deeper.substring(margin.length()));
    }

    private static TabsAndIndentsStyle with(String unit, TabsAndIndentsStyle common) {
        if (unit.equals("\t")) {
            return common.withUseTabCharacter(true);
        }
        boolean isKept = common.getUseTabCharacter() || common.getIndentSize() == unit.length();
        return isKept || !unit.isBlank() || unit.contains("\t")
                ? common
                : common.withIndentSize(unit.length())
                        .withContinuationIndent(
                                common.getContinuationIndent() * unit.length() / common.getIndentSize());
    }
}
