package dev.unblock.migration.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.migration.Application;
import dev.unblock.model.Plan.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan tells the recipe that runs independent calls at the same time. */
final class FanOutStepsTest {

    @Test
    void namesTheCallsThatAreKnownToOnlyRead(@TempDir Path folder) {
        Application application = Application.in(folder)
                .withRestTemplate("TideClient", "high", "getForObject(\"http://localhost/high\", String.class)")
                .withRestTemplate("WindClient", "wind", "getForObject(\"http://localhost/wind\", String.class)")
                .with("""
                @RestController
                public class HarbourController {
                    private final TideClient tides;
                    private final WindClient winds;

                    public HarbourController(TideClient tides, WindClient winds) {
                        this.tides = tides;
                        this.winds = winds;
                    }

                    @GetMapping("/harbours/{id}")
                    public String harbour(@PathVariable String id) {
                        String tide = tides.high(id);
                        String wind = winds.wind(id);
                        return tide + wind;
                    }
                }
                """);

        assertThat(steps(application))
                .filteredOn(step -> step.recipe().equals("ParallelizeIndependentCalls"))
                .extracting(step -> step.options().get("readOnlyCalls"))
                .containsExactly(List.of("shop.TideClient#high(String)", "shop.WindClient#wind(String)"));
    }

    private static List<Step> steps(Application application) {
        return Plans.steps(Plans.of(application));
    }
}
