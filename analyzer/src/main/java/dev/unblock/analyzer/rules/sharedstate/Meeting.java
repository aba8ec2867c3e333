package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.model.ThreadContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether threads surely meet at a field: several are known to come by, there is one object for all of them, and what they
 * do is the work and not its preparation. Of what only might be shared, most was not where it was read in real code.
 */
final class Meeting {

    /** One thread calls all of their methods. */
    private static final Set<String> OF_UI = Set.of(
            "java.awt.Component",
            "javax.swing.Action",
            "javax.swing.event.ChangeListener",
            "javax.swing.table.TableModel",
            "javax.swing.tree.TreeModel",
            "javafx.scene.Node",
            "org.eclipse.swt.widgets.Widget",
            "android.view.View");

    private static final Set<ThreadContext> OF_A_JOB =
            EnumSet.of(ThreadContext.SCHEDULER, ThreadContext.STARTUP, ThreadContext.MAIN);

    private static final String REGISTERS = "(add|register|install)[A-Z].*";

    private Meeting() {}

    static boolean isDoubtful(Inspection inspection, FieldFact field, List<Use> uses, boolean concurrent) {
        boolean several = concurrent || UnknownCallers.areSeveral(inspection, field, uses);
        return !several || isDoubtful(inspection, field, uses);
    }

    /** As far as the code tells, whatever threads are known. */
    static boolean isDoubtful(Inspection inspection, FieldFact field, List<Use> uses) {
        return !isOfOneObject(inspection, field)
                || isOfUi(inspection, field.key().owner())
                || isSetUp(inspection, uses);
    }

    /** Scheduled jobs alone, and the start, run them all: one at a time, as long as the scheduler has one thread. */
    static boolean isOfScheduledJobs(Inspection inspection, Stream<MethodFact> methods) {
        return methods.map(method -> inspection.program().threads(method.key()))
                .allMatch(threads -> threads.contains(ThreadContext.SCHEDULER) && OF_A_JOB.containsAll(threads));
    }

    /** A window or what is in it, whose code the user-interface thread runs, even where the way there is not seen. */
    static boolean isOfUi(Inspection inspection, String type) {
        return OF_UI.stream().anyMatch(ui -> inspection.isSubtype(Tasks.outermost(type), ui));
    }

    static boolean isOfOneObject(Inspection inspection, FieldFact field) {
        String owner = field.key().owner();
        return field.is(Modifier.STATIC)
                || inspection.accesses().isSingle(owner)
                || inspection.accesses().isDeclaredThreadSafe(owner);
    }

    /** Steps that are meant for the start, even where a serving thread takes them, or given there: a setting, a hook. */
    static boolean isSetUp(Inspection inspection, List<Use> uses) {
        return uses.stream().allMatch(use -> isSetUp(inspection, use.method()) || isGiven(use));
    }

    private static boolean isSetUp(Inspection inspection, MethodFact method) {
        return method.key().isConstructor() || SetUp.isMeantAsOne(inspection, method);
    }

    private static boolean isGiven(Use use) {
        MethodFact method = use.method();
        boolean setting = method.key().isSetter() && method.parameters().size() == 1;
        return (setting || method.key().name().matches(REGISTERS))
                && use.access()
                        .written()
                        .filter(Value.Parameter.class::isInstance)
                        .isPresent();
    }
}
