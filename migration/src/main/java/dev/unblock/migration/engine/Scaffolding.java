package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which recipes only prepare others: their result is dead code, or an idle setting, when nothing uses it. */
public final class Scaffolding {

    private static final Set<String> RECIPES = Set.of(
            "AddAsyncSupport",
            "AddBoundedExecutorBean",
            "AddMvcTaskExecutor",
            "InterceptorSkipsAsyncDispatch",
            "LoginFilterCoversAsyncDispatch",
            "SetMvcAsyncTimeout",
            "CreateAsyncFacade",
            "HttpClientSendToSendAsync",
            "ComposeAsyncTwin");

    private Scaffolding() {}

    /** Whether the step is there for others only. */
    public static boolean isScaffolding(Step step) {
        return RECIPES.contains(step.recipe());
    }

    /** Applied steps that are there for others only, none of which is in place; in the order they were tried. */
    static List<Step> unused(List<Attempt> attempts) {
        List<Step> unused = new ArrayList<>();
        boolean found = true;
        while (found) {
            found = unused.addAll(attempts.stream()
                    .filter(Attempt::changedSources)
                    .map(Attempt::step)
                    .filter(step -> !unused.contains(step) && isUnused(step, attempts, unused))
                    .toList());
        }
        return attempts.stream().map(Attempt::step).filter(unused::contains).toList();
    }

    private static boolean isUnused(Step step, List<Attempt> attempts, List<Step> alreadyUnused) {
        List<Attempt> dependants = attempts.stream()
                .filter(attempt -> attempt.step().requires().contains(step.id()))
                .toList();
        return isScaffolding(step)
                && !dependants.isEmpty()
                && dependants.stream()
                        .noneMatch(attempt -> attempt.isInPlace() && !alreadyUnused.contains(attempt.step()));
    }
}
