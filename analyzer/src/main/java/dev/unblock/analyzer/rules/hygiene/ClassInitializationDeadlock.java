package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds static initialisers that need a subclass, whose own initialisation needs theirs, or a task that needs their class. */
final class ClassInitializationDeadlock implements Rule {

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A static initialiser uses a subclass, or waits for a task that needs its class: two threads wait for each other.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(ofSubclasses(inspection), InitializerWaits.inspect(inspection));
    }

    private static Stream<Problem> ofSubclasses(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> type.kind() == TypeFact.Kind.CLASS)
                .flatMap(type -> type.methods().stream()
                        .filter(method -> method.key().name().equals("<clinit>"))
                        .flatMap(start -> uses(start)
                                .filter(use -> isOpenSubclass(inspection, use.type(), type.name()))
                                .limit(1)
                                .map(use -> problem(inspection, start, use))));
    }

    record Use(String type, Site site) {}

    /** What initialises another class: its objects made, its static methods called, its static fields touched. */
    static Stream<Use> uses(MethodFact start) {
        Stream<Use> calls = start.calls().stream()
                .filter(call -> call.target().isConstructor() || call.receiver().isEmpty())
                .map(call -> new Use(call.target().owner(), call.site()));
        Stream<Use> fields = start.accesses().stream()
                .filter(access -> access.object().isEmpty() && !isConstant(access.written()))
                .map(access -> new Use(owner(access.field()), access.site()));
        return Stream.concat(calls, fields);
    }

    private static String owner(FieldKey field) {
        return field.owner();
    }

    private static boolean isConstant(Optional<Value> written) {
        return written.filter(Value.Constant.class::isInstance).isPresent();
    }

    /** Another thread can get at it without coming by the class itself: neither anonymous nor private inside. */
    private static boolean isOpenSubclass(Inspection inspection, String used, String type) {
        return !used.equals(type)
                && inspection.isSubtype(used, type)
                && inspection
                        .program()
                        .type(used)
                        .filter(sub -> !sub.modifiers().contains(Modifier.PRIVATE)
                                && !used.matches(".*\\$\\d+[^.]*")
                                && hasOpenMember(sub))
                        .isPresent();
    }

    private static boolean hasOpenMember(TypeFact type) {
        boolean declared =
                type.methods().stream().anyMatch(method -> method.key().isConstructor());
        return !declared
                || type.methods().stream()
                        .filter(method -> method.key().isConstructor() || method.is(Modifier.STATIC))
                        .anyMatch(method -> !method.is(Modifier.PRIVATE)
                                && !method.is(Modifier.SYNTHETIC)
                                && !method.key().name().equals("<clinit>"))
                || type.fields().stream().anyMatch(field -> field.is(Modifier.STATIC) && !field.is(Modifier.PRIVATE));
    }

    /** A part of the class, which the rest of the program never touches by itself: who gets at it has come by the class. */
    private static boolean isPart(Inspection inspection, String sub, String type) {
        return sub.startsWith(type + "$")
                && inspection
                        .methods()
                        .filter(method -> !Tasks.outermost(method.key().owner()).equals(Tasks.outermost(type)))
                        .flatMap(ClassInitializationDeadlock::uses)
                        .noneMatch(use -> use.type().equals(sub));
    }

    private static Problem problem(Inspection inspection, MethodFact start, Use use) {
        String sub = use.type()
                .substring(Math.max(use.type().lastIndexOf('.'), use.type().lastIndexOf('$')) + 1);
        return Problem.at(start, use.site(), use.type())
                .severity(isPart(inspection, use.type(), start.key().owner()) ? Severity.INFO : Severity.LOW)
                .confidence(Confidence.MEDIUM)
                .message("The static initialiser needs the subclass " + sub
                        + ": a thread that touches this class first holds its initialisation and waits for that of "
                        + sub
                        + ", one that touches " + sub
                        + " first does the reverse, and both wait for ever. Move the object into a holder class, or make it"
                        + " when it is asked for.");
    }
}
