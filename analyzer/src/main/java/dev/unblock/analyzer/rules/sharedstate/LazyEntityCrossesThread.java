package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Reach;
import dev.unblock.analyzer.inspection.Reach.Start;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class LazyEntityCrossesThread implements Rule {

    private static final Set<String> LAZY_BY_DEFAULT = Set.of("OneToMany", "ManyToMany", "ElementCollection");
    private static final Set<String> MAPPINGS = Set.of("ManyToOne", "OneToOne", "Basic");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    /** The second thread is the one that the entity is handed to. */
    @Override
    public boolean needsManyThreads() {
        return false;
    }

    @Override
    public String summary() {
        return "An entity is handed to another thread, which then reads what is only loaded on demand.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Map<String, Set<FieldKey>> lazy = lazyFields(inspection);
        return lazy.isEmpty()
                ? Stream.empty()
                : inspection.methods().flatMap(method -> inspection.program().callees(method.key()).stream()
                        .filter(edge -> !edge.hop().isSameThread())
                        .flatMap(edge ->
                                read(inspection, edge, lazy).map(field -> problem(method, edge, field)).stream()));
    }

    /** The lazy field that the task reads of an entity it was given. */
    private static Optional<FieldKey> read(Inspection inspection, CallEdge edge, Map<String, Set<FieldKey>> lazy) {
        Optional<MethodFact> task = inspection.program().method(edge.callee());
        Set<FieldKey> given = task.stream()
                .flatMap(method -> method.parameters().stream())
                .flatMap(parameter -> lazy.getOrDefault(parameter.type(), Set.of()).stream())
                .collect(Collectors.toSet());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Map<MethodKey, Start> start =
                Map.of(edge.callee(), new Start(task.get(), task.get().site(), ""));
        Reach below = Reach.of(inspection.program(), start, method -> false);
        return given.stream()
                .sorted()
                .filter(field -> inspection.accesses().uses(field).stream()
                        .anyMatch(use -> below.start(use.method().key()).isPresent()))
                .findFirst();
    }

    private static Map<String, Set<FieldKey>> lazyFields(Inspection inspection) {
        return inspection
                .types()
                .filter(type ->
                        type.annotations().stream().anyMatch(a -> simpleName(a).equals("Entity")))
                .flatMap(type -> type.fields().stream())
                .filter(LazyEntityCrossesThread::isLazy)
                .collect(Collectors.groupingBy(
                        field -> field.key().owner(), Collectors.mapping(FieldFact::key, Collectors.toSet())));
    }

    private static boolean isLazy(FieldFact field) {
        return field.annotations().stream().anyMatch(a -> {
            String fetch = a.text("fetch").orElse("");
            return LAZY_BY_DEFAULT.contains(simpleName(a)) && !fetch.endsWith("EAGER")
                    || MAPPINGS.contains(simpleName(a)) && fetch.endsWith("LAZY");
        });
    }

    private static String simpleName(AnnotationFact annotation) {
        return annotation.type().substring(annotation.type().lastIndexOf('.') + 1);
    }

    private static Problem problem(MethodFact method, CallEdge edge, FieldKey field) {
        return Problem.at(method, edge.site())
                .severity(Severity.HIGH)
                .message("The task reads " + field.signature()
                        + ", which is loaded on demand from a session that stays with the caller's thread: it fails with a"
                        + " LazyInitializationException, or two threads use one session. Hand over an id or a copy of what is"
                        + " needed.")
                .remedy(Remedy.manual("H6: map to a plain object inside the transaction first."));
    }
}
