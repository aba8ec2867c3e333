package dev.unblock.recipes.files;

import java.util.List;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.java.style.Autodetect;
import org.openrewrite.java.style.ImportLayoutStyle;
import org.openrewrite.java.tree.J;
import org.openrewrite.marker.Marker;
import org.openrewrite.style.Style;

/**
 * How sources are indented and where their imports stand, so that new code looks like its neighbours. What some of them
 * import by {@code *} does not fold the imports of the others: lines stay that have nothing to do with a change.
 */
final class SourceStyle {
    private final Autodetect asFound;
    private final Autodetect withoutStars;

    private SourceStyle(Autodetect asFound) {
        this.asFound = asFound;
        this.withoutStars = new Autodetect(
                Tree.randomId(),
                asFound.getStyles().stream().map(SourceStyle::withoutStars).toList());
    }

    static SourceStyle of(List<SourceFile> files) {
        Autodetect.Detector detector = Autodetect.detector();
        files.stream().filter(J.CompilationUnit.class::isInstance).forEach(detector::sample);
        return new SourceStyle(detector.build());
    }

    Marker of(SourceFile file) {
        boolean hasStars = file instanceof J.CompilationUnit unit
                && unit.getImports().stream()
                        .anyMatch(line -> line.getQualid().getSimpleName().equals("*"));
        return hasStars ? asFound : withoutStars;
    }

    private static Style withoutStars(Style style) {
        return style instanceof ImportLayoutStyle imports
                ? imports.withClassCountToUseStarImport(Integer.MAX_VALUE)
                        .withNameCountToUseStarImport(Integer.MAX_VALUE)
                        .withPackagesToFold(List.of())
                : style;
    }
}
