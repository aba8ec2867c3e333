package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.TypeHierarchy;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Made;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies of answers that a client of Spring has read whole before it hands them over: reading them waits for nothing. */
final class ReadWhole {

    private static final Map<String, Set<String>> ASKING = Map.of(
            "org.springframework.web.client.RestOperations",
            Set.of("getForObject", "getForEntity", "postForObject", "postForEntity", "patchForObject", "exchange"),
            "org.springframework.web.client.RestClient$ResponseSpec",
            Set.of("body", "toEntity"),
            "org.springframework.web.reactive.function.client.WebClient$ResponseSpec",
            Set.of("bodyToMono", "toEntity"));

    /** Give what their object holds. */
    private static final Map<String, Set<String>> HOLDING = Map.of(
            "org.springframework.http.HttpEntity",
            Set.of("getBody"),
            "reactor.core.publisher.Mono",
            Set.of("block"),
            "java.util.Optional",
            Set.of("get", "orElse", "orElseGet", "orElseThrow"),
            "java.util.Objects",
            Set.of("requireNonNull"));

    /** The one kind of body that is left open. */
    private static final Value LEFT_OPEN =
            new Value.Constant("java.lang.Class", "org.springframework.core.io.InputStreamResource");

    private static final int MOST_STEPS = 6;

    private final Program program;
    private final TypeHierarchy hierarchy;

    ReadWhole(Program program) {
        this.program = program;
        this.hierarchy = program.facts().hierarchy();
    }

    boolean is(Made at) {
        return is(at, MOST_STEPS);
    }

    private boolean is(Made at, int steps) {
        if (!(at.value() instanceof Value.Result result) || steps == 0) {
            return false;
        }
        if (isOneOf(ASKING, result)) {
            return !result.arguments().contains(LEFT_OPEN);
        }
        return isOneOf(HOLDING, result) && held(result).stream().allMatch(value -> areAll(at, value, steps - 1));
    }

    private boolean areAll(Made at, Value value, int steps) {
        return is(new Made(at.method(), value), steps)
                || program.makers(at.method(), value).stream().allMatch(made -> is(made, steps));
    }

    private static List<Value> held(Value.Result result) {
        return result.receiver().map(List::of).orElseGet(() -> result.arguments()
                .subList(0, Math.min(1, result.arguments().size())));
    }

    private boolean isOneOf(Map<String, Set<String>> methods, Value.Result result) {
        return methods.entrySet().stream()
                .anyMatch(entry -> entry.getValue().contains(result.target().name())
                        && hierarchy.isSubtype(result.target().owner(), entry.getKey()));
    }
}
