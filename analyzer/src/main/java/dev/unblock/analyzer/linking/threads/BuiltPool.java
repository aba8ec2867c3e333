package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ValueParts;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An executor whose building is seen: how many threads it has, how many tasks may wait, and what to call it. */
final class BuiltPool {

    private final Origins origins;
    private final Located at;
    private final ExecutorTable.Row row;
    private final List<Value> arguments;
    private final PoolSettings settings;

    /**
     * @param at the executor
     * @param row what is known of its maker
     * @param arguments what its maker is given
     */
    BuiltPool(Origins origins, Located at, ExecutorTable.Row row, List<Value> arguments, PoolSettings settings) {
        this.origins = origins;
        this.at = at;
        this.row = row;
        this.arguments = arguments;
        this.settings = settings;
    }

    /** @param virtualByDefault whether the application asks for virtual threads wherever there is a choice */
    Executor executor(boolean virtualByDefault) {
        if (isVirtual() || row.isElastic() && virtualByDefault) {
            return new Executor(Optional.of(ThreadContext.VIRTUAL), Limit.UNBOUNDED, Limit.BOUNDED, madeBy(), "");
        }
        Limit threads = threads();
        return new Executor(row.context(threads), threads, queue(), madeBy(), "");
    }

    private boolean isVirtual() {
        return Stream.concat(arguments.stream(), settings.all("threadFactory"))
                        .flatMap(ValueParts::all)
                        .anyMatch(part -> part instanceof Value.Result made
                                && made.target().name().equals("ofVirtual"))
                || settings.all("virtualThreads").anyMatch(new Value.Constant("int", "1")::equals);
    }

    private Limit threads() {
        Limit waiting = settings.last("queueCapacity").map(this::limit).orElse(Limit.UNBOUNDED);
        // A pool grows past its core only when its queue is full, which an unbounded one never is.
        if (row.bySetters() && waiting.kind() == Limit.Kind.UNBOUNDED && row.hasQueue()) {
            return settings.last("corePoolSize").map(this::limit).orElseGet(() -> Limit.of(row.isBuilder() ? 8 : 1));
        }
        return settings.last("maxPoolSize")
                .or(() -> settings.last("concurrencyLimit"))
                .map(this::limit)
                .orElseGet(
                        () -> Limits.of(staysAtCore() ? "argument 0" : row.threads(), origins, at.method(), arguments));
    }

    private boolean staysAtCore() {
        return passedQueue()
                .filter(waiting -> waiting.kind() == Limit.Kind.UNBOUNDED)
                .isPresent();
    }

    private Limit queue() {
        return settings.last("queueCapacity")
                .map(this::limit)
                .or(this::passedQueue)
                .orElseGet(() -> Limits.of(row.queue(), origins, at.method(), arguments));
    }

    private Optional<Limit> passedQueue() {
        return row.queueArgument()
                .filter(passed -> passed < arguments.size())
                .map(passed -> Limits.ofQueue(origins, new Located(at.method(), arguments.get(passed))));
    }

    private Limit limit(Value set) {
        return Limits.of(origins, new Located(at.method(), set));
    }

    private String madeBy() {
        if (at.value() instanceof Value.Allocation made) {
            return "new " + Descriptors.simpleName(made.type()) + "(" + texts(made.arguments()) + ")";
        }
        if (at.value() instanceof Value.Result result) {
            return Descriptors.simpleName(result.target().owner()) + "."
                    + result.target().name() + "(" + texts(result.arguments()) + ")";
        }
        return "";
    }

    private static String texts(List<Value> arguments) {
        return arguments.stream()
                .map(argument -> argument instanceof Value.Constant constant
                        ? constant.text()
                        : argument instanceof Value.Allocation made
                                ? "new " + Descriptors.simpleName(made.type()) + "(" + texts(made.arguments()) + ")"
                                : "…")
                .collect(Collectors.joining(", "));
    }
}
