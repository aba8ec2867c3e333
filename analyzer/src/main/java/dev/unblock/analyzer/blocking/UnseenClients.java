package dev.unblock.analyzer.blocking;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Clients of other systems that somebody else's library holds, which is not at hand. Two kinds of names tell enough:
 *
 * <ul>
 *   <li>an {@code …Api} beside an {@code ApiClient} or {@code ApiException}, as OpenAPI's generator writes them
 *       (<a href="https://openapi-generator.tech/docs/generators/java/">its documentation</a>): all its methods ask the other side;
 *   <li>a {@code …Client} that is told to do something: {@code client.createTableIfNotExists(name)}.
 * </ul>
 */
final class UnseenClients {

    private static final int LATENCY = 200;

    private static final Pattern HANDLE = Pattern.compile("(get|set|is|with|add)(ApiClient|HostIndex|CustomBaseUrl).*");

    private static final Pattern ASKS = Pattern.compile(
            "(?i:get|list|find|fetch|search|query|read|load|lookup|retrieve|describe|create|update|delete|put|post|patch|insert|upsert|send|publish|"
                    + "submit|execute|invoke|call|upload|download|encrypt|decrypt|authenticate|kill|terminate)([A-Z].*)?");

    /** A part of the client, what a request is made of, or a name without an argument, which is kept at hand. */
    private static final Pattern GIVES_HANDLE = Pattern.compile(
            "(get|create|find|lookup|load)[A-Za-z]*(Client|Cmd|Command|Builder|Config|Configuration|Options|Settings|Ur[il]|UR[IL]|Endpoint|Properties|Factory|"
                    + "Manager|Service|Provider|Reader|Request|Credentials|Context|Delegate|Headers?|Logger|Name|Id)");

    private static final Pattern NOT_NOW = Pattern.compile(".*(Async|NonBlocking|Reactive|Later|Future)\\d*");

    private static final Pattern DOES_NOT_WAIT = Pattern.compile(
            ".*(Async|Reactive|Rx|Mutiny|InMemory|Cache|Mock|Stub|Fake|Registered|Authorized|Response)[^.]*|"
                    + ".*\\.(reactive|rx|rxjava[23]?|async|mutiny|nio|netty|vertx|model|entity|domain|dto)\\..*|io\\.vertx\\..*|reactor\\..*");

    /** What is asked of a future, of a publisher, or of a request that is sent later. */
    private static final Set<String> OF_A_PROMISE = Set.of(
            "thenApply",
            "thenAccept",
            "thenCompose",
            "thenRun",
            "whenComplete",
            "handle",
            "exceptionally",
            "toCompletableFuture",
            "addListener",
            "addCallback",
            "get",
            "join",
            "subscribe",
            "block",
            "blockingGet",
            "flatMap",
            "flatMapMany",
            "doOnNext",
            "doOnSuccess",
            "doOnError",
            "onErrorResume",
            "await",
            "execute",
            "exec",
            "enqueue",
            "send",
            "call",
            "build");

    private final Program program;
    private final UnseenTypes types;
    private final Map<String, Boolean> asClient = new HashMap<>();
    private Optional<GeneratedClients> generated = Optional.empty();

    UnseenClients(Program program, UnseenTypes types) {
        this.program = program;
        this.types = types;
    }

    Optional<Wait> at(MethodFact method, CallSite call) {
        return isAsked(call)
                        && !isAnsweredLater(method, call)
                        && program.callees(method.key(), call).findAny().isEmpty()
                ? Optional.of(UnseenTypes.guess(method, call, Kind.HTTP, LATENCY))
                : Optional.empty();
    }

    private boolean isAsked(CallSite call) {
        String owner = call.target().owner();
        String name = call.target().name();
        if (call.dispatch() == CallSite.Dispatch.STATIC
                || call.target().isConstructor()
                || NOT_NOW.matcher(name).matches()) {
            return false;
        }
        if (owner.endsWith("Api")) {
            return isClient(owner)
                    && !HANDLE.matcher(name).matches()
                    && generated().holds(owner);
        }
        boolean keptAtHand = call.arguments().isEmpty() && !name.contains("All");
        return owner.endsWith("Client")
                && owner.contains(".")
                && isClient(owner)
                && !keptAtHand
                && ASKS.matcher(name).matches()
                && !GIVES_HANDLE.matcher(name).matches();
    }

    private boolean isClient(String type) {
        return asClient.computeIfAbsent(
                type,
                name -> types.isUnseen(name) && !DOES_NOT_WAIT.matcher(name).matches());
    }

    private static boolean isAnsweredLater(MethodFact method, CallSite call) {
        return UnseenTypes.isAnsweredLater(method, call)
                || call.arguments().stream().anyMatch(Value.Functional.class::isInstance)
                || method.calls().stream()
                        .filter(next -> OF_A_PROMISE.contains(next.target().name()))
                        .anyMatch(next -> next.receiver().stream()
                                .flatMap(Value::alternatives)
                                .anyMatch(call::gives));
    }

    /** All calls are gone through for them, which most applications need not. */
    private GeneratedClients generated() {
        if (generated.isEmpty()) {
            generated = Optional.of(GeneratedClients.of(program));
        }
        return generated.get();
    }
}
