package dev.unblock.analyzer.linking.threads;

import dev.unblock.analyzer.facts.Attribution;
import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.linking.types.ProjectIndex;
import dev.unblock.analyzer.linking.values.DirectCalls;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which calls build functional routes: those of Spring's own builders, and of builders that others made after them. */
public final class RouterCalls {

    /** Methods that take a path and a handler. */
    public static final Set<String> VERBS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private static final String REACTIVE = "org.springframework.web.reactive.function.server.";
    private static final String SERVLET = "org.springframework.web.servlet.function.";
    private static final Set<String> BUILDING =
            Set.of("route", "andRoute", "nest", "andNest", "path", "add", "and", "filter", "build");
    private static final int LONGEST = 100;

    private final ProjectIndex index;
    private final DirectCalls calls;

    /** Whose threads serve the routes. */
    public enum Stack {
        WEBFLUX,
        MVC,
        /** The builder does not tell. */
        OPEN
    }

    public RouterCalls(ProjectIndex index, DirectCalls calls) {
        this.index = index;
        this.calls = calls;
    }

    public boolean isRouter(int method, CallSite call) {
        return stack(method, call).isPresent();
    }

    /** Empty for calls that build no routes. */
    public Optional<Stack> stack(int method, CallSite call) {
        String owner = call.target().owner();
        if (index.isOwn(owner)) {
            return Optional.empty();
        }
        Optional<Stack> named = ofSpring(owner).or(() -> byHandler(call));
        boolean open = call.attribution() == Attribution.IMPORTS
                && (VERBS.contains(call.target().name())
                        || BUILDING.contains(call.target().name()));
        return named.isEmpty() && open
                ? byBeginning(beginning(method, call).target().owner())
                : named.or(() -> builder(owner));
    }

    private static Optional<Stack> ofSpring(String owner) {
        if (owner.startsWith(REACTIVE + "RouterFunction")) {
            return Optional.of(Stack.WEBFLUX);
        }
        return owner.startsWith(SERVLET + "RouterFunction") ? Optional.of(Stack.MVC) : Optional.empty();
    }

    private static Optional<Stack> byHandler(CallSite call) {
        return call.target().parameterTypes().stream()
                .filter(type -> type.endsWith(".HandlerFunction"))
                .map(type -> type.startsWith(REACTIVE) ? Stack.WEBFLUX : Stack.MVC)
                .findFirst();
    }

    /** Without a class path a chain is known by what it begins with. */
    private static Optional<Stack> byBeginning(String owner) {
        return ofSpring(owner).or(() -> builder(owner));
    }

    private static Optional<Stack> builder(String owner) {
        String simple = owner.substring(owner.lastIndexOf('.') + 1);
        if (!simple.contains("RouteBuilder") && !simple.contains("RouterBuilder")) {
            return Optional.empty();
        }
        String lower = owner.toLowerCase(Locale.ROOT);
        if (lower.contains("webflux") || lower.contains("reactive")) {
            return Optional.of(Stack.WEBFLUX);
        }
        return Optional.of(lower.contains("webmvc") || lower.contains("servlet") ? Stack.MVC : Stack.OPEN);
    }

    /** Chains are longer than values are deep, so that the way goes from call to call. */
    private CallSite beginning(int method, CallSite call) {
        CallSite at = call;
        for (int i = 0; i < LONGEST; i++) {
            Optional<CallSite> before = at.receiver()
                    .flatMap(receiver -> receiver.alternatives().findFirst())
                    .filter(Value.Result.class::isInstance)
                    .flatMap(result -> calls.site(method, ((Value.Result) result).call()));
            if (before.isEmpty()) {
                return at;
            }
            at = before.get();
        }
        return at;
    }
}
