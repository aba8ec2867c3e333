package dev.unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.unblock.cli.UnblockJar.Run;
import dev.unblock.model.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real jar writes about real programs follows the schemas that it publishes. */
final class PublishedSchemaIT {

    private static final Path CORPUS = Path.of("..", "analyzer", "src", "test", "corpus");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"shop-mvc", "feed-webflux", "tools-plain"})
    void resultsAndPlansOfTheCorpusFollowTheirSchemas(String program) throws IOException {
        plan(CORPUS.resolve(program));

        follows(PublishedSchema.RESULT, "out/unblock.json");
        follows(PublishedSchema.PLAN, "out/plan.json");
    }

    @Test
    void whatIsMadeOfResultsFollowsItsSchema() throws IOException {
        Path project = ExampleProject.in(folder);
        UnblockJar.run(
                "analyze",
                project,
                "--output",
                folder.resolve("out"),
                "--history",
                folder.resolve("history.jsonl"),
                "--date",
                "2026-11-21");
        UnblockJar.run("baseline", project, "--baseline", folder.resolve("baseline.json"));
        Path result = folder.resolve("out/unblock.json");
        UnblockJar.run("compare", result, result, "--output", folder.resolve("out"));
        ExampleProject.write(folder.resolve("list.txt"), "project\nmissing\n");
        UnblockJar.run("audit", "--repos", folder.resolve("list.txt"), "--output", folder.resolve("out"));

        follows(PublishedSchema.RESULT, "out/unblock.json");
        follows(PublishedSchema.HISTORY, "history.jsonl");
        follows(PublishedSchema.BASELINE, "baseline.json");
        follows(PublishedSchema.COMPARISON, "out/comparison.json");
        follows(PublishedSchema.PORTFOLIO, "out/portfolio.json");
    }

    @ParameterizedTest
    @EnumSource
    void printsEachSchema(PublishedSchema schema) {
        Run run = UnblockJar.run("schema", schema.label());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines(schema.text());
    }

    @Test
    void knowsNoOtherSchema() {
        Run run = UnblockJar.run("schema", "../result");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("result, plan, baseline, comparison, portfolio, history");
    }

    private void plan(Path project) {
        Run run = UnblockJar.run("plan", project, "--output", folder.resolve("out"));
        assertThat(run.exitCode()).as(run.err()).isIn(0, 4);
    }

    private void follows(PublishedSchema schema, String file) throws IOException {
        Map<String, String> texts = Arrays.stream(PublishedSchema.values())
                .collect(Collectors.toMap(PublishedSchema::id, PublishedSchema::text));
        JsonNode tree = new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
        assertThat(JsonSchemaFactory.getInstance(
                                SpecVersion.VersionFlag.V202012,
                                builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)))
                        .getSchema(SchemaLocation.of(schema.id()))
                        .validate(tree))
                .as(file)
                .isEmpty();
    }
}
