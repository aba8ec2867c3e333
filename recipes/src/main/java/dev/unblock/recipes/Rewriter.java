package dev.unblock.recipes;

import dev.unblock.recipes.files.ProjectFiles;
import dev.unblock.recipes.files.SourceSet;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Runs recipes on a project in this process. Writes nothing; no type of the engine below is visible outside. */
public final class Rewriter {
    private Rewriter() {}

    /** Parses the project, runs the steps in order, and forgets everything. */
    public static RewriteResult run(RewriteRequest request) {
        return run(request, message -> {});
    }

    /** The same, telling how far it is. */
    public static RewriteResult run(RewriteRequest request, Consumer<String> progress) {
        try (RewriteSession session = open(request.project(), request.sourceSets(), progress)) {
            return session.run(request.steps());
        }
    }

    /** Parses the project once, for many runs: parsing is what takes time. */
    public static RewriteSession open(Path project, List<SourceSet> sourceSets, Consumer<String> progress) {
        return new RewriteSession(new ProjectFiles(project, sourceSets, progress), progress);
    }
}
