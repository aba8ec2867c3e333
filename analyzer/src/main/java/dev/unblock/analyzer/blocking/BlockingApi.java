package dev.unblock.analyzer.blocking;

import java.util.List;
import java.util.Optional;

/**
 * One row of the catalogue: an API that makes its caller wait.
 *
 * @param type that declares it, with dots; with a leading {@code @} the annotation that a type or method carries
 * @param method its name, {@code *} for all instance methods
 * @param parameters types of the one overload that is meant; absent for all overloads
 * @param counterpart what could be called instead, empty where nothing is known
 * @param latency a guess of how long it usually takes, in milliseconds
 * @param source where the row is from
 */
public record BlockingApi(
        String type,
        String method,
        Optional<List<String>> parameters,
        Kind kind,
        Timed timed,
        Optional<String> counterpart,
        int latency,
        Condition condition,
        String source) {

    public static final String ANY_METHOD = "*";

    public BlockingApi {
        parameters = parameters.map(List::copyOf);
        if (type.isBlank() || method.isBlank() || latency < 0) {
            throw new IllegalArgumentException("type, method or latency of " + type + "," + method);
        }
    }

    boolean meansAnnotation() {
        return type.startsWith("@");
    }

    /** The type's name, or the annotation's. */
    String typeName() {
        return meansAnnotation() ? type.substring(1) : type;
    }

    boolean isWildcard() {
        return method.equals(ANY_METHOD);
    }

    boolean takes(List<String> arguments) {
        return parameters.isEmpty() || parameters.get().equals(arguments);
    }
}
