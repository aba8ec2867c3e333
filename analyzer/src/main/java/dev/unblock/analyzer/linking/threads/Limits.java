package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.values.Located;
import dev.unblock.analyzer.linking.values.Origins;
import dev.unblock.analyzer.program.Program.Executor;
import dev.unblock.analyzer.program.Program.Limit;
import java.util.List;
import java.util.Optional;

/** Reads limits of threads and queues from values. A number that somebody chose is a limit, even where it is not known. */
final class Limits {

    private Limits() {}

    /** From a table's cell: a number, {@code unbounded}, {@code unknown} or {@code argument N}. */
    static Limit of(String cell, Origins origins, int method, List<Value> arguments) {
        if (cell.equals("unbounded")) {
            return Limit.UNBOUNDED;
        }
        if (cell.startsWith("argument ")) {
            int at = Integer.parseInt(cell.substring("argument ".length()));
            return at < arguments.size() ? of(origins, new Located(method, arguments.get(at))) : Limit.NOT_KNOWN;
        }
        return cell.matches("\\d+") ? Limit.of(Integer.parseInt(cell)) : Limit.NOT_KNOWN;
    }

    static Limit of(Origins origins, Located value) {
        List<Located> made = origins.of(value);
        Optional<Integer> number = made.size() == 1 ? constant(made.get(0).value()) : Optional.empty();
        return number.map(Limit::of).orElse(Limit.BOUNDED);
    }

    static Limit ofQueue(Origins origins, Located queue) {
        List<Located> made = origins.of(queue);
        if (made.size() != 1 || !(made.get(0).value() instanceof Value.Allocation allocation)) {
            return Limit.NOT_KNOWN;
        }
        return switch (allocation.type()) {
            case "java.util.concurrent.SynchronousQueue" -> Limit.of(0);
            case "java.util.concurrent.ArrayBlockingQueue" ->
                capacity(origins, made.get(0).method(), allocation).orElse(Limit.BOUNDED);
            case "java.util.concurrent.LinkedBlockingQueue", "java.util.concurrent.LinkedBlockingDeque" ->
                capacity(origins, made.get(0).method(), allocation).orElse(Limit.UNBOUNDED);
            case "java.util.concurrent.PriorityBlockingQueue",
                    "java.util.concurrent.DelayQueue",
                    "java.util.concurrent.LinkedTransferQueue" -> Limit.UNBOUNDED;
            default -> Limit.NOT_KNOWN;
        };
    }

    private static Optional<Limit> capacity(Origins origins, int method, Value.Allocation queue) {
        return queue.arguments().stream().findFirst().map(capacity -> of(origins, new Located(method, capacity)));
    }

    static Executor identified(Executor executor, String identity) {
        return executor.identity().isEmpty()
                ? new Executor(executor.context(), executor.threads(), executor.queue(), executor.madeBy(), identity)
                : executor;
    }

    private static Optional<Integer> constant(Value value) {
        return value instanceof Value.Constant constant && constant.text().matches("-?\\d{1,10}")
                ? Optional.of((int) Math.min(Integer.MAX_VALUE, Long.parseLong(constant.text())))
                : Optional.empty();
    }
}
