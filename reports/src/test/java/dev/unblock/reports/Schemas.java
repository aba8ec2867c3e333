package dev.unblock.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.unblock.model.PublishedSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Holds texts against the schemas that are published. */
final class Schemas {

    private static final Map<String, String> TEXTS = Arrays.stream(PublishedSchema.values())
            .collect(Collectors.toMap(PublishedSchema::id, PublishedSchema::text));
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(TEXTS)));

    private Schemas() {}

    /** What is wrong with the text; nothing when it follows the schema. */
    static List<String> problems(PublishedSchema schema, String text) {
        return problems(schema, tree(text));
    }

    static List<String> problems(PublishedSchema schema, JsonNode tree) {
        JsonSchema loaded = FACTORY.getSchema(SchemaLocation.of(schema.id()));
        return loaded.validate(tree).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }

    static JsonNode tree(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
