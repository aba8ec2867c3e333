package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class MutableFieldInSingleton implements FieldRule {

    private static final Set<String> LIFECYCLE = Set.of(
            "start",
            "stop",
            "close",
            "shutdown",
            "doStart",
            "doStop",
            "initialize",
            "configure",
            "onStartup",
            "setup",
            "dispose",
            "destroy");
    private static final String HOOKS = "(register|set)[A-Za-z]*(Hook|Callback|Listener|Handler)";
    private static final Set<String> OF_THE_CONTAINER = Set.of(
            "org.springframework.context.ApplicationContext",
            "org.springframework.beans.factory.BeanFactory",
            "org.springframework.core.env.Environment",
            "org.springframework.core.io.ResourceLoader",
            "org.springframework.context.ApplicationEventPublisher",
            "org.springframework.context.MessageSource");

    @Override
    public String summary() {
        return "A field of an object that all threads share is written without a guard.";
    }

    @Override
    public Stream<FieldFact> fields(Inspection inspection) {
        return FieldRule.super
                .fields(inspection)
                .filter(field -> !field.is(Modifier.STATIC) && !field.is(Modifier.VOLATILE))
                .filter(field -> inspection
                        .program()
                        .type(field.key().owner())
                        .filter(type -> type.kind() == TypeFact.Kind.ENUM)
                        .isEmpty());
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(FieldRule.super.inspect(inspection), GeneratedSetters.ofSingletons(inspection));
    }

    @Override
    public List<Use> wrongUses(Inspection inspection, FieldFact field) {
        List<Use> writes = inspection.accesses().unguardedWrites(field);
        if (writes.stream()
                .allMatch(use -> isTurnedOnOrOff(use)
                        || isWired(use, field)
                        || SetUp.is(inspection, use.method())
                        || isSetting(use))) {
            return List.of();
        }
        if (isOfOneTask(inspection, field)) {
            return List.of();
        }
        boolean told = writes.stream().allMatch(use -> FieldWrites.isUpdate(use) || FieldWrites.isLazy(use));
        return told ? List.of() : writes;
    }

    /** Nobody but one task that runs once at a time, such as a periodic job, ever looks at it. */
    private static boolean isOfOneTask(Inspection inspection, FieldFact field) {
        List<MethodFact> users = inspection.accesses().uses(field.key()).stream()
                .map(Use::method)
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(field.key(), users);
    }

    /** Others look at it, mostly to show it: they may see what was a moment ago. */
    private static boolean isWrittenByOneTask(Inspection inspection, FieldFact field) {
        List<MethodFact> writers = inspection.accesses().unguardedWrites(field).stream()
                .map(Use::method)
                .distinct()
                .toList();
        return inspection.confinement().isOfOneTask(field.key(), writers);
    }

    /** Once in the life of the application, by who runs it. */
    private static boolean isTurnedOnOrOff(Use use) {
        return LIFECYCLE.contains(use.method().named().name());
    }

    /** Given once, while the objects are put together: the container's own objects, and hooks. */
    private static boolean isWired(Use use, FieldFact field) {
        boolean kept =
                use.access().written().filter(Value.Parameter.class::isInstance).isPresent();
        return kept
                && (OF_THE_CONTAINER.contains(field.type())
                        || use.method().key().name().matches(HOOKS));
    }

    /** A property of an object that is made to be set before it is used, by its name. */
    private static boolean isSetting(Use use) {
        return use.method().key().isSetter()
                && use.method().key().owner().matches(".*(Config|Configuration|Options|Settings|Properties)");
    }

    /** One scheduled job at a time has it to itself, as long as the scheduler has one thread. */
    @Override
    public Severity severity(Inspection inspection, FieldFact field, List<Use> wrong, boolean concurrent) {
        boolean scheduled = !concurrent
                && Meeting.isOfScheduledJobs(
                        inspection,
                        inspection.accesses().usesInLife(field).stream().map(Use::method));
        boolean harmless = scheduled
                || !inspection.accesses().isOneForAll(field.key().owner())
                || Meeting.isDoubtful(inspection, field, wrong, concurrent)
                || isWrittenByOneTask(inspection, field)
                || Registration.isUncalled(inspection, wrong)
                || FieldWrites.isSameAgain(inspection, wrong)
                || FieldWrites.isFilledOnce(inspection, field, wrong)
                || wrong.stream().allMatch(MutableFieldInSingleton::isRenewed);
        return harmless ? Severity.INFO : severity(field, wrong, concurrent);
    }

    /** Made anew without a look at the old one and from nothing that the caller brings, such as settings that were changed. */
    private static boolean isRenewed(Use use) {
        boolean looksFirst = use.method().accesses().stream()
                .anyMatch(access -> access.field().equals(use.access().field())
                        && access.kind() == FieldAccess.Kind.READ
                        && access.site().line() < use.access().site().line());
        return !looksFirst
                && FieldWrites.isMade(use)
                && use.access().written().stream()
                        .flatMap(Value::parts)
                        .noneMatch(part -> part instanceof Value.Parameter || part instanceof Value.Unknown);
    }

    /** A mark that is only ever set, such as that something was looked at: who misses it does it once more. */
    @Override
    public Severity severity(FieldFact field, List<Use> wrong, boolean concurrent) {
        if (!FieldWrites.isMark(field, wrong)) {
            return severity(wrong, concurrent);
        }
        return concurrent ? Severity.LOW : Severity.INFO;
    }

    @Override
    public String whatGoesWrong() {
        return "belongs to an object that all threads share and is written without a guard: threads overwrite each other's"
                + " values or never see them";
    }

    @Override
    public String cure() {
        return "Pass the value as a parameter, or keep it in a local variable, an atomic or behind one lock.";
    }
}
