package dev.unblock.analyzer.rules.blocking;

import dev.unblock.analyzer.blocking.Kind.Group;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.model.CallPath;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Waits for another thread that end before Android says that the application does not answer: five seconds after an input
 * that nobody has taken. Its authors chose a limit with that in mind.
 */
final class AllowedOnMainThread {

    private static final long LONGEST_MILLIS = 5_000;
    private static final int MOST_PATHS = 20;

    private AllowedOnMainThread() {}

    static boolean is(Inspection inspection, Wait wait) {
        return wait.kind().group() == Group.TASK
                && wait.bound() == Wait.Bound.TIMED
                && limitMillis(wait.call())
                        .filter(limit -> limit <= LONGEST_MILLIS)
                        .isPresent()
                && isOnMainThreadAlone(inspection, wait);
    }

    private static boolean isOnMainThreadAlone(Inspection inspection, Wait wait) {
        List<CallPath> paths = inspection
                .program()
                .paths(wait.method().key(), wait.call().site(), ThreadContext.EVENT_LOOP, MOST_PATHS);
        return !paths.isEmpty()
                && paths.stream().allMatch(path -> entry(inspection, path)
                        .filter(entry -> isOfAndroid(inspection, entry))
                        .isPresent());
    }

    private static Optional<MethodFact> entry(Inspection inspection, CallPath path) {
        return inspection.program().entryPoints().stream()
                .filter(entry -> entry.id().equals(path.entryPoint()))
                .findFirst()
                .flatMap(inspection.program()::methodOf)
                .flatMap(inspection.program()::method);
    }

    private static boolean isOfAndroid(Inspection inspection, MethodFact entry) {
        Stream<String> annotations = Stream.concat(
                        entry.annotations().stream(),
                        inspection.program().type(entry.named().owner()).stream()
                                .flatMap(type -> type.annotations().stream()))
                .map(annotation -> annotation.type());
        Stream<String> types = inspection
                .program()
                .facts()
                .hierarchy()
                .supertypes(entry.named().owner())
                .stream();
        return Stream.concat(annotations, types).anyMatch(name -> name.matches("android(x|\\.).*"));
    }

    /** As written: {@code get(50, TimeUnit.MILLISECONDS)}, {@code join(200)}. */
    private static Optional<Long> limitMillis(CallSite call) {
        List<Value> arguments = call.arguments();
        if (arguments.isEmpty() || !(arguments.get(0) instanceof Value.Constant number) || number.text() == null) {
            return Optional.empty();
        }
        String digits = number.text().replaceAll("[_lL]", "");
        if (!digits.matches("\\d{1,12}")) {
            return Optional.empty();
        }
        return arguments.size() > 1
                ? unit(arguments.get(1)).map(unit -> unit.toMillis(Long.parseLong(digits)))
                : Optional.of(Long.valueOf(digits));
    }

    private static Optional<TimeUnit> unit(Value value) {
        return value instanceof Value.FieldRead read
                ? Stream.of(TimeUnit.values())
                        .filter(unit -> unit.name().equals(read.field().name()))
                        .findFirst()
                : Optional.empty();
    }
}
