package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Locks;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds functions and listeners of unknown origin that are called while a lock is held: nobody here knows how long they take, nor which
 * locks they want.
 */
final class AlienCallUnderLock implements Rule {

    private static final Set<String> TASKS = Set.of("java.lang.Runnable", "java.util.concurrent.Callable");
    private static final String FUNCTIONS = "java.util.function.";

    /** They only put functions together. */
    private static final Set<String> COMBINING = Set.of("andThen", "compose", "negate", "and", "or", "identity", "not");

    private static final Pattern LISTENER = Pattern.compile(".*(Listener|Observer|Callback|Subscriber|Watcher|Hook)s?");

    /** Made to run what it is given under the lock, as its name says. */
    private static final Pattern FOR_THAT = Pattern.compile("(?i).*(lock|sync|guard|exclusiv|atomic|critical).*");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A function or listener that comes from elsewhere is called while a lock is held.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> !FOR_THAT.matcher(method.named().name()).matches())
                .flatMap(method -> method.calls().stream()
                        .filter(call -> isAlien(inspection, method, call) || isEachAlien(inspection, call))
                        .flatMap(call ->
                                Locks.heldAt(method, call)
                                        .map(lock -> problem(inspection, method, call, lock))
                                        .stream()));
    }

    private static boolean isAlien(Inspection inspection, MethodFact method, CallSite call) {
        return call.receiver()
                .filter(receiver -> isCallback(inspection, call.target(), receiver))
                .filter(receiver -> isFromElsewhere(inspection, method, receiver))
                .isPresent();
    }

    /** {@code listeners.forEach(listener -> listener.changed(this))} */
    private static boolean isEachAlien(Inspection inspection, CallSite call) {
        return call.target().name().equals("forEach")
                && call.receiver().filter(Value.FieldRead.class::isInstance).isPresent()
                && Values.functions(call).anyMatch(function -> inspection
                        .program()
                        .method(function.implementation())
                        .map(body -> body.calls().stream().anyMatch(inner -> inner.receiver()
                                .filter(Value.Parameter.class::isInstance)
                                .filter(receiver -> isCallback(inspection, inner.target(), receiver))
                                .isPresent()))
                        .orElseGet(() -> isFunction(function.implementation())));
    }

    private static boolean isCallback(Inspection inspection, MethodKey target, Value receiver) {
        return isFunction(target) || isListener(inspection, target, receiver);
    }

    private static boolean isFunction(MethodKey target) {
        return (TASKS.contains(target.owner()) || target.owner().startsWith(FUNCTIONS))
                && !COMBINING.contains(target.name());
    }

    /** By its name, or since nobody here implements it and it is told something, one after the other. */
    private static boolean isListener(Inspection inspection, MethodKey target, Value receiver) {
        boolean own = inspection
                .program()
                .type(target.owner())
                .filter(type -> type.kind() == TypeFact.Kind.INTERFACE)
                .isPresent();
        boolean told = target.returnType().equals("void");
        return own
                && told
                && (LISTENER.matcher(target.owner()).matches()
                        || !(receiver instanceof Value.FieldRead) && !isImplemented(inspection, target.owner()));
    }

    private static boolean isImplemented(Inspection inspection, String type) {
        return inspection
                .types()
                .anyMatch(one -> one.kind() != TypeFact.Kind.INTERFACE && inspection.isSubtype(one.name(), type));
    }

    /** What the project itself puts there is known, and judged for itself; what a library just made comes from nobody else. */
    private static boolean isFromElsewhere(Inspection inspection, MethodFact method, Value receiver) {
        return inspection.program().origins(method.key(), receiver).stream()
                .flatMap(Value::alternatives)
                .allMatch(AlienCallUnderLock::isBrought);
    }

    private static boolean isBrought(Value origin) {
        return origin instanceof Value.Result element
                ? element.target().owner().startsWith("java.util.")
                : !(origin instanceof Value.Functional || origin instanceof Value.Allocation);
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call, String lock) {
        return Problem.at(method, call)
                .severity(inspection.isApplication() ? Severity.INFO : Severity.LOW)
                .confidence(Confidence.MEDIUM)
                .message(call.target().name() + " runs code that comes from elsewhere while " + lock
                        + " is held: nobody knows here how long it takes, or which locks it wants, so that it may end in a"
                        + " deadlock. Copy what has to be told under the lock, and tell it outside.")
                .remedy(Remedy.manual("H7: moving work out of a lock changes what is exclusive."));
    }
}
