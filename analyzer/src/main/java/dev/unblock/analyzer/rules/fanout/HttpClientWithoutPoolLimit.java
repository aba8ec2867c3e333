package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds pooled HTTP clients whose pool nobody sized: 2 connections a host, or no limit at all. */
final class HttpClientWithoutPoolLimit implements CallRule {

    private static final Set<String> APACHE_BUILDERS = Set.of(
            "org.apache.http.impl.client.HttpClientBuilder",
            "org.apache.http.impl.nio.client.HttpAsyncClientBuilder",
            "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder",
            "org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder");
    private static final Set<String> APACHE_POOLS = Set.of(
            "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
            "org.apache.http.impl.nio.conn.PoolingNHttpClientConnectionManager",
            "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager");
    private static final Set<String> PER_ROUTE =
            Set.of("setMaxConnPerRoute", "setDefaultMaxPerRoute", "setMaxPerRoute");
    private static final Set<String> TOTAL = Set.of("setMaxConnTotal", "setMaxTotal");
    private static final Set<String> LIMITS = Set.of(
            "setMaxPoolSize",
            "setHttp2MaxPoolSize",
            "setMaxWaitQueueSize",
            "maxConnections",
            "pendingAcquireMaxCount",
            "setMaxRequests",
            "setMaxRequestsPerHost",
            "setMaxConnTotal",
            "setMaxConnPerRoute",
            "setMaxTotal",
            "setDefaultMaxPerRoute",
            "maxConcurrency",
            "setMaximumPoolSize");
    private static final List<String> LIMITED = List.of(
            "io.vertx.",
            "reactor.netty.",
            "okhttp3.",
            "org.apache.http.",
            "org.apache.hc.",
            "software.amazon.awssdk.",
            "com.zaxxer.hikari.");
    private static final Set<String> BRINGS_BOTH = Set.of("setConnectionManager");
    private static final Set<String> SYSTEM = Set.of("useSystemProperties");

    @Override
    public Family family() {
        return Family.FAN_OUT;
    }

    @Override
    public String summary() {
        return "A pooled HTTP client keeps the default limits of its pool, which fit no number of callers.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (liftsLimit(call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.LOW)
                    .message(call.name()
                            + " lifts the limit here: under load this client opens as many connections, or lets as many"
                            + " callers queue, as there are requests, and takes the partner or the process down. Give it the number"
                            + " that the partner allows."));
        }
        boolean builds = APACHE_BUILDERS.contains(call.owner()) && call.name().equals("build");
        boolean makes = call.site().target().isConstructor() && APACHE_POOLS.contains(call.owner());
        if (!builds && !makes
                || isSet(call, SYSTEM)
                || builds && isSet(call, BRINGS_BOTH)
                || isOfOneCall(call)
                || isSet(call, PER_ROUTE) && isSet(call, TOTAL)) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(isSet(call, TOTAL) ? Severity.MEDIUM : Severity.INFO)
                .message((isSet(call, PER_ROUTE)
                                ? "The pool of this HTTP client has no total of its own (20 to 25 by default)"
                                : "The pool of this HTTP client gives 2 to 5 connections to each host by default")
                        + ", however many threads call: the rest queue for a connection, unseen. Set the limits per route and"
                        + " in total to what the callers need and the partner allows."));
    }

    /** By its own type, or, where that is not told, by what the chain of settings begins with. */
    private static boolean isLimited(Call call) {
        Stream<String> begun = call.site().receiver().stream()
                .flatMap(Value::parts)
                .flatMap(part -> part instanceof Value.Allocation made
                        ? Stream.of(made.type())
                        : part instanceof Value.Result result
                                ? Stream.of(result.target().owner())
                                : Stream.empty());
        return Stream.concat(Stream.of(call.owner()), begun)
                .anyMatch(type -> LIMITED.stream().anyMatch(type::startsWith));
    }

    /** The largest number, or the one that means none. */
    private static boolean liftsLimit(Call call) {
        return LIMITS.contains(call.name())
                && isLimited(call)
                && call.site().arguments().stream()
                        .limit(1)
                        .anyMatch(given -> Values.isLargestInt(given)
                                || Values.text(given).filter("-1"::equals).isPresent());
    }

    /** Closed where it was made: one call has it, and needs one connection. */
    private static boolean isOfOneCall(Call call) {
        return call.method().calls().stream()
                .anyMatch(other -> other.target().name().equals("close")
                        && other.receiver().filter(call.site()::gives).isPresent());
    }

    /** In the chain that ends here, or on the same object nearby. */
    private static boolean isSet(Call call, Set<String> names) {
        Stream<String> chain = call.site().receiver().stream()
                .flatMap(Values::chain)
                .map(link -> link.target().name());
        Stream<String> nearby =
                call.method().calls().stream().map(CallSite::target).map(target -> target.name());
        return Stream.concat(chain, nearby).anyMatch(names::contains);
    }
}
