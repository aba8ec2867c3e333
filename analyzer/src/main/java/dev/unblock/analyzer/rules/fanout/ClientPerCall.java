package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Keepers;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Severity;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds HTTP clients, with their connection pools and threads, that are made for one call and thrown away. */
final class ClientPerCall implements CallRule {

    private static final Set<String> MAKERS = Set.of(
            "java.net.http.HttpClient#newHttpClient",
            "java.net.http.HttpClient$Builder#build",
            "org.apache.http.impl.client.HttpClients#createDefault",
            "org.apache.http.impl.client.HttpClients#createSystem",
            "org.apache.http.impl.client.HttpClientBuilder#build",
            "org.apache.hc.client5.http.impl.classic.HttpClients#createDefault",
            "org.apache.hc.client5.http.impl.classic.HttpClients#createSystem",
            "org.apache.hc.client5.http.impl.classic.HttpClientBuilder#build",
            "io.grpc.ManagedChannelBuilder#build",
            "io.vertx.ext.web.client.WebClient#create",
            "jakarta.ws.rs.client.ClientBuilder#newClient",
            "javax.ws.rs.client.ClientBuilder#newClient",
            "com.mongodb.client.MongoClients#create",
            "com.zaxxer.hikari.HikariDataSource#<init>",
            "io.lettuce.core.RedisClient#create",
            "org.apache.kafka.clients.producer.KafkaProducer#<init>",
            "redis.clients.jedis.JedisPool#<init>",
            "okhttp3.OkHttpClient#<init>",
            "okhttp3.OkHttpClient$Builder#build");

    /** They open a connection, or a pool of them, where a pool that all share has one at hand. */
    private static final Set<String> CONNECTS = Set.of(
            "java.sql.DriverManager#getConnection",
            "com.rabbitmq.client.ConnectionFactory#newConnection",
            "redis.clients.jedis.Jedis#<init>");

    /** Somebody who sets something up tries it once, with a client for just that. */
    private static final Pattern TRIAL = Pattern.compile(
            "(do)?(?i:test|try|validate|verify|check)\\w*(Connection|Connectivity|Proxy|Url|URL|Server|Credentials?|Config(uration)?|Settings?|Webhook)");

    private static final String CLIENT =
            "A client is made for every call: each has a pool of connections and threads of its own, no connection"
                    + " is used twice, and nothing limits how many there are. Make one, and let all calls share it.";
    private static final String CONNECTION =
            "A connection is opened for every call: that costs more than the call itself, and nothing limits how many"
                    + " are open at once. Take it from a pool that all calls share, as of a DataSource.";

    private static final Set<String> KEEPS = Set.of("put", "putIfAbsent", "add", "set");

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
        return "A client or connection is made for every call, with sockets and threads of its own.";
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        String made = call.owner() + "#" + call.name();
        if (isUsedOnce(inspection, call)) {
            return Optional.of(
                    Problem.at(call.method(), call.site())
                            .severity(Severity.LOW)
                            .message(
                                    "A RestTemplate is made for one call and thrown away: each builds its converters anew, and what is set up for the"
                                            + " application's own, such as limits and interceptors, does not hold for it. Inject one."));
        }
        boolean connects = CONNECTS.contains(made);
        if (!connects && !MAKERS.contains(made)) {
            return Optional.empty();
        }
        Place place = inspection.place(call.method());
        boolean often = connects
                ? place.compareTo(Place.LISTENER) <= 0
                : place.compareTo(Place.VIRTUAL) <= 0 || place == Place.NOWHERE;
        if (!often
                || isSeed(call)
                || sharesPool(call)
                || isFunction(inspection, call.method(), place)
                || inspection.accesses().isBuilding(call.method())
                || isKept(inspection, call)) {
            return Optional.empty();
        }
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(severity(call, place))
                .message(connects ? CONNECTION : CLIENT));
    }

    /** {@code new RestTemplate().getForObject(..)} for each request. */
    private static boolean isUsedOnce(Inspection inspection, Call call) {
        return call.owner().equals("org.springframework.web.client.RestTemplate")
                && call.site().target().isConstructor()
                && inspection.place(call.method()).isConcurrent()
                && !inspection.accesses().isBuilding(call.method())
                && call.method().calls().stream()
                        .anyMatch(next -> next.target().owner().equals(call.owner())
                                && next.target().name().matches("get.*|post.*|put|delete|exchange|execute|patch.*")
                                && next.receiver().filter(call.site()::gives).isPresent())
                && !isKept(inspection, call);
    }

    private static Severity severity(Call call, Place place) {
        if (TRIAL.matcher(call.method().named().name()).matches()) {
            return Severity.INFO;
        }
        if (place == Place.SCHEDULER) {
            return Severity.INFO;
        }
        return place == Place.NOWHERE ? Severity.LOW : Severity.MEDIUM;
    }

    /** {@code new OkHttpClient().newBuilder()}: what is built of it is the client. */
    private static boolean isSeed(Call call) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals("newBuilder"))
                .anyMatch(other -> other.receiver().filter(call.site()::gives).isPresent());
    }

    /** {@code client.newBuilder().readTimeout(..).build()}: with the connections and threads of the client that is there. */
    private static boolean sharesPool(Call call) {
        return call.owner().startsWith("okhttp3.")
                && call.site().receiver().stream()
                        .flatMap(Values::chain)
                        .filter(link -> link.target().name().equals("newBuilder"))
                        .flatMap(link -> link.receiver().stream())
                        .anyMatch(client -> client instanceof Value.FieldRead || client instanceof Value.Parameter);
    }

    /** Who runs an unnamed object's {@code apply} is not seen here; most often it is a map that keeps what it gives. */
    private static boolean isFunction(Inspection inspection, MethodFact method, Place place) {
        return place == Place.NOWHERE
                && method.key().owner().matches(".*\\$\\d+")
                && inspection.isSubtype(method.key().owner(), "java.util.function.Function");
    }

    /** Stored, returned, or given to something that is made of it. */
    private static boolean isKept(Inspection inspection, Call call) {
        MethodFact method = call.method();
        Stream<Value> kept = Stream.concat(
                method.returned().stream(), method.accesses().stream().flatMap(access -> access.written().stream()));
        Stream<Value> given = method.calls().stream()
                .filter(other -> other.index() != call.site().index()
                        && (other.target().isConstructor()
                                || KEEPS.contains(other.target().name())
                                || inspection.program().method(other.target()).isPresent()))
                .flatMap(other -> other.arguments().stream());
        return Stream.concat(kept, given).flatMap(ClientPerCall::held).anyMatch(call.site()::gives)
                || Keepers.keepWhatItMakes(inspection, method)
                || method.key().isConstructor()
                || method.named().isConstructor();
    }

    /** The value itself and what a new object was given; what was asked of it is another matter. */
    private static Stream<Value> held(Value value) {
        return value.alternatives()
                .flatMap(one -> one instanceof Value.Allocation made
                        ? Stream.concat(
                                Stream.of(one), made.arguments().stream().flatMap(ClientPerCall::held))
                        : Stream.of(one));
    }
}
