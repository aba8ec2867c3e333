package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which pools have threads that do not keep the process alive, by the factory that they are given. */
final class DaemonThreads {

    private static final Set<String> SETS = Set.of("setDaemon", "daemon");
    /** Its threads are daemons, whoever makes it. */
    private static final String FORK_JOIN = "java.util.concurrent.ForkJoinPool";

    private static final String WORK_STEALING = "newWorkStealingPool";
    private static final Set<String> TRUE = Set.of("true", "1");
    private static final Set<String> FALSE = Set.of("false", "0");

    private DaemonThreads() {}

    static boolean areMade(Inspection inspection, CallSite pool) {
        return FORK_JOIN.equals(pool.target().owner())
                || WORK_STEALING.equals(pool.target().name())
                || pool.arguments().stream()
                        .flatMap(Value::alternatives)
                        .anyMatch(factory -> makes(inspection, factory));
    }

    private static boolean makes(Inspection inspection, Value factory) {
        return !isTold(factory, FALSE)
                && (isTold(factory, TRUE) && isNamedFactory(factory)
                        || Values.chain(factory)
                                .anyMatch(link -> SETS.contains(link.target().name()))
                        || bodies(inspection, factory).anyMatch(DaemonThreads::setsDaemon));
    }

    /** {@code new DefaultThreadFactory("name", true)}: what else a thread factory would ask last is hard to say. */
    private static boolean isTold(Value factory, Set<String> what) {
        List<Value> arguments = factory instanceof Value.Allocation made
                ? made.arguments()
                : factory instanceof Value.Result result ? result.arguments() : List.of();
        return arguments.size() > 1
                && Values.text(arguments.get(arguments.size() - 1))
                        .filter(what::contains)
                        .isPresent();
    }

    private static boolean isNamedFactory(Value factory) {
        return factory instanceof Value.Allocation made && made.type().endsWith("ThreadFactory")
                || factory instanceof Value.Result result
                        && (result.target().returnType().endsWith("ThreadFactory")
                                || result.target().owner().endsWith("ThreadFactory"));
    }

    /** The code of a lambda, of an object made here, and of the project's method that gives the factory. */
    private static Stream<MethodFact> bodies(Inspection inspection, Value factory) {
        if (factory instanceof Value.Functional function) {
            return inspection.program().method(function.implementation()).stream();
        }
        if (factory instanceof Value.Allocation made) {
            return inspection.program().type(made.type()).stream().flatMap(type -> type.methods().stream());
        }
        return factory instanceof Value.Result result
                ? inspection.program().method(result.target()).stream()
                        .flatMap(method -> Stream.concat(
                                Stream.of(method),
                                method.returned().stream()
                                        .filter(value -> !(value instanceof Value.Result))
                                        .flatMap(value -> bodies(inspection, value))))
                : Stream.empty();
    }

    private static boolean setsDaemon(MethodFact method) {
        return method.calls().stream()
                .filter(call -> SETS.contains(call.target().name()))
                .anyMatch(call -> call.arguments().stream().noneMatch(DaemonThreads::isFalse));
    }

    private static boolean isFalse(Value value) {
        return Values.text(value).filter(FALSE::contains).isPresent();
    }
}
