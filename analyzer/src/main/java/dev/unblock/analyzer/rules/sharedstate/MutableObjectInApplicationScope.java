package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds objects that threads must not share and that are put where all requests of an application find them. */
final class MutableObjectInApplicationScope implements CallRule {

    private static final List<String> CONTEXTS =
            List.of("jakarta.servlet.ServletContext", "javax.servlet.ServletContext");

    /** Of JSF, which gives the attributes of the application as a map. */
    private static final String ATTRIBUTES = "getApplicationMap";

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    /** What is put there at the start stays there for all requests. */
    @Override
    public boolean needsManyThreads() {
        return false;
    }

    @Override
    public String summary() {
        return "An object that is not thread-safe is put into application scope, where all requests share it.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (!puts(inspection, call.site())) {
            return Optional.empty();
        }
        Value given = call.site().arguments().get(1);
        if (given.alternatives().anyMatch(MutableObjectInApplicationScope::isWrapped)) {
            return Optional.empty();
        }
        return inspection.program().origins(call.method().key(), given).stream()
                .filter(Value.Allocation.class::isInstance)
                .map(Value.Allocation.class::cast)
                .filter(made -> isUnsafe(inspection, made))
                .findFirst()
                .map(made -> problem(inspection, call, made));
    }

    private static boolean puts(Inspection inspection, CallSite call) {
        boolean attribute = call.target().name().equals("setAttribute")
                && CONTEXTS.stream()
                        .anyMatch(type -> inspection.isSubtype(call.target().owner(), type));
        boolean entry = call.target().name().equals("put")
                && call.receiver()
                        .filter(map -> map instanceof Value.Result asked
                                && asked.target().name().equals(ATTRIBUTES))
                        .isPresent();
        return call.arguments().size() == 2 && (attribute || entry);
    }

    /** {@code Collections.unmodifiableMap(..)}, or one with a lock. */
    private static boolean isWrapped(Value given) {
        return given instanceof Value.Result made && made.target().owner().equals("java.util.Collections");
    }

    private static boolean isUnsafe(Inspection inspection, Value.Allocation made) {
        return Containers.isUnsafe(inspection, made)
                || NotThreadSafeObjectShared.TYPES.contains(made.type())
                || changing(inspection, made.type()).findAny().isPresent();
    }

    /** Methods of a class of the project that change its object without a guard. */
    private static Stream<MethodFact> changing(Inspection inspection, String type) {
        return inspection.program().type(type).stream()
                .flatMap(own -> own.methods().stream())
                .filter(method -> !method.key().isConstructor()
                        && !method.is(Modifier.STATIC)
                        && !method.is(Modifier.PRIVATE)
                        && SelfChange.in(inspection, method));
    }

    /** Threads are known that change it meanwhile. */
    private static boolean isChanged(Inspection inspection, Value.Allocation made) {
        return changing(inspection, made.type())
                .anyMatch(method -> inspection.accesses().isConcurrent(List.of(method.key())));
    }

    private static Problem problem(Inspection inspection, Call call, Value.Allocation made) {
        return Problem.at(call.method(), call.site())
                .severity(isChanged(inspection, made) ? Severity.MEDIUM : Severity.INFO)
                .message(
                        "All requests find this "
                                + made.type().substring(made.type().lastIndexOf('.') + 1)
                                + " in the application's scope and share it, and it is not safe for threads: whoever changes it"
                                + " does so while others read. Put something there that does not change, or that guards itself.");
    }
}
