package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares field updaters, which find their field by its name at run time, with that field. */
final class UnsuitableFieldUpdater implements Rule {

    private static final String REFERENCE = "java.util.concurrent.atomic.AtomicReferenceFieldUpdater";
    private static final Map<String, String> PRIMITIVES = Map.of(
            "java.util.concurrent.atomic.AtomicIntegerFieldUpdater",
            "int",
            "java.util.concurrent.atomic.AtomicLongFieldUpdater",
            "long");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A field updater whose field is missing, not volatile or of another type, or that can be replaced itself.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> made = inspection
                .calls()
                .filter(call -> call.name().equals("newUpdater") && isUpdater(call.owner()))
                .flatMap(call -> complaint(inspection, call).stream()
                        .map(complaint -> Problem.at(call.method(), call.site())
                                .severity(Severity.HIGH)
                                .message(complaint)));
        Stream<Problem> kept = inspection
                .types()
                .flatMap(type -> type.fields().stream())
                .filter(field -> isUpdater(field.type())
                        && !field.is(Modifier.SYNTHETIC)
                        && !(field.is(Modifier.STATIC) && field.is(Modifier.FINAL)))
                .map(UnsuitableFieldUpdater::kept);
        return Stream.concat(made, kept);
    }

    private static boolean isUpdater(String type) {
        return type.equals(REFERENCE) || PRIMITIVES.containsKey(type);
    }

    private static Optional<String> complaint(Inspection inspection, Call call) {
        List<Value> arguments = call.site().arguments();
        Optional<String> owner = arguments.stream().findFirst().flatMap(UnsuitableFieldUpdater::classNamed);
        Optional<String> name = arguments.stream().reduce((first, last) -> last).flatMap(Values::text);
        if (owner.isEmpty()
                || name.isEmpty()
                || owner.flatMap(inspection.program()::type).isEmpty()) {
            return Optional.empty();
        }
        String wanted = PRIMITIVES.containsKey(call.owner())
                ? PRIMITIVES.get(call.owner())
                : arguments.size() == 3 ? classNamed(arguments.get(1)).orElse("") : "";
        return inspection.program().type(owner.get()).stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.key().name().equals(name.get()))
                .findFirst()
                .map(field -> complaint(field, wanted))
                .orElseGet(
                        () -> Optional.of(
                                Descriptors.simpleName(owner.get()) + " has no field named " + name.get()
                                        + ": making this updater fails, and with it the class that does so. Name a field that is there."));
    }

    private static Optional<String> complaint(FieldFact field, String wanted) {
        String words =
                Descriptors.simpleName(field.key().owner()) + "." + field.key().name();
        if (!field.is(Modifier.VOLATILE)) {
            return Optional.of(words + " is not volatile: making an updater for it fails when the class is first used."
                    + " Declare it volatile.");
        }
        if (field.is(Modifier.STATIC)) {
            return Optional.of(
                    words + " is static: updaters are for fields of objects, and making this one fails. Use an"
                            + " atomic instead.");
        }
        boolean other = !wanted.isEmpty() && !wanted.equals(field.type());
        return other
                ? Optional.of(words + " is of type " + Descriptors.simpleName(field.type()) + ", not "
                        + Descriptors.simpleName(wanted)
                        + ": making this updater fails when the class is first used. Use the updater for its type.")
                : Optional.empty();
    }

    private static Optional<String> classNamed(Value value) {
        return value instanceof Value.Constant constant && constant.type().equals("java.lang.Class")
                ? Optional.ofNullable(constant.text())
                : Optional.empty();
    }

    private static Problem kept(FieldFact field) {
        return Problem.on(field, List.of())
                .severity(Severity.INFO)
                .message("Updater " + field.key().name()
                        + " is not static and final: it is looked up anew for each object, or can be replaced while threads"
                        + " use it. Make it static and final.");
    }
}
