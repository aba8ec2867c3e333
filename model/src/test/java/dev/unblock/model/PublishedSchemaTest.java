package dev.unblock.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of a result says exactly what the records say: neither can change without the other. */
final class PublishedSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode RESULT = tree(PublishedSchema.RESULT);

    static Stream<Map.Entry<Class<?>, String>> records() {
        Map<Class<?>, String> names = new LinkedHashMap<>();
        names.put(EntryPoint.class, "entryPoint");
        names.put(Coverage.NotAnalysed.class, "notAnalysed");
        names.put(CallPath.class, "callPath");
        names.put(Ranking.Ranked.class, "ranked");
        names.put(Score.Part.class, "part");
        names.put(RecipeFigures.class, "recipeFigures");
        names.put(Pool.Limit.class, "poolLimit");
        names.put(Pool.HandOver.class, "handOver");
        names.put(RuleSet.class, "ruleSet");
        Stream.of(Tool.class, Project.class, Coverage.class, Finding.class, Finding.Sink.class, Finding.Location.class)
                .forEach(type -> names.put(type, lower(type)));
        Stream.of(Finding.Evidence.class, CallPath.Frame.class, Remedy.class, Metrics.class, Score.class, Ranking.class)
                .forEach(type -> names.put(type, lower(type)));
        Stream.of(Exposure.class.getDeclaredClasses()).forEach(type -> names.put(type, lower(type)));
        Stream.of(
                        Measurement.Scenario.class,
                        Measurement.Variant.class,
                        Measurement.class,
                        Exposure.class,
                        Plan.class,
                        Pool.class,
                        Suppression.class)
                .forEach(type -> names.put(type, lower(type)));
        Stream.of(Plan.class.getDeclaredClasses())
                .filter(Class::isRecord)
                .forEach(type -> names.put(type, lower(type)));
        return names.entrySet().stream();
    }

    static Stream<Class<?>> enums() {
        return Stream.of(
                Severity.class,
                Confidence.class,
                Family.class,
                ThreadContext.class,
                Finding.Status.class,
                Remedy.Automation.class,
                Plan.State.class,
                Plan.Choice.class,
                Measurement.Validity.class,
                Pool.Origin.class,
                Pool.Bounds.class,
                Score.Applies.class,
                Suppression.Standing.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void namesTheFieldsOfEveryRecord(Map.Entry<Class<?>, String> named) {
        agrees(named.getKey(), RESULT.path("$defs").path(named.getValue()));
    }

    @Test
    void namesTheFieldsOfTheResult() {
        agrees(Result.class, RESULT);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void knowsEveryWordOfTheEnums(Class<?> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(value -> MAPPER.convertValue(value, String.class))
                .toList();
        assertThat(strings(RESULT.path("$defs").path(lower(type)).path("enum"))).isEqualTo(words);
    }

    @Test
    void describesNothingThatIsNoLongerThere() {
        assertThat(RESULT.path("$defs")).hasSize((int) (records().count() + enums().count()));
    }

    @Test
    void namesTheSchemaThatResultsCarry() {
        assertThat(RESULT.at("/properties/schema/const").asText()).isEqualTo(Result.SCHEMA);
    }

    @ParameterizedTest
    @EnumSource
    void carriesItsOwnName(PublishedSchema schema) {
        JsonNode tree = tree(schema);
        assertThat(tree.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(tree.path("$id").asText()).isEqualTo(schema.id());
        assertThat(PublishedSchema.fromLabel(schema.label())).contains(schema);
    }

    private static void agrees(Class<?> type, JsonNode schema) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        assertThat(strings(schema.path("required")))
                .containsExactlyInAnyOrderElementsOf(components.stream()
                        .filter(PublishedSchemaTest::isRequired)
                        .map(PublishedSchemaTest::name)
                        .toList());
        assertThat(schema.path("properties").properties().stream().map(Map.Entry::getKey))
                .containsExactlyElementsOf(
                        components.stream().map(PublishedSchemaTest::name).toList());
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Optional.class && !component.getAccessor().isAnnotationPresent(JsonSetter.class);
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private static String lower(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode tree(PublishedSchema schema) {
        try {
            return MAPPER.readTree(schema.text());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
