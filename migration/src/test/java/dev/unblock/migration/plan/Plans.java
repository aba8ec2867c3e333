package dev.unblock.migration.plan;

import dev.unblock.analyzer.Analysis;
import dev.unblock.analyzer.AnalysisRequest;
import dev.unblock.analyzer.Analyzer;
import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import dev.unblock.model.Plan.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** Plans of small applications, and what tests ask of them. */
final class Plans {

    private Plans() {}

    static Plan of(Application application) {
        return of(application, application.classPath());
    }

    static Plan of(Application application, List<Path> classPath) {
        return of(application, classPath, Planner::plan);
    }

    /** As {@code --migrate-tests} plans it. */
    static Plan movingTests(Application application) {
        return of(application, application.classPath(), Planner::planMovingTests);
    }

    private static Plan of(
            Application application, List<Path> classPath, BiFunction<Analysis, TestSources, Plan> planner) {
        AnalysisRequest request = new AnalysisRequest(
                application.root(), classPath, List.of(), AnalysisRequest.Tests.LEFT_OUT, List.of());
        try (Analysis analysis = Analyzer.analyze(request, line -> {})) {
            return planner.apply(analysis, TestSources.of(analysis.codebase()));
        }
    }

    static List<Step> steps(Plan plan) {
        return plan.waves().stream().flatMap(wave -> wave.steps().stream()).toList();
    }

    static List<String> recipes(Plan plan) {
        return steps(plan).stream().map(Step::recipe).toList();
    }

    static List<String> hazards(Plan plan) {
        return plan.refusals().stream().map(Refusal::hazard).toList();
    }

    /** The way of the first entry point of the class. */
    static Way way(Plan plan, String type) {
        return plan.ways().stream()
                .filter(way -> way.entryPoint().contains(type))
                .findFirst()
                .orElseThrow();
    }
}
