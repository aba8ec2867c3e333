package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Made;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a client was made with a time limit: by its library's default, by a setting, or where it is made. */
final class ClientLimits {

    private static final Map<String, List<Limit>> LIMITS = CsvResource.lines("limits.csv")
            .map(line -> new Limit(line.get(0), By.valueOf(line.get(1).toUpperCase(Locale.ROOT)), line.get(2)))
            .collect(Collectors.groupingBy(Limit::type));

    private final Program program;

    ClientLimits(Program program) {
        this.program = program;
    }

    static Map<String, List<Limit>> known() {
        return LIMITS;
    }

    boolean isLimited(MethodFact method, CallSite call, BlockingApi api) {
        return LIMITS.getOrDefault(api.type(), List.of()).stream().anyMatch(limit -> switch (limit.by()) {
            case DEFAULT -> true;
            case SETTING -> isSet(limit.what());
            case CALL -> isCalled(method, call, limit.what());
        });
    }

    /** A key that begins as told and speaks of a timeout. */
    private boolean isSet(String prefix) {
        return program.facts().settings().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", ""))
                .anyMatch(key -> key.contains("timeout"));
    }

    /** In the chains that the call's object and arguments were made by, or beside them on the same object. */
    private boolean isCalled(MethodFact method, CallSite call, String name) {
        return Stream.concat(call.receiver().stream(), call.arguments().stream())
                .flatMap(value -> program.makers(method.key(), value).stream())
                .anyMatch(made -> isCalled(made, name));
    }

    private boolean isCalled(Made made, String name) {
        return links(made.value()).anyMatch(link -> link.name().equals(name))
                || program.method(made.method()).stream()
                        .flatMap(maker -> maker.calls().stream())
                        .filter(setter -> setter.target().name().equals(name))
                        .anyMatch(setter -> setter.receiver()
                                .filter(object -> made.value().contains(object))
                                .isPresent());
    }

    private static Stream<MethodKey> links(Value value) {
        return value.parts().filter(Value.Result.class::isInstance).map(part -> ((Value.Result) part).target());
    }

    /** What bounds the waits of a row's type. */
    record Limit(String type, By by, String what) {}

    /** Who sets the limit. */
    enum By {
        /** The library, where nobody says otherwise. */
        DEFAULT,
        /** A setting of the application whose key begins so and ends in a timeout. */
        SETTING,
        /** A call of that name where the client or the request is made. */
        CALL
    }
}
