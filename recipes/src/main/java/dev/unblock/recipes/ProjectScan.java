package dev.unblock.recipes;

import org.openrewrite.ExecutionContext;
import org.openrewrite.java.JavaIsoVisitor;
import org.openrewrite.java.tree.J;

/** Adds every Java file it visits to a {@link Project}. */
final class ProjectScan extends JavaIsoVisitor<ExecutionContext> {
    private final Project project;

    ProjectScan(Project project) {
        this.project = project;
    }

    @Override
    public J.CompilationUnit visitCompilationUnit(J.CompilationUnit file, ExecutionContext ctx) {
        project.add(file);
        return file;
    }
}
