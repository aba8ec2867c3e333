package dev.unblock.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.Writer;

/** Reads and writes the JSON form of the values of this package; the same value always gives the same bytes. */
public final class ResultJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // What is missing is told, not taken for nothing.
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();
    private static final ObjectWriter WRITER = MAPPER.writer(printer());

    private ResultJson() {}

    /** The value as indented JSON that ends with a newline. */
    public static String write(Object value) {
        try {
            return WRITER.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of the model always have a JSON form", e);
        }
    }

    /** The value as JSON on one line, without an end of line. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("values of the model always have a JSON form", e);
        }
    }

    /** The same as {@link #write(Object)} to a writer, which stays open: the result of a large program is too long for one text. */
    public static void write(Object value, Writer target) throws IOException {
        WRITER.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(target, value);
        target.write("\n");
    }

    /**
     * Reads a result.
     *
     * @throws MalformedResultException if the text is no JSON, or not of schema {@link Result#SCHEMA}
     */
    public static Result read(String json) {
        JsonNode tree = parse(json);
        ResultVersion.require(tree);
        return convert(tree, Result.class);
    }

    /**
     * Reads any other value of the model.
     *
     * @throws MalformedResultException if the text is no JSON or does not fit the type
     */
    public static <T> T read(String json, Class<T> type) {
        return convert(parse(json), type);
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw Misfit.notJson(e);
        }
    }

    private static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw Misfit.of(e);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
