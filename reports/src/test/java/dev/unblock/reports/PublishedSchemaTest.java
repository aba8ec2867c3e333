package dev.unblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unblock.model.PublishedSchema;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import dev.unblock.reports.insight.Trend;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written follows the schemas that are published, and what is damaged does not. */
final class PublishedSchemaTest {

    private static final Result RESULT = SampleResult.result();

    static Stream<Result> results() {
        return Stream.of(RESULT, SampleBefore.result(), HostileResult.result(), LargeResult.of(100));
    }

    @ParameterizedTest
    @MethodSource("results")
    void resultsFollowTheirSchema(Result result) {
        assertThat(Schemas.problems(PublishedSchema.RESULT, ResultJson.write(result)))
                .isEmpty();
    }

    @Test
    void aPlanFollowsItsSchema() {
        assertThat(Schemas.problems(PublishedSchema.PLAN, ResultJson.write(RESULT.plan())))
                .isEmpty();
        assertThat(Schemas.problems(PublishedSchema.PLAN, "{\"waves\": []}")).hasSize(2);
    }

    @Test
    void aComparisonFollowsItsSchema() {
        String text = Comparison.of(SampleBefore.result(), RESULT).json();
        assertThat(Schemas.problems(PublishedSchema.COMPARISON, text)).isEmpty();
        assertThat(Schemas.problems(PublishedSchema.COMPARISON, text.replace("\"fixed\"", "\"cured\"")))
                .hasSize(1);
    }

    @Test
    void aPortfolioFollowsItsSchema() {
        String text = SamplePortfolio.portfolio().json();
        assertThat(Schemas.problems(PublishedSchema.PORTFOLIO, text)).isEmpty();
        assertThat(Schemas.problems(PublishedSchema.PORTFOLIO, text.replace("\"score\" : 38", "\"score\" : 380")))
                .hasSize(1);
    }

    @Test
    void aLineOfAHistoryFollowsItsSchema() {
        String text = ResultJson.line(Trend.Point.of("2026-11-21", RESULT));
        assertThat(Schemas.problems(PublishedSchema.HISTORY, text)).isEmpty();
        assertThat(Schemas.problems(PublishedSchema.HISTORY, text.replace("2026-11-21", "today")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/schema, unblock-result/2",
        "/findings/0/severity, terrible",
        "/findings/0/family, other",
        "/findings/0/threads/0, thread",
        "/findings/0/status, new",
        "/findings/0/remedy/automation, maybe",
        "/findings/0/id, ''",
        "/entryPoints/0/thread, none",
        "/plan/waves/0/steps/0/state, done",
        "/plan/ways/0/choice, both",
        "/metrics/measured/validity, perhaps"
    })
    void noticesAWordThatIsNotAllowed(String place, String word) {
        ObjectNode tree = result();
        int last = place.lastIndexOf('/');
        JsonNode parent = tree.at(place.substring(0, last));
        String name = place.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), word);
        } else {
            ((ObjectNode) parent).put(name, word);
        }
        assertThat(Schemas.problems(PublishedSchema.RESULT, tree)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"findings", "entryPoints", "coverage", "score", "plan", "tool", "project", "metrics", "schema"})
    void noticesWhatIsMissing(String name) {
        ObjectNode tree = result();
        tree.remove(name);
        assertThat(Schemas.problems(PublishedSchema.RESULT, tree)).hasSize(1);
    }

    @Test
    void acceptsFieldsOfLaterVersions() {
        ObjectNode tree = result();
        tree.put("more", 1);
        ((ObjectNode) tree.at("/findings/0")).put("more", "yes");
        assertThat(Schemas.problems(PublishedSchema.RESULT, tree)).isEmpty();
    }

    private static ObjectNode result() {
        return (ObjectNode) Schemas.tree(ResultJson.write(RESULT));
    }
}
