package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.Descriptors;
import dev.unblock.analyzer.facts.FieldFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Confidence;
import dev.unblock.model.Family;
import dev.unblock.model.Finding.Location;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class UnboundedCache implements Rule {

    private static final int DEEPEST = 2;
    private static final Set<String> COUNTS = Set.of("size", "mappingCount");
    private static final int FEW = 5;

    private static final Set<String> GROWING = Set.of(
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Hashtable",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.Vector",
            "java.util.HashSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentLinkedDeque");
    private static final Set<String> GROWS = Set.of(
            "put",
            "putAll",
            "putIfAbsent",
            "computeIfAbsent",
            "compute",
            "merge",
            "add",
            "addAll",
            "offer",
            "addLast",
            "push");
    private static final Set<String> SHRINKS = Set.of(
            "remove",
            "removeIf",
            "removeAll",
            "retainAll",
            "poll",
            "pollFirst",
            "pollLast",
            "pop",
            "removeFirst",
            "removeLast",
            "drainTo");
    private static final Set<String> UNTIL_THE_END =
            Set.of("java.io.File#deleteOnExit", "java.lang.Runtime#addShutdownHook");
    private static final Set<String> LOOKS_AT_SIZE = Set.of("size", "mappingCount", "clear", "isEmpty");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public boolean isAboutTraffic() {
        return true;
    }

    @Override
    public String summary() {
        return "A shared collection that running code adds to and nothing ever takes from.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Stream<Problem> built = inspection.calls().flatMap(call -> CacheBuilders.problem(call).stream());
        Stream<Problem> fields = inspection
                .accesses()
                .sharedFields()
                .filter(field -> isGrowing(inspection, field))
                .filter(field ->
                        inspection.accesses().usesInLife(field).stream().noneMatch(use -> use.isWrite()))
                .flatMap(field -> problem(inspection, field));
        Stream<Problem> registered = inspection.calls().flatMap(call -> forTheEnd(inspection, call).stream());
        return Stream.of(fields, built, registered, DistantTasks.inspect(inspection))
                .flatMap(problems -> problems);
    }

    /** What is to be done when the JVM ends is kept until then, and who comes again and again adds to it each time. */
    private static Optional<Problem> forTheEnd(Inspection inspection, Call call) {
        boolean kept = UNTIL_THE_END.contains(call.owner() + "#" + call.name())
                && (inspection.place(call.method()).compareTo(Place.SCHEDULER) <= 0
                        || DistantTasks.isGivenRequest(inspection, call.method()))
                && !inspection.accesses().isBuilding(call.method())
                && !isOnceAtATime(inspection, call);
        return kept
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message("Each call of " + call.name()
                                + " is remembered until the JVM ends, and this runs again and again: what is remembered grows until"
                                + " memory is gone. Do it where the work ends, as in finally."))
                : Optional.empty();
    }

    /** A flag says that it is there already, or its class takes it back. */
    private static boolean isOnceAtATime(Inspection inspection, Call call) {
        return call.method().calls().stream()
                        .anyMatch(other -> other.target().name().equals("compareAndSet"))
                || inspection.program().type(call.method().key().owner()).stream()
                        .flatMap(type -> type.methods().stream())
                        .flatMap(method -> method.calls().stream())
                        .anyMatch(other -> other.target().name().equals("removeShutdownHook"));
    }

    private static boolean isGrowing(Inspection inspection, FieldFact field) {
        List<Value> values = inspection.program().valuesOf(field.key());
        return !values.isEmpty() && values.stream().allMatch(UnboundedCache::isGrowing);
    }

    private static boolean isGrowing(Value value) {
        if (value instanceof Value.Result result) {
            return result.target().name().startsWith("synchronized")
                    && result.arguments().stream().anyMatch(UnboundedCache::isGrowing);
        }
        return value instanceof Value.Allocation made && GROWING.contains(made.type());
    }

    private static Stream<Problem> problem(Inspection inspection, FieldFact field) {
        List<Call> calls = inspection.callsOn(field.key());
        List<Call> growing = calls.stream()
                .filter(call -> GROWS.contains(call.name()) && !hasBoundKey(inspection, call))
                .filter(call -> !inspection.accesses().isBuilding(call.method()) && isGivenSomething(inspection, call))
                .filter(call -> !isTakenOutAgain(call, calls) && !isLimited(inspection, call, calls))
                .toList();
        List<MethodKey> growers =
                growing.stream().map(call -> call.method().key()).distinct().toList();
        boolean shrinks =
                calls.stream().anyMatch(call -> shrinks(inspection, call, growers) && !isOfOwnElement(call, calls));
        if (growers.isEmpty() || shrinks || !isForMany(inspection, growers)) {
            return Stream.empty();
        }
        return Stream.of(Problem.on(field, growers)
                .severity(
                        !isFiled(inspection, field)
                                        && growers.stream()
                                                .anyMatch(grower -> isOutside(
                                                        inspection, field.key().owner(), grower))
                                ? Severity.MEDIUM
                                : Severity.INFO)
                .confidence(Confidence.MEDIUM)
                .message(Descriptors.simpleName(field.key().owner()) + "."
                        + field.key().name()
                        + " is added to while the application runs and nothing takes from it: it grows until memory is"
                        + " gone. Give it a limit and an expiry (Caffeine: maximumSize, expireAfterWrite).")
                .related(growing.stream()
                        .map(call -> call.site().site())
                        .distinct()
                        .limit(FEW)
                        .map(site -> new Location(site.file(), site.line(), "is added to here"))
                        .toList()));
    }

    /** Whoever adds looks first how much there is. */
    private static boolean isLimited(Inspection inspection, Call grower, List<Call> calls) {
        return calls.stream()
                .anyMatch(other -> other.method().key().equals(grower.method().key())
                        && COUNTS.contains(other.name())
                        && inspection
                                .choices()
                                .isDecidedBy(other.site().site(), grower.site().site()));
    }

    /** The method itself takes out what it put there. */
    private static boolean isTakenOutAgain(Call growing, List<Call> calls) {
        return calls.stream().anyMatch(call -> isOfOwnElement(call, List.of(growing)));
    }

    /** It takes out what the same method put there, and so nothing that others did. */
    private static boolean isOfOwnElement(Call taking, List<Call> calls) {
        return taking.name().equals("remove")
                && calls.stream()
                        .anyMatch(call -> GROWS.contains(call.name())
                                && call.method().named().equals(taking.method().named())
                                && !taking.site().arguments().isEmpty()
                                && call.site().arguments().stream()
                                        .limit(1)
                                        .anyMatch(taking.site().arguments().get(0)::equals));
    }

    /** Many threads come by, or nobody knows who does. */
    private static boolean isForMany(Inspection inspection, List<MethodKey> growers) {
        return inspection.accesses().isConcurrent(growers)
                || growers.stream()
                        .flatMap(grower -> inspection.program().method(grower).stream())
                        .anyMatch(method -> inspection.place(method) == Place.NOWHERE);
    }

    /** What is filed under a key may be the same few things for ever; a list or queue grows with every call. */
    private static boolean isFiled(Inspection inspection, FieldFact field) {
        return inspection.program().valuesOf(field.key()).stream()
                .flatMap(Value::parts)
                .filter(Value.Allocation.class::isInstance)
                .map(made -> ((Value.Allocation) made).type())
                .anyMatch(type ->
                        inspection.isSubtype(type, "java.util.Map") || inspection.isSubtype(type, "java.util.Set"));
    }

    /** What requests and messages bring to a bean has no end. */
    private static boolean isOutside(Inspection inspection, String owner, MethodKey grower) {
        return inspection.program().scope(owner) == Scope.SINGLETON
                && inspection.program().method(grower).stream()
                        .anyMatch(method -> inspection.place(method).compareTo(Place.LISTENER) <= 0);
    }

    /** Elements are taken out, or whoever adds looks at the size, or a job empties it from time to time. */
    private static boolean shrinks(Inspection inspection, Call call, List<MethodKey> growers) {
        return SHRINKS.contains(call.name())
                || LOOKS_AT_SIZE.contains(call.name())
                        && (growers.contains(call.method().key())
                                || inspection.program().callees(call.method().key()).stream()
                                        .anyMatch(edge -> growers.contains(edge.callee()))
                                || inspection.place(call.method()) == Place.SCHEDULER);
    }

    /**
     * A method without parameters goes through what is there already, and so adds the same things again, unless it takes
     * from a queue.
     */
    private static boolean isGivenSomething(Inspection inspection, Call call) {
        boolean taken = call.site().arguments().stream()
                .flatMap(Value::parts)
                .anyMatch(part -> part instanceof Value.Result result
                        && inspection.isSubtype(result.target().owner(), "java.util.Queue"));
        return taken
                || inspection
                        .program()
                        .method(call.method().named())
                        .filter(method -> !method.parameters().isEmpty())
                        .isPresent();
    }

    /** What it is filed under is one of a set that does not grow: constants, the code's own types, the domain's objects. */
    private static boolean hasBoundKey(Inspection inspection, Call call) {
        List<Value> arguments = call.site().arguments();
        boolean filed = arguments.size() > 1 || inspection.isSubtype(call.owner(), "java.util.Set");
        return !arguments.isEmpty()
                && (arguments.get(0) instanceof Value.Constant
                        || filed && isBound(inspection, call.method(), arguments.get(0), DEEPEST));
    }

    private static boolean isBound(Inspection inspection, MethodFact method, Value key, int depth) {
        if (key instanceof Value.Constant) {
            return true;
        }
        if (key instanceof Value.Result result) {
            return result.target().name().equals("getClass")
                    || isConstantByName(inspection, result)
                    || isPropertyOfOurs(inspection, result);
        }
        if (key instanceof Value.Computed computed) {
            return !computed.operands().isEmpty()
                    && computed.operands().stream().allMatch(part -> isBound(inspection, method, part, depth));
        }
        if (key instanceof Value.Allocation made) {
            return !made.arguments().isEmpty()
                    && made.arguments().stream().allMatch(part -> isBound(inspection, method, part, depth));
        }
        return key instanceof Value.Parameter parameter
                && parameter.index() < method.parameters().size()
                && (isOfTheCode(
                                inspection,
                                method.parameters().get(parameter.index()).type())
                        || depth > 0 && isBoundByCallers(inspection, method, parameter.index(), depth));
    }

    private static boolean isBoundByCallers(Inspection inspection, MethodFact method, int index, int depth) {
        List<CallEdge> callers = inspection.program().callers(method.key());
        return !callers.isEmpty()
                && callers.stream()
                        .allMatch(edge -> index < edge.site().arguments().size()
                                && inspection
                                        .program()
                                        .method(edge.caller())
                                        .filter(caller -> isBound(
                                                inspection,
                                                caller,
                                                edge.site().arguments().get(index),
                                                depth - 1))
                                        .isPresent());
    }

    /** {@code Zone.valueOf(text)}: one of an enum's constants, or an error. */
    private static boolean isConstantByName(Inspection inspection, Value.Result result) {
        return result.target().name().equals("valueOf")
                && isOfTheCode(inspection, result.target().owner());
    }

    /** What an object of the application is called: there are as many as there are such objects. */
    private static boolean isPropertyOfOurs(Inspection inspection, Value.Result result) {
        return result.arguments().isEmpty()
                && result.receiver().isPresent()
                && inspection.program().type(result.target().owner()).isPresent();
    }

    private static boolean isOfTheCode(Inspection inspection, String type) {
        return Set.of("java.lang.Class", "java.lang.reflect.Method", "java.lang.reflect.Field")
                        .contains(type)
                || inspection.isSubtype(type, "java.lang.Enum");
    }
}
