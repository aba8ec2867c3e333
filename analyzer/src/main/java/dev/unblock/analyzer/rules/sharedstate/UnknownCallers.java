package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.SetUp;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.ThreadContext;
import java.util.List;
import java.util.Set;

/**
 * Methods whose callers are not at hand, such as a library's: nothing in the sources calls them, and no known thread runs
 * them. Whether several threads come by is then what their class says of itself: a bean, a lock, an atomic.
 */
final class UnknownCallers {

    private static final String FOR_THREADS =
            "java\\.util\\.concurrent\\.((atomic|locks)\\..+|Concurrent.+|CopyOnWrite.+|.+(Queue|Deque))";
    private static final String LIFECYCLE =
            "Activate|Deactivate|Modified|Reference|Inject|Autowired|(Pre|Post|Before|After).+|.*(Init|Initialized)";
    private static final int DEEPEST = 3;

    private UnknownCallers() {}

    /** Several threads are to be expected at one of the uses. */
    static boolean areSeveral(Inspection inspection, FieldFact field, List<Use> uses) {
        return isMadeForThreads(inspection, field.key().owner())
                && uses.stream()
                        .anyMatch(use -> areOf(inspection, use.method())
                                || field.is(Modifier.STATIC) && isOpenConstructor(inspection, use.method()));
    }

    /** By its author's word, or by what it is made of. */
    private static boolean isMadeForThreads(Inspection inspection, String type) {
        return inspection.accesses().isDeclaredThreadSafe(type)
                || inspection
                        .program()
                        .type(type)
                        .filter(fact -> fact.kind() != TypeFact.Kind.ENUM)
                        .filter(fact -> inspection.accesses().isOneForAll(type)
                                || MadeForThreads.byLocks(fact)
                                || MadeForThreads.byFields(fact)
                                || fact.fields().stream()
                                        .anyMatch(field -> field.type().matches(FOR_THREADS)))
                        .isPresent();
    }

    /** Nobody is known to call it, whether directly or by way of its class. */
    static boolean areOf(Inspection inspection, MethodFact method) {
        MethodFact named =
                method.writtenIn().flatMap(inspection.program()::method).orElse(method);
        return !hasKnownThreads(inspection, method) && areOf(inspection, named, DEEPEST);
    }

    /** That somebody's request thread calls what a library has public is taken for granted, and says nothing of its callers. */
    private static boolean hasKnownThreads(Inspection inspection, MethodFact method) {
        Set<ThreadContext> threads = inspection.program().threads(method.key());
        boolean assumed = threads.equals(Set.of(ThreadContext.REQUEST))
                && inspection.program().entryPoints().stream()
                        .anyMatch(entry -> entry.kind().equals("public-api"));
        return !threads.isEmpty() && !assumed;
    }

    private static boolean areOf(Inspection inspection, MethodFact method, int depth) {
        if (SetUp.isMeantAsOne(inspection, method) || method.key().isConstructor()) {
            return false;
        }
        List<CallEdge> callers = inspection.program().callers(method.key());
        if (callers.isEmpty()) {
            return !method.is(Modifier.PRIVATE) && !isForTheLifecycle(method) && !isOfFramework(inspection, method);
        }
        String here = Tasks.outermost(method.key().owner());
        return depth > 0
                && callers.stream()
                        .map(CallEdge::caller)
                        .filter(caller -> Tasks.outermost(caller.owner()).equals(here))
                        .flatMap(caller -> inspection.program().method(caller).stream())
                        .anyMatch(caller -> areOf(inspection, caller, depth - 1));
    }

    /** A framework calls it, once and in its turn. */
    private static boolean isForTheLifecycle(MethodFact method) {
        return method.annotations().stream()
                .anyMatch(mark -> Descriptors.simpleName(mark.type()).matches(LIFECYCLE));
    }

    /** Whoever makes objects changes what all of them have. */
    private static boolean isOpenConstructor(Inspection inspection, MethodFact method) {
        return method.key().isConstructor()
                && !method.is(Modifier.PRIVATE)
                && inspection.program().callers(method.key()).isEmpty();
    }

    /** It overrides what no type of the project declares: a library calls it when it sees fit, mostly at the start. */
    private static boolean isOfFramework(Inspection inspection, MethodFact method) {
        boolean overrides = method.annotations().stream()
                .map(AnnotationFact::type)
                .anyMatch(type -> Descriptors.simpleName(type).equals("Override"));
        return overrides
                && inspection
                        .program()
                        .facts()
                        .hierarchy()
                        .supertypes(method.key().owner())
                        .stream()
                        .filter(above -> !above.equals(method.key().owner()))
                        .flatMap(above -> inspection.program().type(above).stream())
                        .flatMap(above -> above.methods().stream())
                        .noneMatch(
                                above -> above.key().name().equals(method.key().name()));
    }
}
