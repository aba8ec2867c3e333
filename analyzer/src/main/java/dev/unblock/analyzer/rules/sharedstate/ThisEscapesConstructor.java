package dev.unblock.analyzer.rules.sharedstate;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.FieldAccess;
import dev.unblock.analyzer.facts.FieldKey;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Tasks;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.analyzer.program.Program.Scope;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class ThisEscapesConstructor implements Rule {

    private static final Predicate<String> REGISTERS = Pattern.compile(
                    "(register|subscribe|attach|observe|listen|enlist|publish)([A-Z].*)?"
                            + "|(add|set)[A-Za-z]*(Listener|Observer|Handler|Callback|Subscriber|Hook|Watcher)s?")
            .asMatchPredicate();
    /** By then the object is built. */
    private static final String AT_THE_END = "addShutdownHook";

    private static final Set<String> DEFAULTS = Set.of("false", "0", "0L", "0.0");

    private static final Set<String> COLLECTS = Set.of("add", "put", "offer", "push", "putIfAbsent", "set");

    @Override
    public Family family() {
        return Family.SHARED_STATE;
    }

    /** An object that is made at the start is used for as long as the application runs. */
    @Override
    public boolean needsManyThreads() {
        return false;
    }

    @Override
    public String summary() {
        return "A constructor lets others have the object before it is built.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return inspection
                .methods()
                .filter(method -> method.key().isConstructor() && isOneOfMany(inspection, method))
                .flatMap(method -> Stream.of(
                                method.accesses().stream()
                                        .filter(ThisEscapesConstructor::isPublished)
                                        .map(access -> problem(inspection, method, access)),
                                method.calls().stream()
                                        .filter(call -> isGiven(inspection, method, call))
                                        .map(call -> problem(inspection, method, call)),
                                tasks(inspection, method).map(call -> ofTask(inspection, method, call)),
                                listeners(inspection, method).map(call -> problem(inspection, method, call)),
                                kept(inspection, method).map(call -> kept(method, call)))
                        .flatMap(problems -> problems)
                        .distinct());
    }

    private static boolean isOneOfMany(Inspection inspection, MethodFact method) {
        return inspection
                .program()
                .type(method.key().owner())
                .filter(type -> type.kind() == TypeFact.Kind.CLASS)
                .filter(type -> inspection.program().scope(type.name()) != Scope.SINGLETON)
                .isPresent();
    }

    /** Written to a static field, where everybody finds it. */
    private static boolean isPublished(FieldAccess access) {
        return access.object().isEmpty()
                && access.written().filter(Value.Self.class::isInstance).isPresent();
    }

    private static boolean isGiven(Inspection inspection, MethodFact method, CallSite call) {
        if (call.target().isConstructor() || call.arguments().stream().noneMatch(ThisEscapesConstructor::isItself)) {
            return false;
        }
        boolean collected = COLLECTS.contains(call.target().name())
                && call.receiver()
                        .filter(receiver -> receiver instanceof Value.FieldRead read
                                && read.object().isEmpty())
                        .isPresent();
        return collected
                || REGISTERS.test(call.target().name())
                        && !call.target().name().equals(AT_THE_END)
                        && isForeign(inspection, method, call);
    }

    /** Code for another thread that has the object, handed over before the constructor has set all fields. */
    private static Stream<CallSite> tasks(Inspection inspection, MethodFact method) {
        return inspection.program().callees(method.key()).stream()
                .filter(edge -> !edge.hop().isSameThread())
                .map(CallEdge::site)
                .filter(call -> Values.functions(call)
                        .anyMatch(task -> task.captured().stream().anyMatch(ThisEscapesConstructor::isItself)))
                .filter(call -> !setAfter(method, call).isEmpty())
                .distinct();
    }

    /** Code of this object that somebody else is to call back, and that needs what the constructor sets only afterwards. */
    private static Stream<CallSite> listeners(Inspection inspection, MethodFact method) {
        return method.calls().stream()
                .filter(call -> REGISTERS.test(call.target().name())
                        && !call.target().name().equals(AT_THE_END)
                        && isForeign(inspection, method, call)
                        && needs(
                                inspection,
                                method,
                                call.arguments().stream().flatMap(given -> code(inspection, method, given)),
                                setAfter(method, call)));
    }

    /** Given to a parameter that collects it, before the constructor has set what the object's own code needs. */
    private static Stream<CallSite> kept(Inspection inspection, MethodFact method) {
        return method.calls().stream()
                .filter(call -> COLLECTS.contains(call.target().name())
                        && call.receiver()
                                .filter(Value.Parameter.class::isInstance)
                                .isPresent())
                .filter(call -> {
                    Set<FieldKey> fields = setAfter(method, call);
                    return !fields.isEmpty()
                            && (call.arguments().stream().anyMatch(ThisEscapesConstructor::isItself)
                                    || needs(
                                            inspection,
                                            method,
                                            call.arguments().stream().flatMap(given -> code(inspection, method, given)),
                                            fields));
                });
    }

    private static Problem kept(MethodFact method, CallSite call) {
        return Problem.at(method, call)
                .severity(Severity.INFO)
                .message("The constructor gives the object away with "
                        + call.target().name()
                        + " before it has set all fields: who takes it from there on another thread sees some that are not set."
                        + " Do that last, or in a factory method.");
    }

    /** A lambda of this object's, or the methods of an anonymous class written here. */
    private static Stream<MethodKey> code(Inspection inspection, MethodFact method, Value given) {
        if (given instanceof Value.Functional function) {
            return Stream.of(function.implementation());
        }
        String anonymous = Pattern.quote(method.key().owner()) + "\\$\\d+";
        return given instanceof Value.Allocation made && made.type().matches(anonymous)
                ? inspection.program().type(made.type()).stream()
                        .flatMap(type -> type.methods().stream())
                        .filter(one -> !one.key().isConstructor())
                        .map(MethodFact::key)
                : Stream.empty();
    }

    private static Set<FieldKey> setAfter(MethodFact method, CallSite call) {
        return method.accesses().stream()
                .filter(access ->
                        access.written().filter(value -> !isDefault(value)).isPresent()
                                && access.object()
                                        .filter(ThisEscapesConstructor::isItself)
                                        .isPresent()
                                && access.site().line() > call.site().endLine())
                .map(FieldAccess::field)
                .collect(Collectors.toSet());
    }

    /** What the task does in its own class, as far as is seen, needs nothing that is set afterwards. */
    private static Problem ofTask(Inspection inspection, MethodFact method, CallSite call) {
        Stream<MethodKey> task = inspection
                .program()
                .callees(method.key(), call)
                .filter(edge -> !edge.hop().isSameThread())
                .map(CallEdge::callee);
        Problem problem = problem(inspection, method, call);
        return needs(inspection, method, task, setAfter(method, call)) ? problem : problem.severity(Severity.INFO);
    }

    /** The code, or a step of it in the files of the object's class, uses one of the fields. */
    private static boolean needs(
            Inspection inspection, MethodFact method, Stream<MethodKey> code, Set<FieldKey> fields) {
        String here = Tasks.outermost(method.key().owner());
        Set<MethodKey> seen = new HashSet<>();
        Deque<MethodKey> open = new ArrayDeque<>(code.toList());
        boolean needs = false;
        while (!open.isEmpty() && !needs) {
            MethodKey at = open.remove();
            if (seen.add(at)) {
                needs = inspection.program().method(at).stream()
                        .flatMap(step -> step.accesses().stream())
                        .anyMatch(access -> fields.contains(access.field()));
                inspection.program().callees(at).stream()
                        .map(CallEdge::callee)
                        .filter(next -> Tasks.outermost(next.owner()).equals(here))
                        .forEach(open::add);
            }
        }
        return needs;
    }

    /** The field holds as much before. */
    private static boolean isDefault(Value value) {
        return Values.isNull(value) || value instanceof Value.Constant constant && DEFAULTS.contains(constant.text());
    }

    private static boolean isItself(Value argument) {
        return argument instanceof Value.Self;
    }

    /** Whom it is given to was there before: it was not made by this constructor. */
    private static boolean isForeign(Inspection inspection, MethodFact method, CallSite call) {
        if (call.receiver().isEmpty()) {
            return true;
        }
        Value receiver = call.receiver().get();
        if (receiver instanceof Value.FieldRead read && read.object().isPresent()) {
            return method.accesses().stream()
                            .filter(access -> access.field().equals(read.field()))
                            .flatMap(access -> access.written().stream())
                            .noneMatch(Value.Allocation.class::isInstance)
                    && inspection.program().valuesOf(read.field()).stream()
                            .noneMatch(Value.Allocation.class::isInstance);
        }
        return receiver instanceof Value.Parameter
                || receiver instanceof Value.FieldRead
                || receiver instanceof Value.Result result
                        && Values.chain(result).allMatch(link -> isSingleton(link));
    }

    /** {@code Registry.getInstance()}. */
    private static boolean isSingleton(Value.Result link) {
        return link.receiver().isEmpty() && link.arguments().isEmpty();
    }

    private static Problem problem(Inspection inspection, MethodFact method, FieldAccess access) {
        return Problem.at(method, access.site(), access.field().signature())
                .severity(Built.isComplete(inspection, method, access.site()) ? Severity.INFO : Severity.MEDIUM)
                .message("The constructor puts the object into the static field "
                        + access.field().name()
                        + " before it is built: another thread can find it there with fields that are not set."
                        + " Let a factory method put it there afterwards.");
    }

    private static Problem problem(Inspection inspection, MethodFact method, CallSite call) {
        return Problem.at(method, call)
                .severity(
                        Built.isComplete(inspection, method, call.site())
                                        || Meeting.isOfUi(
                                                inspection, method.key().owner())
                                ? Severity.INFO
                                : Severity.LOW)
                .message("The constructor gives the object away with "
                        + call.target().name()
                        + " before it is built: a thread that calls back sees fields that are not set, above all those"
                        + " of subclasses. Let a factory method do that after construction.");
    }
}
