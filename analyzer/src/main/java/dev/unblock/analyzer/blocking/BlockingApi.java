package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.MethodKey;
import java.util.List;
import java.util.Optional;

/**
 * One row of the catalogue: an API that makes its caller wait.
 *
 * @param type that declares it, with dots; with a leading {@code @} the annotation that a type or method carries; in
 *     users' files also a package with {@code .*}, and, after {@code in:}, where a call is written
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

    /** Before a type or package: whatever is called in its methods. */
    static final String ENCLOSING = "in:";

    public BlockingApi {
        parameters = parameters.map(List::copyOf);
        if (type.isBlank() || method.isBlank() || latency < 0) {
            throw new IllegalArgumentException("type, method or latency of " + type + "," + method);
        }
    }

    /** This API, taking as long as the other one. */
    BlockingApi like(BlockingApi other) {
        return new BlockingApi(
                type, method, parameters, other.kind(), timed, other.counterpart(), other.latency(), condition, source);
    }

    /** This API, taking so many milliseconds. */
    BlockingApi taking(int millis) {
        return new BlockingApi(type, method, parameters, kind, timed, counterpart, millis, condition, source);
    }

    boolean meansAnnotation() {
        return type.startsWith("@");
    }

    /** The type's name, or the annotation's. */
    String typeName() {
        return meansAnnotation() ? type.substring(1) : type;
    }

    /** An annotation by which authors say that their code blocks, or does not. */
    boolean isDeclaration() {
        return meansAnnotation() && (kind == Kind.DECLARED || kind == Kind.NONE);
    }

    boolean meansPackage() {
        return type.endsWith(".*");
    }

    /** The row is about where calls are written, not about what is called. */
    boolean meansEnclosing() {
        return type.startsWith(ENCLOSING);
    }

    boolean silences(MethodKey enclosing) {
        return meansEnclosing()
                && Scope.of(type.substring(ENCLOSING.length())).holds(enclosing.owner())
                && (isWildcard() || method.equals(enclosing.name()) && takes(enclosing.parameterTypes()));
    }

    boolean isWildcard() {
        return method.equals(ANY_METHOD);
    }

    boolean takes(List<String> arguments) {
        return parameters.isEmpty() || parameters.get().equals(arguments);
    }
}
