package dev.unblock.migration.hazards;

import dev.unblock.analyzer.facts.CallSite;
import dev.unblock.analyzer.facts.MethodFact;
import dev.unblock.analyzer.facts.MethodFact.CatchFact;
import dev.unblock.analyzer.program.Program;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Uses of a synchronous client that another client would answer differently. */
final class ClientSemantics implements HazardCheck {

    private static final List<String> CLIENTS = List.of(
            "org.springframework.web.client.RestTemplate",
            "org.springframework.web.client.RestOperations",
            "org.springframework.boot.web.client.RestTemplateBuilder",
            "org.springframework.http.client.support.InterceptingHttpAccessor",
            "org.springframework.http.client.support.HttpAccessor");
    private static final Set<String> OWN_WAYS = Set.of(
            "execute",
            "setErrorHandler",
            "setInterceptors",
            "getInterceptors",
            "setRequestFactory",
            "setMessageConverters",
            "getMessageConverters",
            "setUriTemplateHandler",
            "errorHandler",
            "interceptors",
            "additionalInterceptors",
            "requestFactory",
            "customizers",
            "additionalCustomizers");
    private static final String EXCEPTIONS = "org.springframework.web.client.";
    /** It is thrown for everything, whatever the client. */
    private static final Set<String> COMMON = Set.of(EXCEPTIONS + "RestClientException");

    private final Program program;

    ClientSemantics(Program program) {
        this.program = program;
    }

    @Override
    public Stream<Sighting> in(MethodFact method) {
        Stream<Sighting> ownWays = method.calls().stream()
                .filter(this::isOwnWay)
                .map(call -> Sighting.of(
                        Hazard.H27,
                        method.key(),
                        call.site(),
                        method.named().signature() + " calls " + call.target().signature()
                                + ", which another client has no like of"));
        Stream<Sighting> caught = method.catches().stream()
                .filter(ClientSemantics::tellsApart)
                .map(clause -> Sighting.of(
                        Hazard.H27,
                        method.key(),
                        clause.site(),
                        method.named().signature() + " catches " + String.join(" | ", clause.types())
                                + ", which another client does not throw"));
        return Stream.concat(ownWays, caught);
    }

    private boolean isOwnWay(CallSite call) {
        return OWN_WAYS.contains(call.target().name())
                && CLIENTS.stream().anyMatch(client -> program.facts()
                        .hierarchy()
                        .isSubtype(call.target().owner(), client));
    }

    private static boolean tellsApart(CatchFact clause) {
        return clause.types().stream().anyMatch(type -> type.startsWith(EXCEPTIONS) && !COMMON.contains(type));
    }
}
