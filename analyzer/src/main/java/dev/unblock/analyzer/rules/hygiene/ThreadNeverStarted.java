package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.ElementWrite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.TypeFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds threads that are made and let go, and threads that have nothing to do. */
final class ThreadNeverStarted implements CallRule {

    private static final String THREAD = "java.lang.Thread";

    /** Of constructors that are given no task. */
    private static final Set<String> NAMES_ONLY = Set.of("java.lang.String", "java.lang.ThreadGroup");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A thread is made and never started, started twice, has nothing to run, or is told too late to be a daemon.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (call.name().equals("setDaemon") && inspection.isSubtype(call.owner(), THREAD) && isRunning(call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.MEDIUM)
                    .message(
                            "This thread runs already, and setDaemon then throws an IllegalThreadStateException: the code"
                                    + " after it is never reached. Call it before start()."));
        }
        if (call.name().equals("start")
                && call.site().target().parameterTypes().isEmpty()
                && inspection.isSubtype(call.owner(), THREAD)
                && isStartedAgain(inspection, call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.MEDIUM)
                    .message("This thread was started before, and a thread starts once: this throws an"
                            + " IllegalThreadStateException. Make another one, or hand the task to an executor."));
        }
        boolean makes = call.site().target().isConstructor()
                && !isFactory(call.method())
                && call.site().receiver().isEmpty()
                && inspection.isSubtype(call.owner(), THREAD);
        if (!makes) {
            return Optional.empty();
        }
        String type = madeType(inspection, call);
        if (hasNothingToRun(inspection, call, type)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.MEDIUM)
                    .message(
                            "This thread is given nothing to run: it ends as soon as it is started. Give it a Runnable, or"
                                    + " override run()."));
        }
        return isLetGo(call, type) && !startsItself(inspection, type)
                ? Optional.of(Problem.at(call.method(), call.site())
                        .severity(Severity.MEDIUM)
                        .message(
                                "This thread is made and never started: its work is never done. Call start(), or hand the"
                                        + " task to an executor."))
                : Optional.empty();
    }

    /** The same thread was started further up, outside of any branch that this is not in. */
    private static boolean isRunning(Call call) {
        return call.method().calls().stream()
                .anyMatch(other -> other.target().name().equals("start")
                        && other.index() < call.site().index()
                        && other.receiver().equals(call.site().receiver())
                        && other.site().loops() == call.site().site().loops());
    }

    /** The one thread of its type that the method makes, started before on the same way. */
    private static boolean isStartedAgain(Inspection inspection, Call call) {
        Optional<Value> thread = call.site().receiver().filter(Value.Allocation.class::isInstance);
        long made = call.method().calls().stream()
                .filter(other -> other.target().isConstructor()
                        && thread.filter(other::gives).isPresent())
                .count();
        return made == 1
                && isRunning(call)
                && call.method().calls().stream()
                        .filter(other -> other.target().name().equals("start")
                                && other.index() < call.site().index()
                                && other.receiver().equals(thread))
                        .noneMatch(other -> inspection
                                .choices()
                                .areApart(other.site(), call.site().site()));
    }

    /** {@code Thread::new}, whose thread is given its task and started by whoever asks for one. */
    private static boolean isFactory(MethodFact method) {
        return method.key().name().startsWith("reference$");
    }

    /** The type of an anonymous subclass stands where its superclass is named. */
    private static String madeType(Inspection inspection, Call call) {
        Site name = call.site().site();
        return inspection
                .types()
                .filter(type -> type.superclass().filter(call.owner()::equals).isPresent())
                .filter(type -> type.site().file().equals(name.file())
                        && type.site().line() == name.line()
                        && type.site().column() == name.column())
                .map(TypeFact::name)
                .findFirst()
                .orElse(call.owner());
    }

    private static boolean hasNothingToRun(Inspection inspection, Call call, String made) {
        boolean task = !NAMES_ONLY.containsAll(call.site().target().parameterTypes())
                || call.site().attribution() == Attribution.IMPORTS
                        && !call.site().arguments().isEmpty();
        return !task
                && (made.equals(THREAD)
                        || inspection
                                .program()
                                .type(made)
                                .filter(ThreadNeverStarted::isEmpty)
                                .isPresent());
    }

    /** It neither says what to run nor passes something on that does. */
    private static boolean isEmpty(TypeFact type) {
        boolean runs = type.methods().stream()
                .anyMatch(method -> method.key().name().equals("run")
                        && method.key().parameterTypes().isEmpty());
        boolean passesOn = type.methods().stream()
                .filter(method -> method.key().isConstructor())
                .flatMap(method -> method.calls().stream())
                .anyMatch(other -> other.target().isConstructor()
                        && other.target().parameterTypes().contains("java.lang.Runnable"));
        return type.superclass().filter(THREAD::equals).isPresent() && !runs && !passesOn;
    }

    private static boolean startsItself(Inspection inspection, String type) {
        return inspection.program().type(type).stream()
                .flatMap(fact -> fact.methods().stream())
                .filter(method -> method.key().isConstructor())
                .flatMap(method -> method.calls().stream())
                .anyMatch(other -> other.target().name().equals("start"));
    }

    /** Nobody but this method ever has it, and this method does not start it. */
    private static boolean isLetGo(Call call, String type) {
        MethodFact method = call.method();
        Stream<Value> receivers = method.calls().stream()
                .filter(other -> other.target().name().equals("start")
                        || other.target().name().equals("run"))
                .flatMap(other -> other.receiver().stream());
        Stream<Value> arguments = method.calls().stream().flatMap(other -> other.arguments().stream());
        Stream<Value> written = method.accesses().stream().flatMap(access -> access.written().stream());
        Stream<Value> elements = method.elementWrites().stream().map(ElementWrite::written);
        return Stream.of(receivers, arguments, written, elements, method.returned().stream())
                .flatMap(values -> values)
                .flatMap(Value::parts)
                .noneMatch(
                        value -> is(value, type) || isArrayOf(value, type) || isUntold(value) || captures(value, type));
    }

    /** {@code for (Thread each : threads) each.start()}, or an array of them that others get. */
    private static boolean isArrayOf(Value value, String type) {
        return value instanceof Value.Allocation made
                && (made.type().equals(type + "[]") || made.type().equals(THREAD + "[]"));
    }

    private static boolean is(Value value, String type) {
        return value instanceof Value.Allocation made && made.type().equals(type);
    }

    private static boolean captures(Value value, String type) {
        return value instanceof Value.Functional function
                && (function.implementation().isConstructor()
                        || function.captured().stream().anyMatch(captured -> is(captured, type)));
    }

    /** Started through a variable whose value is not known. */
    private static boolean isUntold(Value value) {
        return value instanceof Value.Unknown unknown
                && unknown.type()
                        .filter(type -> !type.startsWith("java.lang.Thread"))
                        .isEmpty();
    }
}
