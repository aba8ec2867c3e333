package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Thread-locals that are never set, while what they hold for each thread grows with every use. */
final class FilledThreadLocals {

    private static final Set<String> FILL =
            Set.of("add", "addAll", "addFirst", "addLast", "put", "putAll", "putIfAbsent", "push", "offer", "append");

    private FilledThreadLocals() {}

    /** {@code ThreadLocal.withInitial(() -> new byte[1024])}: asking for it leaves something on the thread. */
    static boolean isFilled(Inspection inspection, FieldFact field) {
        return inspection.program().valuesOf(field.key()).stream()
                .anyMatch(value -> value instanceof Value.Result made
                        && made.target().name().equals("withInitial"));
    }

    static Optional<Problem> of(FieldFact field, List<Call> calls) {
        List<Call> reads =
                calls.stream().filter(call -> call.name().equals("get")).toList();
        List<MethodKey> fillers = reads.stream()
                .filter(read ->
                        uses(read).anyMatch(use -> FILL.contains(use.target().name())))
                .map(read -> read.method().key())
                .distinct()
                .toList();
        return fillers.isEmpty() || reads.stream().anyMatch(FilledThreadLocals::mayBeEmptied)
                ? Optional.empty()
                : Optional.of(Problem.on(field, fillers)
                        .related(places(
                                reads, read -> fillers.contains(read.method().key()), "filled here"))
                        .severity(Severity.LOW)
                        .message(Descriptors.simpleName(field.key().owner()) + "."
                                + field.key().name()
                                + " is filled and never removed: threads are pooled, so that the next task on this thread"
                                + " finds what the last one left, and more with each. Remove it in a finally block."));
    }

    /** Where to look beside the declaration. */
    static List<Location> places(List<Call> calls, Predicate<Call> which, String words) {
        return calls.stream()
                .filter(which)
                .map(call -> call.site().site())
                .map(site -> new Location(site.file(), site.line(), words))
                .distinct()
                .toList();
    }

    /** Something else is called on what it holds that may well empty it, or other code gets hold of that. */
    private static boolean mayBeEmptied(Call read) {
        boolean handedOut = Stream.concat(
                        read.method().returned().stream(),
                        read.method().calls().stream().flatMap(call -> call.arguments().stream()))
                .anyMatch(value -> read.site().gives(value));
        return handedOut || uses(read).anyMatch(use -> empties(use.target().name()));
    }

    private static boolean empties(String name) {
        return name.matches("(clear|remove|poll|pop|delete|reset|setLength|drain|take).*");
    }

    private static Stream<CallSite> uses(Call read) {
        return read.method().calls().stream()
                .filter(call ->
                        call.receiver().stream().flatMap(Value::alternatives).anyMatch(read.site()::gives));
    }
}
