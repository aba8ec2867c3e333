package dev.unblock.migration;

import dev.unblock.analyzer.Analysis;
import dev.unblock.migration.MigrationRequest.TestCode;
import dev.unblock.migration.plan.Planner;
import dev.unblock.migration.plan.TestSources;
import dev.unblock.migration.rewriting.Sources.Extent;
import dev.unblock.model.EntryPoint;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Step;
import dev.unblock.recipes.RecipeStep;
import dev.unblock.recipes.web.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tests that only a changed signature touches: they change in the same step as the signature, or the step is declined.
 *
 * <p>One step, so that a tree in between, with the one and without the other, is never proven nor blamed.
 */
final class TestsAlong {

    private static final Set<String> HANDLER_STEPS = Set.of("ControllerReturnsFuture", "ControllerReturnsCallable");

    private final TestCode tests;

    TestsAlong(TestCode tests) {
        this.tests = tests;
    }

    /** The plan; tests that change along stand in no step's way. */
    Plan plan(Analysis analysis) {
        TestSources sources = TestSources.of(analysis.codebase());
        return switch (tests) {
            case LEFT_ALONE -> Planner.plan(analysis, sources);
            case MIGRATED_ALONG -> Planner.planMovingTests(analysis, sources);
        };
    }

    Extent extent() {
        return tests == TestCode.LEFT_ALONE ? Extent.MAIN : Extent.MAIN_AND_TESTS;
    }

    /** What changes in tests when a step changes something. */
    Function<Step, List<RecipeStep>> recipes(List<EntryPoint> entryPoints) {
        if (tests == TestCode.LEFT_ALONE) {
            return step -> List.of();
        }
        Map<String, List<String>> routes = entryPoints.stream()
                .filter(entry -> entry.route().isPresent())
                .collect(Collectors.groupingBy(
                        EntryPoint::method,
                        Collectors.mapping(entry -> entry.route().orElseThrow(), Collectors.toList())));
        return step -> HANDLER_STEPS.contains(step.recipe()) ? recipes(step, routes) : List.of();
    }

    private static List<RecipeStep> recipes(Step step, Map<String, List<String>> routes) {
        List<String> served = step.targets().stream()
                .flatMap(target -> Optional.ofNullable(routes.get(target)).orElse(List.of()).stream())
                .filter(route -> route.contains("/"))
                .distinct()
                .sorted()
                .toList();
        Stream<RecipeStep> requests = served.isEmpty()
                ? Stream.of()
                : Stream.of(new RecipeStep(
                        "MockMvcAwaitsAnswers", Map.of("routes", served, "others", likely(served, routes))));
        Stream<RecipeStep> calls = step.recipe().equals("ControllerReturnsCallable")
                ? Stream.of(new RecipeStep("TestsCallReturnedWork", Map.of("targets", step.targets())))
                : Stream.of();
        return Stream.concat(requests, calls).toList();
    }

    /** Routes of other handlers that a request may be taken for one of these for. */
    private static List<String> likely(List<String> served, Map<String, List<String>> routes) {
        List<Route> meant = served.stream().map(Route::of).toList();
        return routes.values().stream()
                .flatMap(List::stream)
                .filter(route -> route.contains("/") && !served.contains(route))
                .filter(route -> meant.stream()
                        .anyMatch(one -> one.mayServe(
                                Route.of(route).method(),
                                Optional.of(Route.of(route).addresses()))))
                .distinct()
                .sorted()
                .toList();
    }
}
