package dev.unblock.analyzer.lazyloading;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import java.util.Set;

/** Whether a value is another one in every turn of a loop of its method, or in every run of the lambda that it is in. */
public final class Turning {

    private static final Set<String> ADVANCING =
            Set.of("next", "nextElement", "previous", "poll", "take", "pop", "remove", "removeFirst", "readObject");

    private final MethodFact method;

    private Turning(MethodFact method) {
        this.method = method;
    }

    public static boolean changes(MethodFact method, Value value) {
        return new Turning(method).changes(value);
    }

    private boolean changes(Value value) {
        if (value instanceof Value.Result result) {
            return isInLoop(result.call()) && ADVANCING.contains(result.target().name())
                    || result.receiver().filter(this::changes).isPresent()
                    || result.arguments().stream().anyMatch(this::changes);
        }
        if (value instanceof Value.Parameter parameter) {
            // Of a lambda: what it is called with comes after what it captured.
            return method.writtenIn().isPresent()
                    && parameter.index() == method.parameters().size() - 1;
        }
        if (value instanceof Value.FieldRead read) {
            return read.object().filter(this::changes).isPresent();
        }
        return value instanceof Value.Computed
                || value instanceof Value.Allocation made
                        && made.arguments().stream().anyMatch(this::changes)
                || value instanceof Value.OneOf either
                        && either.values().stream().anyMatch(this::changes);
    }

    private boolean isInLoop(int call) {
        return method.callAt(call).filter(site -> site.site().inLoop()).isPresent();
    }
}
