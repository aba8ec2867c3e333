package dev.unblock.recipes.files;

import java.util.List;
import org.openrewrite.DataTableExecutionContextView;
import org.openrewrite.ExecutionContext;
import org.openrewrite.InMemoryDataTableStore;
import org.openrewrite.InMemoryExecutionContext;

/** The engine's context: failures become lines in a list, table rows stay in memory. */
public final class RunContext {
    private RunContext() {}

    public static ExecutionContext collecting(List<String> problems, String doing) {
        ExecutionContext ctx = new InMemoryExecutionContext(failure -> problems.add(doing + ": "
                + String.valueOf(failure.getMessage()).lines().findFirst().orElse("")));
        DataTableExecutionContextView.view(ctx).setDataTableStore(new InMemoryDataTableStore());
        return ctx;
    }
}
