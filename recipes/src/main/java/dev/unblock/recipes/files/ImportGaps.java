package dev.unblock.recipes.files;

import org.openrewrite.SourceFile;
import org.openrewrite.internal.ListUtils;
import org.openrewrite.java.tree.J;

/** An import that is added where a file had none of its kind may leave two empty lines below it: one is enough. */
public final class ImportGaps {
    private static final String TWO_EMPTY_LINES = "(\r?\n)[ \t]*\r?\n(?:[ \t]*\r?\n)+";

    private ImportGaps() {}

    /** The file, with no gap among its imports that is longer than those it had. */
    public static SourceFile kept(SourceFile before, SourceFile after) {
        return before instanceof J.CompilationUnit old && after instanceof J.CompilationUnit now && !hasLong(old)
                ? now.withImports(ListUtils.map(now.getImports(), (at, line) -> at == 0 ? line : closed(line)))
                : after;
    }

    private static boolean hasLong(J.CompilationUnit file) {
        return file.getImports().stream().skip(1).anyMatch(line -> closed(line) != line);
    }

    private static J.Import closed(J.Import line) {
        String gap = line.getPrefix().getWhitespace();
        String closed = gap.replaceFirst(TWO_EMPTY_LINES, "$1$1");
        return closed.equals(gap) ? line : line.withPrefix(line.getPrefix().withWhitespace(closed));
    }
}
