package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

final class ThreadStartedInConstructor implements CallRule {

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    /** An object that is made at the start is used for as long as the application runs. */
    @Override
    public boolean needsManyThreads() {
        return false;
    }

    @Override
    public String summary() {
        return "A constructor starts a thread that can see the object before it is built.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!call.method().key().isConstructor() || !mayHaveSubclass(inspection, call)) {
            return Optional.empty();
        }
        return starts(inspection, call) || handsItselfOver(inspection, call) || isStepThatStarts(inspection, call)
                ? Optional.of(
                        Problem.at(call.method(), call.site())
                                .severity(
                                        Built.isComplete(
                                                        inspection,
                                                        call.method(),
                                                        call.site().site())
                                                ? Severity.INFO
                                                : Severity.LOW)
                                .message(
                                        "The thread starts while this object is still being built, and can see fields that are not"
                                                + " set yet, above all those of subclasses. Start it in a method called afterwards."))
                : Optional.empty();
    }

    private static boolean starts(Inspection inspection, Call call) {
        return call.name().equals("start")
                && inspection.isSubtype(call.owner(), "java.lang.Thread")
                && sharesItself(inspection, call);
    }

    /** {@code scheduler.scheduleAtFixedRate(this::poll, ..)}, after all is set: before that a function is {@code ThisEscapesConstructor}'s. */
    private static boolean handsItselfOver(Inspection inspection, Call call) {
        return call.name().matches("schedule\\w*|execute|submit")
                && (inspection.isSubtype(call.owner(), "java.util.concurrent.Executor")
                        || inspection.isSubtype(call.owner(), "java.util.Timer"))
                && call.site().arguments().stream()
                        .limit(1)
                        .filter(task -> !(task instanceof Value.Functional)
                                || Built.isComplete(
                                        inspection, call.method(), call.site().site()))
                        .anyMatch(task -> knows(inspection, task, call));
    }

    /** A method of the object's own that starts the thread for the constructor. */
    private static boolean isStepThatStarts(Inspection inspection, Call call) {
        return call.site().receiver().filter(Value.Self.class::isInstance).isPresent()
                && !call.site().target().isConstructor()
                && inspection
                        .program()
                        .method(call.site().target())
                        .filter(step -> step.calls().stream().anyMatch(one -> starts(inspection, new Call(step, one))))
                        .isPresent();
    }

    /** The thread as it was made, also where it was put into a field first. */
    private static Stream<Value> thread(Call call) {
        Stream<Value> written = Values.receiverField(call.site()).stream()
                .flatMap(field -> call.method().accesses().stream()
                        .filter(access -> access.field().equals(field))
                        .flatMap(access -> access.written().stream()));
        return Stream.concat(call.site().receiver().filter(r -> !(r instanceof Value.FieldRead)).stream(), written);
    }

    /** The thread is this object itself, or was given it. */
    private static boolean sharesItself(Inspection inspection, Call call) {
        return thread(call).anyMatch(thread -> knows(inspection, thread, call));
    }

    /** What a method of this object gave is another one. */
    private static boolean knows(Inspection inspection, Value value, Call call) {
        return value.alternatives()
                .anyMatch(part -> part instanceof Value.Self
                        || part instanceof Value.Functional f && f.captured().contains(new Value.Self())
                        || part instanceof Value.Allocation made
                                && (isInnerOf(inspection, made.type(), call)
                                        || made.arguments().stream()
                                                .anyMatch(argument -> knows(inspection, argument, call))));
    }

    /** An object of an inner class knows the one around it. */
    private static boolean isInnerOf(Inspection inspection, String type, Call call) {
        return inspection
                .program()
                .type(type)
                .filter(inner -> !inner.modifiers().contains(Modifier.STATIC)
                        && inner.kind() == TypeFact.Kind.CLASS
                        && inner.outer()
                                .filter(call.method().key().owner()::equals)
                                .isPresent())
                .isPresent();
    }

    private static boolean mayHaveSubclass(Inspection inspection, Call call) {
        return inspection
                .program()
                .type(call.method().key().owner())
                .filter(type ->
                        type.kind() == TypeFact.Kind.CLASS && !type.modifiers().contains(Modifier.FINAL))
                .isPresent();
    }
}
