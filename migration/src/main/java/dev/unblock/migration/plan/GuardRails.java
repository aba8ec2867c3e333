package dev.unblock.migration.plan;

import dev.unblock.model.Finding;
import dev.unblock.model.Remedy;
import dev.unblock.recipes.RecipeCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps of waves 0 and 1 for findings that a recipe cures where they are, class by class. */
final class GuardRails {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int REQUEST_MILLIS = 5_000;
    private static final int FUTURE_MILLIS = 30_000;
    private static final int POOL_QUEUE = 1_000;

    /** The recipes with what they are told; the wave is the remedy's. */
    private static final Map<String, Guard> GUARDS = Map.of(
            "AddHttpClientTimeouts",
            new Guard(
                    "Give HTTP clients timeouts",
                    Map.of("connectTimeoutMillis", CONNECT_MILLIS, "requestTimeoutMillis", REQUEST_MILLIS)),
            "RestoreInterruptFlag",
            new Guard("Restore the interrupt flag", Map.of()),
            "BoundFutureWaits",
            new Guard("Limit waits for futures", Map.of("millis", FUTURE_MILLIS)),
            "BoundExecutorFactory",
            new Guard("Bound the executors", Map.of("maxThreads", 32, "queueCapacity", POOL_QUEUE)),
            "UseNamedExecutor",
            new Guard("Name the executor", Map.of("executorBean", StepBook.EXECUTOR_BEAN)));

    private record Guard(String title, Map<String, Object> options) {}

    private final StepBook book;
    private final Modules modules;

    GuardRails(StepBook book, Modules modules) {
        this.book = book;
        this.modules = modules;
    }

    void plan(List<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.status() == Finding.Status.OPEN)
                .filter(finding -> finding.remedy().automation() != Remedy.Automation.MANUAL)
                .filter(finding -> finding.remedy().hazards().isEmpty())
                .filter(finding -> finding.method().contains("("))
                .forEach(this::plan);
    }

    private void plan(Finding finding) {
        Optional<String> recipe = finding.remedy()
                .recipe()
                .filter(GUARDS::containsKey)
                .filter(name -> RecipeCatalog.find(name).isPresent());
        if (recipe.isEmpty()) {
            return;
        }
        Guard guard = GUARDS.get(recipe.get());
        String owner = finding.method().substring(0, finding.method().indexOf('#'));
        StepDraft step = book.guard(
                        recipe.get(), finding.remedy().wave().orElse(0), guard.title(), owner, finding.file())
                .target(finding.method())
                .resolves(List.of(finding.id()));
        guard.options().forEach(step::option);
        if (guard.options().containsKey("executorBean")) {
            step.requires(book.executorBean(modules.of(finding.file())));
        }
    }
}
