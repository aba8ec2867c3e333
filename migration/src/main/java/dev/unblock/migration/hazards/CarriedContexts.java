package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Modifier;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes that keep a value for the thread and let anybody read and set it: an executor can carry the value to the thread of
 * a task. One public static method does nothing but read the thread local, one does nothing but set it.
 */
public final class CarriedContexts {

    private static final String THREAD_LOCAL = "java.lang.ThreadLocal";
    private static final String SUPPORT = "org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer";

    private final Program program;
    private final Map<String, String> byReader = new TreeMap<>();
    private final boolean isOwnExecutor;
    private final boolean carriesLogs;

    public CarriedContexts(Program program) {
        this.program = program;
        this.isOwnExecutor = program.methods()
                .flatMap(method -> method.calls().stream())
                .anyMatch(call -> call.target().owner().equals(SUPPORT)
                        && call.target().name().equals("setTaskExecutor"));
        this.carriesLogs = program.methods()
                .anyMatch(method -> method.key().name().equals("withLogContext")
                        && method.key().owner().endsWith(".MvcTaskExecutor"));
        program.facts().types().stream()
                .filter(type -> !type.test()
                        && type.outer().isEmpty()
                        && type.modifiers().contains(Modifier.PUBLIC)
                        && threadLocals(type) == 1)
                .forEach(type -> reader(type)
                        .filter(method -> writers(type).count() == 1)
                        .ifPresent(method -> byReader.put(method.key().signature(), type.name())));
    }

    /** The class whose value is read where this was seen, if that can be carried; never where the project has its executor. */
    public Optional<String> at(Sighting seen) {
        return isOwnExecutor || seen.hazard() != Hazard.H4
                ? Optional.empty()
                : Optional.ofNullable(byReader.get(seen.method()));
    }

    /** The classes whose values are read at these places, sorted. */
    public Set<String> of(List<Sighting> seen) {
        return seen.stream().flatMap(sighting -> at(sighting).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the executor carries the context of log lines: a generated one does, of another nobody knows. */
    public boolean includeLogs() {
        return !isOwnExecutor || carriesLogs;
    }

    private long threadLocals(TypeFact type) {
        return type.fields().stream()
                .filter(field ->
                        field.is(Modifier.STATIC) && isThreadLocal(field.type().replaceFirst("<.*", "")))
                .count();
    }

    private Optional<MethodFact> reader(TypeFact type) {
        List<MethodFact> readers = open(type)
                .filter(method -> method.parameters().isEmpty() && calls(method, "get"))
                .toList();
        return readers.size() == 1 ? Optional.of(readers.get(0)) : Optional.empty();
    }

    private Stream<MethodFact> writers(TypeFact type) {
        return open(type)
                .filter(method -> method.parameters().size() == 1
                        && calls(method, "set")
                        && method.calls().get(0).arguments().stream().allMatch(Value.Parameter.class::isInstance));
    }

    /** Methods that can be named without saying which of several is meant. */
    private static Stream<MethodFact> open(TypeFact type) {
        return type.methods().stream()
                .filter(method -> method.is(Modifier.STATIC) && method.is(Modifier.PUBLIC))
                .filter(method -> type.methods().stream()
                                .filter(other ->
                                        other.key().name().equals(method.key().name()))
                                .count()
                        == 1);
    }

    private boolean calls(MethodFact method, String name) {
        Predicate<CallSite> known = call ->
                isThreadLocal(call.target().owner()) && call.target().name().equals(name);
        return method.calls().size() == 1 && method.calls().stream().allMatch(known);
    }

    private boolean isThreadLocal(String type) {
        return type.equals(THREAD_LOCAL) || program.facts().hierarchy().isSubtype(type, THREAD_LOCAL);
    }
}
