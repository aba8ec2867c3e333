package dev.unblock.recipes.tree;

import org.openrewrite.Cursor;
import org.openrewrite.java.tree.J;

/** The class around a place. */
public final class EnclosingClass {
    private EnclosingClass() {}

    /** Its binary name, its simple name where its type is not known, or nothing where there is no class. */
    public static String nameOf(Cursor place) {
        J.ClassDeclaration enclosing = place.firstEnclosing(J.ClassDeclaration.class);
        if (enclosing == null) {
            return "";
        }
        return enclosing.getType() == null
                ? enclosing.getSimpleName()
                : enclosing.getType().getFullyQualifiedName();
    }
}
