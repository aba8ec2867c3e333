package dev.unblock.analyzer.inspection;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import dev.unblock.analyzer.program.Program.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types whose objects several threads can hold at once: the application has one of it, or such an object holds it. */
final class SharedTypes {

    private static final Set<String> NOT_SHARED =
            Set.of("NotThreadSafe", "ThreadConfined", "UiThread", "MainThread", "ThreadLocal");
    static final Set<String> SHARED = Set.of("ThreadSafe");
    private static final Set<String> CONTAINERS = Set.of("java.util.Map", "java.util.Collection", "java.util.Iterator");
    private static final Set<String> ONE_CALL_AT_A_TIME =
            Set.of("jakarta.ejb.Stateless", "javax.ejb.Stateless", "jakarta.ejb.Stateful", "javax.ejb.Stateful");
    private static final Set<String> EJB_SINGLETON = Set.of("jakarta.ejb.Singleton", "javax.ejb.Singleton");

    private final Program program;
    private final Set<String> shared = new HashSet<>();
    private final Set<String> single = new HashSet<>();
    private final Set<String> roots;
    private final Set<String> declared;
    private final Map<String, Long> making;
    private final Map<String, Long> holding;

    SharedTypes(Program program) {
        this.program = program;
        this.roots = program.facts().types().stream()
                .filter(type -> program.scope(type.name()) == Scope.SINGLETON || type.kind() == TypeFact.Kind.ENUM)
                .filter(type -> !isServedOneByOne(type))
                .map(TypeFact::name)
                .flatMap(name -> Stream.concat(Stream.of(name), basesOf(program, name)))
                .collect(Collectors.toSet());
        this.declared = program.facts().types().stream()
                .map(TypeFact::name)
                .filter(name -> program.facts().hierarchy().supertypes(name).stream()
                        .anyMatch(above -> isMarked(above, SHARED)))
                .filter(name -> !isMarked(name, NOT_SHARED))
                .collect(Collectors.toSet());
        this.making = program.methods()
                .flatMap(method -> method.calls().stream())
                .filter(call -> call.target().isConstructor()
                        && call.dispatch() == CallSite.Dispatch.SPECIAL
                        && program.type(call.target().owner()).isPresent())
                .collect(Collectors.groupingBy(call -> call.target().owner(), Collectors.counting()));
        this.holding = program.facts().types().stream()
                .flatMap(type -> type.fields().stream())
                .flatMap(this::madeFor)
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
        collect();
        collectSingle();
    }

    /** Abstract classes of the project below which everything is shared so: their fields are its fields. */
    private static Stream<String> basesOf(Program program, String name) {
        return program.facts().hierarchy().supertypes(name).stream()
                .filter(above -> !above.equals(name))
                .filter(above -> program.type(above)
                        .filter(type -> type.kind() == TypeFact.Kind.CLASS
                                && type.modifiers().contains(Modifier.ABSTRACT))
                        .isPresent())
                .filter(above -> program.facts().types().stream()
                        .filter(type -> type.kind() == TypeFact.Kind.CLASS
                                && !type.modifiers().contains(Modifier.ABSTRACT))
                        .filter(type -> program.facts().hierarchy().isSubtype(type.name(), above))
                        .allMatch(type -> program.scope(type.name()) == Scope.SINGLETON));
    }

    /** The container of enterprise beans lets one call in at a time, unless the bean sees to that itself. */
    private static boolean isServedOneByOne(TypeFact type) {
        boolean locked = type.annotations().stream().anyMatch(a -> EJB_SINGLETON.contains(a.type()))
                && !isMarked(type.annotations(), Set.of("ConcurrencyManagement", "Lock"))
                && type.methods().stream().noneMatch(method -> isMarked(method.annotations(), Set.of("Lock")));
        return locked || type.annotations().stream().anyMatch(a -> ONE_CALL_AT_A_TIME.contains(a.type()));
    }

    private void collect() {
        Deque<String> next = new ArrayDeque<>(roots);
        program.facts().types().stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.STATIC))
                .forEach(field -> next.addAll(heldTypes(field)));
        while (!next.isEmpty()) {
            String type = next.remove();
            if (!isMarked(type, NOT_SHARED) && shared.add(type)) {
                program.type(type).stream()
                        .flatMap(fact -> fact.fields().stream())
                        .forEach(field -> next.addAll(heldTypes(field)));
            }
        }
    }

    /** Each one made is put into a static field, or into a field by the constructor of what there is one of. */
    private void collectSingle() {
        Map<String, Long> kept = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(roots);
        program.facts().types().stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> field.is(Modifier.STATIC))
                .flatMap(field -> heldTypes(field).stream().filter(type -> isOfType(type, field)))
                .filter(type -> isKeptLast(type, kept))
                .forEach(next::add);
        while (!next.isEmpty()) {
            String type = next.remove();
            if (shared.contains(type) && single.add(type)) {
                program.type(type).stream()
                        .flatMap(fact -> fact.methods().stream())
                        .filter(method -> method.key().isConstructor())
                        .flatMap(method -> method.accesses().stream())
                        .flatMap(access -> access.written().stream())
                        .filter(Value.Allocation.class::isInstance)
                        .map(made -> ((Value.Allocation) made).type())
                        .filter(made -> isKeptLast(made, kept))
                        .forEach(next::add);
            }
        }
    }

    /** Not in what the field holds, such as a map or one thread's own. */
    private boolean isOfType(String type, FieldFact field) {
        return program.facts().hierarchy().isSubtype(type, field.type());
    }

    /** With this one, all places that make one are accounted for. */
    private boolean isKeptLast(String type, Map<String, Long> kept) {
        return kept.merge(type, 1L, Long::sum).equals(making.getOrDefault(type, 0L));
    }

    /**
     * Types of the project whose objects are made for such fields alone. Of others, above all of data, most objects are
     * held by one thread, whatever a field holds.
     */
    private List<String> heldTypes(FieldFact field) {
        return madeFor(field)
                .filter(type -> program.type(type).isPresent() && program.scope(type) != Scope.NARROW)
                .filter(type -> making.getOrDefault(type, 0L) <= holding.getOrDefault(type, 0L))
                .toList();
    }

    private Stream<String> madeFor(FieldFact field) {
        return program.valuesOf(field.key()).stream()
                .filter(Value.Allocation.class::isInstance)
                .map(made -> ((Value.Allocation) made).type())
                .distinct()
                .filter(type -> !isContainer(type) || type.equals(field.type()) || isMadeAt(type, field));
    }

    /** Maps and collections are passed around under the library's types, so that where one ends up is a guess. */
    private boolean isContainer(String type) {
        return CONTAINERS.stream()
                .anyMatch(container -> program.facts().hierarchy().isSubtype(type, container));
    }

    /** The class of the field puts a new one there itself. */
    private boolean isMadeAt(String type, FieldFact field) {
        return program.type(field.key().owner()).stream()
                .flatMap(owner -> owner.methods().stream())
                .flatMap(method -> method.accesses().stream())
                .filter(access -> access.field().equals(field.key()))
                .flatMap(access -> access.written().stream())
                .flatMap(Value::alternatives)
                .anyMatch(value ->
                        value instanceof Value.Allocation made && made.type().equals(type));
    }

    boolean isShared(String type) {
        return shared.contains(type);
    }

    /** There is one of it, which all threads have: not one of many that some other object keeps. */
    boolean isSingle(String type) {
        return single.contains(type);
    }

    /** The application itself has one of it for all: it is not only held by such an object. */
    boolean isOneForAll(String type) {
        return roots.contains(type);
    }

    /** Its author says that threads may share it. */
    boolean isDeclaredThreadSafe(String type) {
        return declared.contains(type);
    }

    /** Its author says that they must not. */
    boolean isDeclaredConfined(String type) {
        return isMarked(type, NOT_SHARED);
    }

    private boolean isMarked(String type, Set<String> simpleNames) {
        return program.type(type)
                .filter(fact -> isMarked(fact.annotations(), simpleNames))
                .isPresent();
    }

    static boolean isMarked(List<AnnotationFact> annotations, Set<String> simpleNames) {
        return annotations.stream().anyMatch(a -> simpleNames.contains(Descriptors.simpleName(a.type())));
    }
}
