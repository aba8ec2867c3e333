package dev.unblock.analyzer.rules.hygiene;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.Value;
import dev.unblock.analyzer.inspection.CallRule;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Place;
import dev.unblock.analyzer.inspection.Problem;
import dev.unblock.analyzer.inspection.Values;
import dev.unblock.model.Family;
import dev.unblock.model.Remedy;
import dev.unblock.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class HttpClientWithoutTimeout implements CallRule {

    /** Calls that make a client or a request, by {@code owner#name}, and what would set a limit beside or before them. */
    private static final Map<String, Set<String>> MAKERS = Map.ofEntries(
            Map.entry(
                    "org.springframework.web.client.RestTemplate#<init>",
                    Set.of("setRequestFactory", "setConnectTimeout", "setReadTimeout")),
            Map.entry(
                    "org.springframework.boot.web.client.RestTemplateBuilder#build",
                    Set.of(
                            "setConnectTimeout",
                            "setReadTimeout",
                            "connectTimeout",
                            "readTimeout",
                            "requestFactory",
                            "requestFactorySettings",
                            "requestFactoryBuilder")),
            Map.entry("org.springframework.web.client.RestClient#create", Set.of()),
            Map.entry("org.springframework.web.client.RestClient$Builder#build", Set.of("requestFactory")),
            Map.entry(
                    "org.springframework.http.client.SimpleClientHttpRequestFactory#<init>",
                    Set.of("setConnectTimeout", "setReadTimeout")),
            Map.entry("java.net.http.HttpClient#newHttpClient", Set.of()),
            Map.entry("java.net.http.HttpClient$Builder#build", Set.of("connectTimeout")),
            Map.entry("java.net.http.HttpRequest$Builder#build", Set.of("timeout")),
            Map.entry("java.net.URL#openConnection", Set.of("setReadTimeout")),
            Map.entry("org.apache.http.impl.client.HttpClients#createDefault", Set.of()),
            Map.entry("org.apache.http.impl.client.HttpClients#createSystem", Set.of()),
            Map.entry("org.apache.http.impl.client.HttpClients#createMinimal", Set.of()),
            Map.entry(
                    "org.apache.http.impl.client.HttpClientBuilder#build",
                    Set.of(
                            "setDefaultRequestConfig",
                            "setConnectionManager",
                            "setDefaultSocketConfig",
                            "useSystemProperties")),
            Map.entry("org.apache.http.client.config.RequestConfig$Builder#build", Set.of("setSocketTimeout", "copy")),
            Map.entry("org.apache.hc.client5.http.impl.classic.HttpClients#createDefault", Set.of()),
            Map.entry("org.apache.hc.client5.http.impl.classic.HttpClients#createSystem", Set.of()),
            Map.entry(
                    "org.apache.hc.client5.http.impl.classic.HttpClientBuilder#build",
                    Set.of("setDefaultRequestConfig", "setConnectionManager", "useSystemProperties")),
            Map.entry(
                    "org.springframework.http.client.HttpComponentsClientHttpRequestFactory#<init>",
                    Set.of("setConnectTimeout", "setReadTimeout", "setConnectionRequestTimeout", "setHttpClient")),
            Map.entry("java.net.URL#openStream", Set.of()),
            Map.entry(
                    "jakarta.ws.rs.client.ClientBuilder#newClient",
                    Set.of("connectTimeout", "readTimeout", "property")),
            Map.entry("jakarta.ws.rs.client.ClientBuilder#build", Set.of("connectTimeout", "readTimeout", "property")),
            Map.entry(
                    "javax.ws.rs.client.ClientBuilder#newClient", Set.of("connectTimeout", "readTimeout", "property")),
            Map.entry("javax.ws.rs.client.ClientBuilder#build", Set.of("connectTimeout", "readTimeout", "property")));

    private static final Set<String> APACHE = Set.of("org.apache.http.", "org.apache.hc.");
    private static final Set<String> LIMITS_OF_FACTORIES = Set.of("setReadTimeout", "setConnectTimeout");

    private static final Set<String> READ_LIMITS = Set.of("readTimeout", "setReadTimeout", "setSoTimeout");
    private static final String DURATION = "java.time.Duration";
    private static final Set<String> ZERO_IS_ENDLESS = Set.of(
            "okhttp3.OkHttpClient$Builder",
            "java.net.Socket",
            "java.net.URLConnection",
            "org.springframework.http.client.SimpleClientHttpRequestFactory");

    @Override
    public Family family() {
        return Family.HYGIENE;
    }

    @Override
    public String summary() {
        return "An HTTP client or request without a timeout waits for as long as the other side likes.";
    }

    @Override
    public Stream<Problem> inspect(Inspection inspection) {
        return Stream.concat(CallRule.super.inspect(inspection), GrpcDeadlines.inspect(inspection));
    }

    @Override
    public Optional<Problem> judge(Inspection inspection, Call call) {
        if (isTurnedOff(inspection, call)) {
            return Optional.of(Problem.at(call.method(), call.site())
                    .severity(Severity.INFO)
                    .message(
                            call.name() + " with zero turns the limit off: a partner that hangs takes every thread that"
                                    + " calls it. Give it a limit, unless the answer is a stream without an end."));
        }
        if (UnlimitedSocket.isReadHere(inspection, call)) {
            return Optional.of(UnlimitedSocket.problem(inspection, call));
        }
        Set<String> limits = MAKERS.get(call.owner() + "#" + call.name());
        if (limits == null
                || isConfigured(inspection, call)
                || isLimited(inspection, call, limits)
                || isLimitedByRequest(inspection, call)
                || isOnlyConnected(call)
                || isOnlyAskedForItsParts(call)
                || isLimitedInItsField(inspection, call, limits)
                || call.owner().equals(Urls.URL) && !Urls.isRemote(inspection, call) && !isGivenTimeToConnect(call)) {
            return Optional.empty();
        }
        boolean holdsNoThread = isOnlySentAsync(inspection, call);
        return Optional.of(Problem.at(call.method(), call.site())
                .severity(
                        inspection.place(call.method()) == Place.MAIN
                                        || BeanUse.isUnused(inspection, call.method())
                                        || !isReached(inspection, call)
                                ? Severity.INFO
                                : holdsNoThread ? Severity.MEDIUM : Severity.HIGH)
                .message(
                        holdsNoThread
                                ? "Nothing limits how long this HTTP request stays open: when the partner hangs its"
                                        + " future never completes, and whoever waits for it waits as long. Set a"
                                        + " timeout."
                                : message(call))
                .remedy(Remedy.recipe("AddHttpClientTimeouts", 0)));
    }

    /** Whatever address the connection was opened to, it is one that takes time. */
    private static boolean isGivenTimeToConnect(Call call) {
        return call.method().calls().stream()
                .filter(other -> other.target().name().equals("setConnectTimeout"))
                .anyMatch(other -> other.receiver().filter(call.site()::gives).isPresent());
    }

    private static String message(Call call) {
        String what = "this HTTP " + (isRequest(call) ? "request" : "client") + " waits";
        boolean connects = call.method().calls().stream()
                .anyMatch(other -> other.target().name().equals("setConnectTimeout"));
        return connects
                ? "Only the time to connect is limited, not how long " + what
                        + " for the answer: a partner that hangs takes every thread that calls it. Set a read timeout."
                : "Nothing limits how long " + what
                        + ": a partner that hangs takes every thread that calls it. Set connect and read timeouts.";
    }

    /** A thread is known to come by, here or where the field is used that keeps the client. */
    private static boolean isReached(Inspection inspection, Call call) {
        return inspection.traffic().isReached(call.method())
                || call.method().accesses().stream()
                        .filter(access ->
                                access.written().stream().flatMap(Value::parts).anyMatch(call.site()::gives))
                        .flatMap(access -> inspection.callsOn(access.field()).stream())
                        .anyMatch(use -> inspection.traffic().isReached(use.method()));
    }

    private static boolean isTurnedOff(Inspection inspection, Call call) {
        return READ_LIMITS.contains(call.name())
                && call.site().arguments().stream().limit(1).anyMatch(HttpClientWithoutTimeout::isZero)
                && ZERO_IS_ENDLESS.stream().anyMatch(type -> inspection.isSubtype(call.owner(), type));
    }

    /** {@code 0}, {@code Duration.ZERO} or {@code Duration.ofSeconds(0)}. */
    private static boolean isZero(Value limit) {
        return Values.text(limit).filter("0"::equals).isPresent()
                || limit instanceof Value.FieldRead read
                        && read.field().owner().equals(DURATION)
                        && read.field().name().equals("ZERO")
                || limit instanceof Value.Result made
                        && made.target().owner().equals(DURATION)
                        && made.target().name().startsWith("of")
                        && made.arguments().stream().limit(1).anyMatch(HttpClientWithoutTimeout::isZero);
    }

    /** The connection is opened with a limit, and nothing is read from it. */
    private static boolean isOnlyConnected(Call call) {
        List<String> names = call.method().calls().stream()
                .map(other -> other.target().name())
                .toList();
        return call.name().equals("openConnection")
                && names.contains("connect")
                && names.contains("setConnectTimeout")
                && names.stream().noneMatch(name -> name.matches("get(InputStream|Content.*|Response.*|Header.*)"));
    }

    /** {@code new RestTemplate().getMessageConverters()}: made for what it holds, and let go. */
    private static boolean isOnlyAskedForItsParts(Call call) {
        List<CallSite> asked = call.method().calls().stream()
                .filter(other -> other.receiver().filter(call.site()::gives).isPresent())
                .toList();
        return call.site().target().isConstructor()
                && !asked.isEmpty()
                && asked.stream().allMatch(other -> other.target().name().equals("getMessageConverters"))
                && !isKept(call);
    }

    private static boolean isKept(Call call) {
        return Stream.of(
                        call.method().accesses().stream().flatMap(access -> access.written().stream()),
                        call.method().returned().stream(),
                        call.method().calls().stream().flatMap(other -> other.arguments().stream()))
                .flatMap(values -> values)
                .flatMap(Value::alternatives)
                .anyMatch(call.site()::gives);
    }

    /** The class that makes the request sends its requests by {@code sendAsync} alone. */
    private static boolean isOnlySentAsync(Inspection inspection, Call call) {
        Set<String> sends = inspection.program().type(call.method().key().owner()).stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.calls().stream())
                .filter(other -> inspection.isSubtype(other.target().owner(), "java.net.http.HttpClient"))
                .map(other -> other.target().name())
                .filter(name -> name.startsWith("send"))
                .collect(Collectors.toSet());
        return isRequest(call) && sends.equals(Set.of("sendAsync"));
    }

    private static boolean isRequest(Call call) {
        return call.owner().startsWith("java.net.http.HttpRequest");
    }

    /** A limit is set in the chain that ends here, on the same object nearby, or by what the constructor is given. */
    private static boolean isLimited(Inspection inspection, Call call, Set<String> limits) {
        CallSite site = call.site();
        return site.receiver().stream()
                        .flatMap(Values::chain)
                        .anyMatch(link -> limits.contains(link.target().name()))
                || call.method().calls().stream()
                        .anyMatch(c -> limits.contains(c.target().name()))
                || site.target().isConstructor() && !site.arguments().isEmpty()
                || isMadeElsewhere(inspection, call.method(), site);
    }

    /** Requests of Apache, and the factories that Spring puts before its clients, bring limits of their own. */
    private static boolean isLimitedByRequest(Inspection inspection, Call call) {
        return APACHE.stream().anyMatch(call.owner()::startsWith)
                && inspection.program().type(call.method().key().owner()).stream()
                        .flatMap(type -> type.methods().stream())
                        .flatMap(method -> method.calls().stream())
                        .anyMatch(HttpClientWithoutTimeout::limitsRequests);
    }

    private static boolean limitsRequests(CallSite call) {
        String owner = call.target().owner();
        String name = call.target().name();
        return (name.equals("setConfig") || name.equals("setRequestConfig"))
                        && APACHE.stream().anyMatch(owner::startsWith)
                || LIMITS_OF_FACTORIES.contains(name)
                        && owner.startsWith("org.springframework.http.client.HttpComponents");
    }

    /** Made with the object that holds it, and told its limits later. */
    private static boolean isLimitedInItsField(Inspection inspection, Call call, Set<String> limits) {
        return call.method().accesses().stream()
                .filter(access ->
                        access.written().stream().flatMap(Value::alternatives).anyMatch(call.site()::gives))
                .flatMap(access -> inspection.callsOn(access.field()).stream())
                .anyMatch(other -> limits.contains(other.name()));
    }

    /** A builder that comes from elsewhere, or is a copy, was perhaps given its limits there; Spring's own has none. */
    private static boolean isMadeElsewhere(Inspection inspection, MethodFact method, CallSite site) {
        Optional<Value> start = site.receiver()
                .flatMap(receiver -> Values.chain(receiver).reduce((first, second) -> second))
                .flatMap(Value.Result::receiver)
                .or(site::receiver);
        boolean given = start.filter(value -> value instanceof Value.FieldRead
                                || value instanceof Value.Parameter
                                        && !site.target().owner().startsWith("org.springframework.")
                                || value instanceof Value.Unknown)
                        .isPresent()
                && !method.key().isConstructor();
        boolean copied = site.receiver().stream()
                .flatMap(Values::chain)
                .anyMatch(link -> link.target().name().equals("copy")
                        || inspection.program().method(link.target()).isPresent()
                        || link.target().name().equals("newBuilder")
                                && link.target().parameterTypes().size() > 1);
        return site.target().name().equals("build") && (given || copied);
    }

    /** Spring Boot sets limits on the clients whose builders it makes. */
    private static boolean isConfigured(Inspection inspection, Call call) {
        return call.owner().startsWith("org.springframework.")
                && call.name().equals("build")
                && inspection.program().facts().settings().keySet().stream()
                        .anyMatch(key -> key.startsWith("spring.http.client") && key.endsWith("timeout"));
    }
}
