package dev.unblock.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unblock.model.Result;
import dev.unblock.reports.SampleResults;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallTreeTest {

    private static final Result RESULT = SampleResults.trips();

    @Test
    void drawsTogetherWhatPathsShareAndForksWhereTheyPart() {
        CallTree tree = tree("POST /quotes");
        assertThat(tree.methods().get(0)).startsWith("com.acme.trips.QuoteController#");
        assertThat(tree.allWaits()).hasSizeGreaterThan(1);
        assertThat(tree.children()).isNotEmpty();
    }

    @Test
    void losesNoFinding() {
        RankedEntryPoint entryPoint = entryPoint("POST /quotes");
        int told = tree("POST /quotes").allWaits().stream()
                .mapToInt(CallTree.Wait::findings)
                .sum();
        assertThat(told).isEqualTo(entryPoint.reached().size());
    }

    @Test
    void callsThatDoNotForkAreOneNode() {
        List<CallTree> children = tree("POST /quotes").children();
        assertThat(children).allSatisfy(child -> assertThat(
                        child.children().size() == 1 && child.waits().isEmpty())
                .isFalse());
    }

    private static CallTree tree(String route) {
        return CallTree.of(entryPoint(route).reached());
    }

    private static RankedEntryPoint entryPoint(String route) {
        return Insight.of(RESULT).entryPoints().stream()
                .filter(ranked -> ranked.label().equals(route))
                .findFirst()
                .orElseThrow();
    }
}
