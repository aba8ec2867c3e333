package dev.unblock.analyzer.linking.entries;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.threads.RouterCalls;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.types.ValueParts;
import dev.unblock.analyzer.linking.values.DirectCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Below which paths a functional route is nested. A route is followed to what it becomes part of: the next call of its
 * chain, the {@code nest} that takes it, the method that returns it, the {@code path("/api", routes -> …)} around it.
 */
final class RouterPrefixes {

    private static final int DEEPEST = 200;
    private static final Set<String> NESTING = Set.of("nest", "andNest", "path");

    private final ProjectIndex index;
    private final DirectCalls calls;
    private final RouterCalls routers;

    RouterPrefixes(ProjectIndex index, DirectCalls calls, RouterCalls routers) {
        this.index = index;
        this.calls = calls;
        this.routers = routers;
    }

    /** Never empty: a route that is not nested has the empty prefix. */
    Set<String> of(int method, CallSite route) {
        Set<String> found = new TreeSet<>();
        follow(method, route, "", DEEPEST, found);
        return found;
    }

    private void follow(int method, CallSite call, String below, int depth, Set<String> found) {
        List<CallSite> users = depth == 0 ? List.of() : users(method, call);
        users.forEach(user -> follow(method, user, below(user, call, below), depth - 1, found));
        if (users.isEmpty() && (depth == 0 || !leave(method, call, below, depth, found))) {
            found.add(below);
        }
    }

    /** Calls that take the result of this one, as receiver or argument. */
    private List<CallSite> users(int method, CallSite call) {
        return index.method(method).calls().stream()
                .filter(other -> other.index() > call.index() && routers.isRouter(method, other))
                .filter(other -> Stream.concat(other.receiver().stream(), other.arguments().stream())
                        .anyMatch(value -> isResultOf(value, call)))
                .toList();
    }

    private static boolean isResultOf(Value value, CallSite call) {
        return value.alternatives()
                .anyMatch(part -> part instanceof Value.Result result && result.call() == call.index());
    }

    private static String below(CallSite user, CallSite call, String below) {
        boolean nested = NESTING.contains(user.target().name())
                && user.arguments().stream().anyMatch(argument -> isResultOf(argument, call));
        return nested ? Mappings.join(prefix(user), below) : below;
    }

    /** Out of the method: to its callers where it returns the route, to where its lambda is handed over. */
    private boolean leave(int method, CallSite call, String below, int depth, Set<String> found) {
        boolean returned = index.method(method).returned().stream().anyMatch(value -> isResultOf(value, call));
        List<DirectCalls.Caller> callers = returned
                ? calls.callers(method).stream()
                        .filter(caller -> !users(caller.method(), caller.call()).isEmpty())
                        .toList()
                : List.of();
        callers.forEach(caller -> follow(caller.method(), caller.call(), below, depth - 1, found));
        List<Taken> taken = taken(method);
        taken.forEach(by -> follow(by.method(), by.call(), Mappings.join(prefix(by.call()), below), depth - 1, found));
        return !callers.isEmpty() || !taken.isEmpty();
    }

    private record Taken(int method, CallSite call) {}

    /** The calls that nest what a lambda makes, given to them directly or by a method that returns the lambda. */
    private List<Taken> taken(int body) {
        List<Taken> taken = new ArrayList<>();
        for (DirectCalls.Made made : calls.makers(body)) {
            nesting(made.method(), argument -> argument.equals(made.functional()))
                    .forEach(taken::add);
            if (index.method(made.method()).returned().contains(made.functional())) {
                calls.callers(made.method())
                        .forEach(caller -> nesting(caller.method(), argument -> isResultOf(argument, caller.call()))
                                .forEach(taken::add));
            }
        }
        return taken;
    }

    private Stream<Taken> nesting(int method, Predicate<Value> argument) {
        return index.method(method).calls().stream()
                .filter(call -> NESTING.contains(call.target().name())
                        && routers.isRouter(method, call)
                        && call.arguments().stream().anyMatch(argument))
                .map(call -> new Taken(method, call));
    }

    /** {@code path("/api", …)} or {@code nest(path("/api"), …)}. */
    private static String prefix(CallSite nesting) {
        Stream<Value.Result> predicates = nesting.arguments().stream()
                .flatMap(ValueParts::all)
                .filter(Value.Result.class::isInstance)
                .map(Value.Result.class::cast)
                .filter(result -> result.target().owner().endsWith(".RequestPredicates"));
        return Stream.concat(RouterEntries.texts(nesting.arguments()), RouterEntries.paths(predicates))
                .findFirst()
                .orElse("");
    }
}
