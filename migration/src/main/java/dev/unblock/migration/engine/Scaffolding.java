package dev.unblock.migration.engine;

import dev.unblock.model.Plan.Step;
import java.util.Set;

/** Which recipes only prepare others: their result is dead code, or an idle setting, when nothing uses it. */
final class Scaffolding {

    private static final Set<String> RECIPES = Set.of(
            "AddAsyncSupport",
            "AddBoundedExecutorBean",
            "SetMvcAsyncTimeout",
            "CreateAsyncFacade",
            "HttpClientSendToSendAsync",
            "ComposeAsyncTwin");

    private Scaffolding() {}

    static boolean isScaffolding(Step step) {
        return RECIPES.contains(step.recipe());
    }
}
