package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan;
import dev.unblock.model.Plan.Refusal;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupt flags that would let the caller's next waits end at once. */
final class RepeatedWaitsTest {

    private Application application;

    @BeforeEach
    void makeFolder(@TempDir Path folder) {
        application = Application.in(folder);
    }

    @Test
    void leavesPausesAloneThatALoopElsewhereMakes() {
        with("void watch() { while (true) { count(); Pause.forAMoment(); } }");

        assertThat(plan().refusals())
                .filteredOn(refusal -> refusal.recipe().equals("RestoreInterruptFlag"))
                .extracting(Refusal::hazard, Refusal::method)
                .containsExactly(tuple("H11", "shop.Pause#forAMoment()"));
        assertThat(steps(plan())).doesNotContain("RestoreInterruptFlag");
    }

    @Test
    void leavesPausesAloneThatOneMethodMakesTwice() {
        with("void stop() { Pause.forAMoment(); count(); Pause.forAMoment(); }");

        assertThat(steps(plan())).doesNotContain("RestoreInterruptFlag");
    }

    @Test
    void leavesPausesAloneBeforeTheCallerWaitsElsewhere() {
        with("void stop() throws InterruptedException { Pause.forAMoment(); drain(); }"
                + " private void drain() throws InterruptedException { Thread.sleep(10); }");

        assertThat(steps(plan())).doesNotContain("RestoreInterruptFlag");
    }

    @Test
    void setsTheFlagAfterTheLastWaitOfTheCaller() {
        with("void stop() throws InterruptedException { drain(); Pause.forAMoment(); count(); }"
                + " private void drain() throws InterruptedException { Thread.sleep(10); }");

        assertThat(steps(plan())).containsOnlyOnce("RestoreInterruptFlag");
    }

    @Test
    void setsTheFlagWhereTheLoopAsksForIt() {
        with("void watch() { while (!Thread.currentThread().isInterrupted()) { count(); Pause.forAMoment(); } }");

        assertThat(steps(plan())).containsOnlyOnce("RestoreInterruptFlag");
    }

    @Test
    void setsTheFlagWhereTheCallerWaitsOnce() {
        with("void stop() { count(); Pause.forAMoment(); }");

        assertThat(steps(plan())).containsOnlyOnce("RestoreInterruptFlag");
    }

    private void with(String method) {
        application.with("""
                public class Pause {
                    public static void forAMoment() {
                        try {
                            Thread.sleep(100);
                        } catch (InterruptedException e) {
                            System.err.println(e);
                        }
                    }
                }
                """);
        application.with("""
                public class Watch {
                    public %s

                    private void count() {}
                }
                """.formatted(method));
    }

    private static List<String> steps(Plan plan) {
        return plan.waves().stream()
                .flatMap(wave -> wave.steps().stream())
                .map(Step::recipe)
                .toList();
    }

    private Plan plan() {
        return Plans.of(application);
    }
}
