package dev.unblock.recipes.files;

import java.util.ArrayList;
import java.util.List;
import org.openrewrite.Cursor;
import org.openrewrite.SourceFile;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.Space;

/**
 * Whoever adds an import through OpenRewrite has the first type of the file laid out anew: the empty lines above it and
 * the place of its brace. Both stay as they were, since they have nothing to do with the change.
 */
public final class FirstTypeLayout {
    private FirstTypeLayout() {}

    public static SourceFile kept(SourceFile before, SourceFile after) {
        return before instanceof J.CompilationUnit old
                        && after instanceof J.CompilationUnit now
                        && hasSameFirstType(old, now)
                        && hasLinesAboveTypes(old)
                ? withLayout(now, old.getClasses().get(0))
                : after;
    }

    private static boolean hasSameFirstType(J.CompilationUnit old, J.CompilationUnit now) {
        return !old.getClasses().isEmpty()
                && !now.getClasses().isEmpty()
                && old.getClasses()
                        .get(0)
                        .getId()
                        .equals(now.getClasses().get(0).getId());
    }

    /** A first import of a file that begins with its type needs a gap that was not there. */
    private static boolean hasLinesAboveTypes(J.CompilationUnit file) {
        return file.getPackageDeclaration() != null || !file.getImports().isEmpty();
    }

    private static J.CompilationUnit withLayout(J.CompilationUnit file, J.ClassDeclaration old) {
        List<J.ClassDeclaration> types = new ArrayList<>(file.getClasses());
        J.ClassDeclaration now = types.get(0);
        J.Block body = now.getBody();
        types.set(
                0,
                now.withPrefix(kept(old.getPrefix(), now.getPrefix()))
                        .withBody(body.withPrefix(kept(old.getBody().getPrefix(), body.getPrefix()))));
        return file.withClasses(types);
    }

    /** Comments that a recipe changed stay changed. */
    private static Space kept(Space old, Space now) {
        return comments(old).equals(comments(now)) ? old : now;
    }

    private static List<String> comments(Space space) {
        return space.getComments().stream()
                .map(comment -> comment.printComment(new Cursor(null, Cursor.ROOT_VALUE))
                        .replaceAll("\\s+", " "))
                .toList();
    }
}
