package dev.unblock.recipes;

import dev.unblock.recipes.files.SourceChange;
import java.util.List;

/**
 * What the steps would change, what they declined, and which files could not be looked at. Sorted by path; nothing has
 * been written.
 */
public record RewriteResult(List<SourceChange> changes, List<RecipeRefusal> refusals, List<String> parseProblems) {
    public RewriteResult {
        changes = List.copyOf(changes);
        refusals = List.copyOf(refusals);
        parseProblems = List.copyOf(parseProblems);
    }
}
