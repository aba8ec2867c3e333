package dev.unblock.analyzer.linking.flow;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.threads.HandOffs;
import dev.unblock.analyzer.linking.values.Contents;
import dev.unblock.analyzer.linking.values.DirectCalls;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which lambdas, method references and objects a value can be that is run: wrappers taken off, traced to where they are made. */
final class Runnables {

    private final Origins origins;
    private final DirectCalls calls;
    private final HandOffs handOffs;
    private final Contents contents;
    private final Wrappers wrappers;
    private final Map<Located, List<Located>> made = new HashMap<>();
    private final Set<Located> settling = new HashSet<>();

    Runnables(Origins origins, DirectCalls calls, HandOffs handOffs, Contents contents, Wrappers wrappers) {
        this.origins = origins;
        this.calls = calls;
        this.handOffs = handOffs;
        this.contents = contents;
        this.wrappers = wrappers;
    }

    /** Numbers, texts and the like are most arguments, and run nothing. */
    static boolean canRun(Value value) {
        return !(value instanceof Value.Constant || value instanceof Value.Caught || value instanceof Value.Unknown);
    }

    /** {@code pool.invokeAll(tasks)} hands over what the collection holds. */
    List<Located> handedOver(int method, String type, Value value) {
        return type.equals("java.util.Collection")
                ? contents.of(new Located(method, value)).flatMap(this::settled).toList()
                : objects(method, value).toList();
    }

    /** What a collection holds may be made of what it holds. */
    Stream<Located> settled(Located held) {
        if (!(held.value() instanceof Value.Functional || held.value() instanceof Value.Allocation)) {
            return traced(held);
        }
        if (!settling.add(held)) {
            return Stream.empty();
        }
        List<Located> found = objects(held.method(), held.value()).toList();
        settling.remove(held);
        return found.stream();
    }

    /** What can run: the value's alternatives, wrappers taken off, things from fields and methods traced back. */
    Stream<Located> objects(int method, Value value) {
        return value.alternatives().flatMap(one -> objectsOf(method, one));
    }

    private Stream<Located> objectsOf(int method, Value value) {
        if (value instanceof Value.Allocation made && handOffs.isCarried(made.type(), "<init>")) {
            return made.arguments().stream().flatMap(argument -> objects(method, argument));
        }
        if (value instanceof Value.Result result) {
            if (handOffs.isCarried(result.target().owner(), result.target().name())) {
                return result.arguments().stream().flatMap(argument -> objects(method, argument));
            }
            return Stream.of(
                            traced(new Located(method, value)),
                            contents.takenBy(method, result).flatMap(this::settled),
                            wrapped(method, result))
                    .flatMap(objects -> objects);
        }
        if (value instanceof Value.Computed computed) {
            return computed.operands().stream()
                    .filter(Runnables::canRun)
                    .flatMap(operand -> Stream.concat(objects(method, operand), elements(method, operand)));
        }
        if (value instanceof Value.Allocation array && array.type().endsWith("[]")) {
            return array.arguments().stream().flatMap(element -> objects(method, element));
        }
        return value instanceof Value.FieldRead
                ? traced(new Located(method, value))
                : Stream.of(new Located(method, value));
    }

    /** {@code for (Runnable task : tasks)}, as it is read from sources. */
    private Stream<Located> elements(int method, Value collection) {
        return contents.of(new Located(method, collection)).flatMap(this::settled);
    }

    /** {@code pool.execute(wrap(task))} runs the task, if what {@code wrap} returns does. */
    private Stream<Located> wrapped(int method, Value.Result result) {
        return IntStream.of(calls.targets(method, result.call()))
                .boxed()
                .flatMap(target -> IntStream.range(0, result.arguments().size())
                        .filter(argument -> canRun(result.arguments().get(argument)))
                        .filter(argument -> wrappers.runs(target, argument))
                        .boxed())
                .distinct()
                .flatMap(argument -> objects(method, result.arguments().get(argument)));
    }

    private Stream<Located> traced(Located value) {
        List<Located> known = made.get(value);
        if (known == null) {
            made.put(value, List.of());
            known = origins.of(value).stream().flatMap(this::made).toList();
            made.put(value, known);
        }
        return known.stream();
    }

    /** A cache or the like stands for the loader that it was built with. */
    private Stream<Located> made(Located origin) {
        Value value = origin.value();
        if (value instanceof Value.Result result
                && handOffs.isCarried(result.target().owner(), result.target().name())) {
            return result.arguments().stream().flatMap(argument -> objects(origin.method(), argument));
        }
        boolean wraps = value instanceof Value.Allocation made && handOffs.isCarried(made.type(), "<init>");
        if (wraps) {
            return objects(origin.method(), value);
        }
        return value instanceof Value.Functional || value instanceof Value.Allocation
                ? Stream.of(origin)
                : Stream.empty();
    }
}
