package dev.unblock.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.unblock.model.Result;
import dev.unblock.model.ResultJson;
import java.util.Set;

/** The sample result with an attack in every text and every key that is not an enum's word. */
final class HostileResult {

    static final String ATTACK = "=1+1<script>alert(1)</script>\"><img src=x onerror=alert(2)>' onmouseover='alert(3)"
            + "</style></textarea><!-- ${7*7} {{7*7}} @if(true) $unsafe{x} ]]> [x](javascript:alert(4)) ![y](http://evil/y)"
            + " @everyone `rm` | cell | www.evil.example \u202Egpj.exe\u2066 \u200B\u0000\u0007\u001B[31m\u2028\uD800\r\n# heading\n";

    private static final Set<String> ENUMS = Set.of(
            "schema",
            "family",
            "severity",
            "confidence",
            "status",
            "thread",
            "threads",
            "automation",
            "state",
            "choice",
            "validity",
            "origin",
            "queue",
            "standing",
            "applies",
            "digest");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HostileResult() {}

    static Result result() {
        try {
            JsonNode tree = MAPPER.readTree(ResultJson.write(SampleResult.result()));
            return ResultJson.read(MAPPER.writeValueAsString(attacked(tree)));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode attacked(JsonNode node) {
        if (node.isObject()) {
            ObjectNode out = MAPPER.createObjectNode();
            node.properties().forEach(field -> {
                boolean isMap = Set.of("against", "static", "attribution", "extra", "options", "weights")
                        .contains(field.getKey());
                JsonNode value = isMap ? withAttackedKeys(field.getValue()) : field.getValue();
                out.set(field.getKey(), ENUMS.contains(field.getKey()) ? value : attacked(value));
            });
            return out;
        }
        if (node.isArray()) {
            ArrayNode out = MAPPER.createArrayNode();
            node.forEach(item -> out.add(attacked(item)));
            return out;
        }
        return node.isTextual() ? TextNode.valueOf(ATTACK + node.textValue() + ATTACK) : node;
    }

    private static JsonNode withAttackedKeys(JsonNode map) {
        ObjectNode out = MAPPER.createObjectNode();
        map.properties().forEach(entry -> out.set(ATTACK + entry.getKey(), entry.getValue()));
        return out;
    }
}
