package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.AnnotationFact;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodKey;
import dev.unblock.analyzer.facts.Site;
import dev.unblock.analyzer.facts.Span;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Rule;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.analyzer.program.Program.CallEdge;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class NullReturnedAsFuture implements Rule {

    private static final Set<String> LOOKS_UP = Set.of("get", "remove", "poll", "peek", "getOrDefault");

    /** What takes a function that is to give a future, and fails where it gives null. */
    private static final Set<String> TAKES_FUTURES = Set.of(
            "thenCompose",
            "thenComposeAsync",
            "exceptionallyCompose",
            "exceptionallyComposeAsync",
            "transformAsync",
            "submitAsync",
            "catchingAsync");

    private static final Set<String> TAKES_PUBLISHERS =
            Set.of("flatMap", "flatMapMany", "concatMap", "switchMap", "onErrorResume", "defer");

    private static final Set<String> GIVES_FUTURES = Set.of(
            "com.google.common.util.concurrent.AsyncFunction", "com.google.common.util.concurrent.AsyncCallable");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "A method that promises a future returns null.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        Set<MethodKey> functions = functions(inspection);
        List<MethodFact> promising = inspection
                .methods()
                .filter(method -> givesNull(inspection, method, functions.contains(method.key())))
                .toList();
        return promising.stream().flatMap(method -> problems(inspection, method));
    }

    /** Lambdas of which somebody wants a future. */
    private static Set<MethodKey> functions(Inspection inspection) {
        Stream<Value.Functional> taken = inspection
                .calls()
                .filter(call -> TAKES_FUTURES.contains(call.name())
                        || TAKES_PUBLISHERS.contains(call.name()) && Futures.isPublisher(inspection, call.owner()))
                .flatMap(call -> Values.functions(call.site()));
        Stream<Value.Functional> returned = inspection
                .methods()
                .filter(method -> GIVES_FUTURES.contains(method.key().returnType()))
                .flatMap(method -> method.returned().stream())
                .flatMap(Value::alternatives)
                .filter(Value.Functional.class::isInstance)
                .map(Value.Functional.class::cast);
        return Stream.concat(taken, returned)
                .map(Value.Functional::implementation)
                .collect(Collectors.toSet());
    }

    private static boolean givesNull(Inspection inspection, MethodFact method, boolean wanted) {
        String type = method.key().returnType();
        boolean promises = wanted || Futures.isFuture(inspection, type) || Futures.isPublisher(inspection, type);
        List<Value> returned =
                method.returned().stream().flatMap(Value::alternatives).toList();
        boolean returnsNull = returned.stream().anyMatch(Values::isNull);
        return promises
                && returnsNull
                && !saysSo(method)
                && returned.stream().noneMatch(NullReturnedAsFuture::isLookedUp);
    }

    /** One for each place that gives null, where the source tells; else one for the method. */
    private static Stream<Problem> problems(Inspection inspection, MethodFact method) {
        List<Span> nulls = inspection.program().facts().files().stream()
                .filter(file -> file.path().equals(method.site().file()))
                .flatMap(file -> file.nulls().stream())
                .filter(given -> isIn(inspection, method, given))
                .toList();
        Severity severity = severity(inspection, method);
        return nulls.isEmpty()
                ? Stream.of(problem(Problem.at(method), method, severity))
                : nulls.stream()
                        .map(given -> problem(
                                Problem.at(
                                        method,
                                        site(method, given),
                                        method.key().signature()),
                                method,
                                severity));
    }

    private static Site site(MethodFact method, Span given) {
        return new Site(method.site().file(), given.firstLine(), given.firstColumn(), given.lastLine(), 0);
    }

    /** It stands in the method, and in none that is written inside it. */
    private static boolean isIn(Inspection inspection, MethodFact method, Span given) {
        return holds(method, given)
                && inspection
                        .methods()
                        .filter(other ->
                                other.site().file().equals(method.site().file()))
                        .noneMatch(other -> isInside(method, other) && holds(other, given));
    }

    private static boolean isInside(MethodFact around, MethodFact other) {
        return !other.key().equals(around.key())
                && isAtOrBefore(around.site(), other.site().line(), other.site().column())
                && other.endLine() <= around.endLine()
                && !(other.site().line() == around.site().line()
                        && other.site().column() == around.site().column());
    }

    private static boolean holds(MethodFact method, Span given) {
        return isAtOrBefore(method.site(), given.firstLine(), given.firstColumn())
                && given.lastLine() <= method.endLine();
    }

    private static boolean isAtOrBefore(Site start, int line, int column) {
        return start.line() < line || start.line() == line && (column == 0 || start.column() <= column);
    }

    /** Loud where a caller is seen to go on with it; who keeps it with others, or is not at hand, may look for nulls first. */
    private static Severity severity(Inspection inspection, MethodFact method) {
        List<CallEdge> calls = inspection.program().callers(method.key());
        boolean goesOn = calls.isEmpty()
                ? !inspection.isApplication() && isChained(inspection, method)
                : calls.stream().anyMatch(call -> goesOn(inspection, call));
        return goesOn || isFunction(method) ? Severity.HIGH : Severity.INFO;
    }

    /** Stages and publishers are there to be chained, a {@code Future} to be kept until it is done. */
    private static boolean isChained(Inspection inspection, MethodFact method) {
        String type = method.key().returnType();
        return inspection.isSubtype(type, "java.util.concurrent.CompletionStage")
                || Futures.isPublisher(inspection, type);
    }

    /** The caller calls something on it at once, or hands it on to its own. */
    private static boolean goesOn(Inspection inspection, CallEdge call) {
        return inspection
                .program()
                .method(call.caller())
                .filter(caller ->
                        caller.returned().stream().flatMap(Value::alternatives).anyMatch(call.site()::gives)
                                || caller.calls().stream()
                                        .flatMap(next -> next.receiver().stream())
                                        .flatMap(Value::alternatives)
                                        .anyMatch(call.site()::gives))
                .isPresent();
    }

    private static Problem problem(Problem place, MethodFact method, Severity severity) {
        return place.severity(severity)
                .message((isFunction(method)
                                ? "This function is to give a future"
                                : "This method promises a " + method.key().returnType())
                        + " and returns null in one way: the caller's next stage fails far from here. Return a"
                        + " completed or failed one.");
    }

    /** A lambda, whose taker goes on with what it gives. */
    private static boolean isFunction(MethodFact method) {
        return method.writtenIn().isPresent();
    }

    private static boolean saysSo(MethodFact method) {
        return method.annotations().stream()
                .map(AnnotationFact::type)
                .anyMatch(type -> type.endsWith("Nullable") || type.endsWith("CheckForNull"));
    }

    /** A future that was kept somewhere: null says that there is none, as {@code Map.get} does. */
    private static boolean isLookedUp(Value value) {
        return value instanceof Value.FieldRead
                || value instanceof Value.Result result
                        && LOOKS_UP.contains(result.target().name())
                        && result.target().owner().startsWith("java.util.");
    }
}
