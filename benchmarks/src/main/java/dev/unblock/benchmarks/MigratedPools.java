package dev.unblock.benchmarks;

import dev.unblock.benchmarks.comparison.Pool;
import dev.unblock.benchmarks.comparison.Pool.WhenFull;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.State;
import dev.unblock.model.Plan.Step;
import java.util.List;
import java.util.stream.Stream;

/** The pools that a migration has added, with their bounds, as its plan tells. */
final class MigratedPools {

    private static final String RECIPE = "AddBoundedExecutorBean";

    private MigratedPools() {}

    static List<Pool> of(Plan plan) {
        return plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .filter(step -> step.recipe().equals(RECIPE) && step.state() == State.KEPT)
                .flatMap(MigratedPools::pool)
                .toList();
    }

    private static Stream<Pool> pool(Step step) {
        return Stream.ofNullable(step.options().get("threads"))
                .map(threads -> new Pool(
                        String.valueOf(step.options().get("beanName")),
                        Integer.parseInt(threads.toString()),
                        WhenFull.CALLER_RUNS));
    }
}
