package dev.unblock.recipes.syntax;

import java.util.Objects;
import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.RemoveImport;
import org.openrewrite.java.tree.J;
import org.openrewrite.java.tree.JavaType;

/**
 * Takes the import of a type away that nothing uses any more. {@code import java.util.concurrent.*;} stays as long as anything of
 * its package is used: {@link RemoveImport} alone would name the last few types one by one, which is nobody's change.
 */
public final class UnusedImport extends JavaIsoVisitor<ExecutionContext> {
    private final String type;

    public UnusedImport(String type) {
        this.type = Objects.requireNonNull(type);
    }

    public UnusedImport(JavaType.FullyQualified type) {
        this(type.getFullyQualifiedName());
    }

    @Override
    public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
        J.CompilationUnit without =
                (J.CompilationUnit) new RemoveImport<ExecutionContext>(type).visitNonNull(file, ctx);
        return without.getImports().size() < file.getImports().size() ? without : file;
    }
}
