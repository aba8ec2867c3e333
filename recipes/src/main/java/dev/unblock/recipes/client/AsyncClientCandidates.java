package dev.unblock.recipes.client;

import org.openrewrite.Column;
import org.openrewrite.DataTable;
import org.openrewrite.Recipe;

/** Where a client waits that has an asynchronous counterpart which no recipe can put in its place. */
public final class AsyncClientCandidates extends DataTable<AsyncClientCandidates.Row> {
    public AsyncClientCandidates(Recipe recipe) {
        super(recipe, "Candidates for asynchronous clients", "Clients that have an asynchronous counterpart.");
    }

    /** One client or call. */
    public record Row(
            @Column(displayName = "Path", description = "The source file.")
            String path,

            @Column(displayName = "Line", description = "The line of the call or declaration.")
            int line,

            @Column(displayName = "Class", description = "The class around it.")
            String className,

            @Column(displayName = "What waits", description = "The call or the declared client.")
            String waits,

            @Column(displayName = "Counterpart", description = "What would answer without a waiting thread.")
            String counterpart,

            @Column(displayName = "Decide first", description = "Why a person has to decide, and what.")
            String decideFirst) {}
}
