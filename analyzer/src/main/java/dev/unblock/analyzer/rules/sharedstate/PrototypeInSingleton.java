package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.ConcurrentAccess.Use;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class PrototypeInSingleton implements Rule {

    private static final String SCOPE = "org.springframework.context.annotation.Scope";
    private static final Set<String> ONE_EACH = Set.of("prototype", "request", "session");
    private static final Set<String> PROXIED = Set.of("TARGET_CLASS", "INTERFACES");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    @Override
    public String summary() {
        return "A singleton keeps one object of a bean that is meant to be made anew for each use or request.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .types()
                .filter(type -> inspection.program().scope(type.name()) == Scope.SINGLETON)
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Modifier.STATIC) && isGiven(inspection, field))
                .flatMap(field -> inspection.program().type(field.type()).stream()
                        .filter(PrototypeInSingleton::isMadeForEachUse)
                        .flatMap(held -> problem(inspection, field, held)));
    }

    /** By the container: the singleton does not make it itself. */
    private static boolean isGiven(Inspection inspection, FieldFact field) {
        return inspection.accesses().uses(field.key()).stream()
                .flatMap(use -> use.access().written().stream())
                .flatMap(Value::alternatives)
                .noneMatch(Value.Allocation.class::isInstance);
    }

    private static boolean isMadeForEachUse(TypeFact type) {
        return type.annotation(SCOPE)
                .filter(scope -> Stream.of("value", "scopeName")
                        .flatMap(name -> scope.text(name).stream())
                        .anyMatch(ONE_EACH::contains))
                .filter(scope ->
                        scope.text("proxyMode").filter(PROXIED::contains).isEmpty())
                .isPresent();
    }

    /** Without state of its own it does not matter how many there are. */
    private static Stream<Problem> problem(Inspection inspection, FieldFact field, TypeFact held) {
        List<Use> writes = held.fields().stream()
                .filter(state -> !state.is(Modifier.STATIC))
                .flatMap(state -> inspection.accesses().usesAfterConstruction(state).stream())
                .filter(use -> use.isWrite() && !inspection.accesses().isBuilding(use.method()))
                .toList();
        List<MethodKey> writers =
                writes.stream().map(use -> use.method().key()).distinct().toList();
        String name = Descriptors.simpleName(held.name());
        return writes.isEmpty()
                ? Stream.empty()
                : Stream.of(Problem.on(field, writers)
                        .severity(inspection.accesses().isConcurrent(writers) ? Severity.HIGH : Severity.MEDIUM)
                        .message(name + " is made anew for each use, but this singleton is given one and keeps it: all"
                                + " threads change the state of that one. Take an ObjectProvider<" + name
                                + "> and ask it at each use, or let the scope make a proxy.")
                        .related(writes.stream()
                                .map(FieldRule::location)
                                .distinct()
                                .toList()));
    }
}
