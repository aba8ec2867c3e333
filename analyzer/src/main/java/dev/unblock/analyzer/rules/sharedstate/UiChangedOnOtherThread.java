package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import dev.unblock.model.ThreadContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds windows, what is in them, and the models they show, changed by tasks of other threads than the one that draws them. */
final class UiChangedOnOtherThread implements Rule {

    /** Each kit with how work is given to its thread. */
    private record Kit(String cure, List<String> types, String anyOf) {

        private boolean has(Inspection inspection, String type) {
            return !anyOf.isEmpty() && type.startsWith(anyOf)
                    || types.stream().anyMatch(one -> inspection.isSubtype(type, one));
        }
    }

    private static final List<Kit> KITS = List.of(
            new Kit(
                    "SwingUtilities.invokeLater(), or publish() and done() of the SwingWorker",
                    List.of(
                            "java.awt.Component",
                            "javax.swing.AbstractListModel",
                            "javax.swing.table.AbstractTableModel",
                            "javax.swing.tree.DefaultTreeModel",
                            "javax.swing.BoundedRangeModel",
                            "javax.swing.ButtonModel"),
                    ""),
            new Kit(
                    "Platform.runLater(), or the update methods of the Task",
                    List.of("javafx.scene.Node", "javafx.stage.Window"),
                    "javafx.scene.control."),
            new Kit(
                    "Display.asyncExec()",
                    List.of("org.eclipse.swt.widgets.Widget", "org.eclipse.jface.viewers.Viewer"),
                    "org.eclipse.swt.widgets."),
            new Kit("runOnUiThread(), View.post() or a Handler", List.of("android.view.View"), "android.widget."));

    private static final Pattern CHANGES = Pattern.compile(
            "(set|add|append|insert|remove|delete|clear|move|show|hide|pack|dispose|fire|nodes?Changed"
                    + "|nodeStructureChanged|reload|refresh|expand|collapse|select|check|smooth|notify|replace|read)([A-Z].*)?");

    /** Made to be called by any thread. */
    private static final Pattern FOR_ALL = Pattern.compile(
            "(add|remove)\\w*(Listener|Observer|Callback|Callbacks|Handler|Filter)|setUserData|setData|setTag|setDaemon");

    /** None of them draws windows. */
    private static final Set<ThreadContext> OTHERS = EnumSet.of(
            ThreadContext.BOUNDED_POOL,
            ThreadContext.UNBOUNDED_POOL,
            ThreadContext.COMMON_POOL,
            ThreadContext.SCHEDULER,
            ThreadContext.VIRTUAL);

    private static final int DEEPEST = 3;

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A window, what is in it or its model is changed by another thread than the one that draws it.";
    }

    /** Told once for each task or step of one, however much it changes. */
    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> runsElsewhereOnly(inspection, method) && isOfTask(inspection, method, DEEPEST))
                .flatMap(method -> changesIn(inspection, method).stream());
    }

    private static Optional<Problem> changesIn(Inspection inspection, MethodFact method) {
        List<Call> changes = method.calls().stream()
                .map(site -> new Call(method, site))
                .filter(call -> CHANGES.matcher(call.name()).matches()
                        && !FOR_ALL.matcher(call.name()).matches()
                        && isShown(call)
                        && inspection.program().method(call.site().target()).isEmpty()
                        && kitOf(inspection, call).isPresent())
                .toList();
        return changes.stream().findFirst().flatMap(first -> kitOf(inspection, first)
                .map(kit -> problem(first, kit, changes)));
    }

    /** Handed over itself, or a step that its own class takes only for such a task: what is farther away may be made there first. */
    private static boolean isOfTask(Inspection inspection, MethodFact method, int depth) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        if (callers.isEmpty() || callers.stream().anyMatch(edge -> !edge.hop().isSameThread())) {
            return !method.key().isConstructor();
        }
        String here = Tasks.outermost(method.key().owner());
        return depth > 0
                && !inspection.accesses().isConstructing(method)
                && callers.stream()
                        .allMatch(edge -> Tasks.outermost(edge.caller().owner()).equals(here))
                && callers.stream()
                        .flatMap(edge -> inspection.program().method(edge.caller()).stream())
                        .anyMatch(caller -> isOfTask(inspection, caller, depth - 1));
    }

    private static boolean runsElsewhereOnly(Inspection inspection, MethodFact method) {
        Set<ThreadContext> threads = inspection.program().threads(method.key());
        return !threads.isEmpty() && OTHERS.containsAll(threads);
    }

    /** A part that somebody else may have on the screen: a field's, one that the task was given, or itself. What is made here is not. */
    private static boolean isShown(Call call) {
        return call.site().receiver().stream()
                .flatMap(Value::alternatives)
                .map(UiChangedOnOtherThread::start)
                .anyMatch(start -> start instanceof Value.FieldRead
                        || start instanceof Value.Self && !call.site().target().isConstructor()
                        || start instanceof Value.Parameter
                                && call.method().writtenIn().isPresent());
    }

    private static Value start(Value value) {
        Value at = value;
        while (at instanceof Value.Result link && link.receiver().isPresent()) {
            at = link.receiver().get();
        }
        return at;
    }

    /** Of the part itself, or of what it gave: {@code list.getItems().add(name)}. */
    private static Optional<Kit> kitOf(Inspection inspection, Call call) {
        Optional<String> giver = call.site()
                .receiver()
                .filter(Value.Result.class::isInstance)
                .map(given -> ((Value.Result) given).target().owner());
        return KITS.stream()
                .filter(kit -> kit.has(inspection, call.owner())
                        || giver.filter(type -> kit.has(inspection, type)).isPresent())
                .findFirst();
    }

    private static Problem problem(Call call, Kit kit, List<Call> changes) {
        return Problem.at(call.method(), call.site())
                .severity(Severity.MEDIUM)
                .message(Descriptors.simpleName(call.owner()) + "." + call.name()
                        + " changes what is on the screen from another thread than the one that draws it, which takes no lock: it is"
                        + " drawn half changed, hangs or fails, now and then. Do it by " + kit.cure() + ".")
                .related(changes.stream()
                        .skip(1)
                        .map(change -> change.site().site())
                        .map(site -> new Location(site.file(), site.line(), "changed here, too"))
                        .distinct()
                        .toList());
    }
}
