package dev.unblock.recipes;

import dev.unblock.recipes.files.FirstTypeLayout;
import dev.unblock.recipes.files.ImportGaps;
import dev.unblock.recipes.files.ProjectFiles;
import dev.unblock.recipes.files.RunContext;
import dev.unblock.recipes.files.SourceChange;
import dev.unblock.recipes.files.SourceDifference;
import dev.unblock.recipes.refusal.AsyncMigrationRefusals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.openrewrite.ExecutionContext;
import org.openrewrite.Recipe;
import org.openrewrite.RecipeRun;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;
import org.openrewrite.internal.InMemoryLargeSourceSet;
import org.openrewrite.marker.Markup;

/**
 * A parsed project. A run changes neither the files nor the session; when the caller has written or reverted files, it
 * says so with {@link #refresh}.
 */
public final class RewriteSession implements AutoCloseable {
    private final ProjectFiles files;
    private final Consumer<String> progress;

    RewriteSession(ProjectFiles files, Consumer<String> progress) {
        this.files = files;
        this.progress = progress;
        files.parseAll();
    }

    /** Runs the steps in order, each on the outcome of those before it. */
    public RewriteResult run(List<RecipeStep> steps) {
        Map<String, SourceFile> before = files.trees();
        Map<String, SourceFile> current = new TreeMap<>(before);
        Map<String, List<String>> changedBy = new LinkedHashMap<>();
        List<RecipeRefusal> refusals = new ArrayList<>();
        List<String> problems = new ArrayList<>(files.problems());
        for (RecipeStep step : steps) {
            progress.accept("Recipe " + step.recipe());
            runStep(step, current, changedBy, refusals, problems);
        }
        refusals.sort(RecipeRefusal.IN_ORDER);
        return new RewriteResult(
                changes(before, current, changedBy),
                refusals.stream().distinct().toList(),
                problems.stream().sorted().distinct().toList());
    }

    /** Reads the named files (relative to the project) again, after they were written, reverted or deleted. */
    public void refresh(Collection<String> paths) {
        files.refresh(new TreeSet<>(paths));
    }

    @Override
    public void close() {
        files.forget();
    }

    private void runStep(
            RecipeStep step,
            Map<String, SourceFile> current,
            Map<String, List<String>> changedBy,
            List<RecipeRefusal> refusals,
            List<String> problems) {
        Recipe recipe = RecipeCatalog.instantiate(step);
        ExecutionContext ctx = RunContext.collecting(problems, step.recipe());
        RecipeRun run = recipe.run(new InMemoryLargeSourceSet(List.copyOf(current.values())), ctx, 1);
        List<Result> results = run.getChangeset().getAllResults();
        List<String> failed = results.stream()
                .map(Result::getAfter)
                .filter(after -> after != null && isFailed(after))
                .map(after -> path(after) + ": a recipe failed here; all files are left as they are")
                .toList();
        problems.addAll(failed);
        for (Result result : failed.isEmpty() ? results : List.<Result>of()) {
            take(result, current);
            String path = path(result.getAfter() == null ? result.getBefore() : result.getAfter());
            changedBy.computeIfAbsent(path, k -> new ArrayList<>()).add(step.recipe());
        }
        run.getDataTableRows(AsyncMigrationRefusals.class).stream()
                .map(RecipeRefusal::of)
                .forEach(refusals::add);
    }

    private static void take(Result result, Map<String, SourceFile> current) {
        SourceFile before = result.getBefore();
        SourceFile after = result.getAfter();
        if (after == null) {
            current.remove(path(before));
        } else {
            current.put(
                    path(after), before == null ? after : ImportGaps.kept(before, FirstTypeLayout.kept(before, after)));
        }
    }

    /** The engine marks a file on which a recipe threw; such a file is never written. */
    private static boolean isFailed(SourceFile file) {
        return file.getMarkers().findFirst(Markup.Error.class).isPresent();
    }

    private static List<SourceChange> changes(
            Map<String, SourceFile> before, Map<String, SourceFile> after, Map<String, List<String>> changedBy) {
        List<SourceChange> changes = new ArrayList<>();
        for (String path : new TreeSet<>(changedBy.keySet())) {
            List<String> recipes = changedBy.get(path).stream().distinct().toList();
            SourceDifference.between(path, before.get(path), after.get(path), recipes)
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private static String path(SourceFile file) {
        return file.getSourcePath().toString().replace('\\', '/');
    }
}
