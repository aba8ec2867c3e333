package dev.unblock.analyzer.rules.fanout;

import dev.unblock.analyzer.blocking.Kind;
import dev.unblock.analyzer.blocking.Wait;
import dev.unblock.analyzer.inspection.Inspection;
import dev.unblock.analyzer.inspection.Inspection.Call;
import dev.unblock.analyzer.inspection.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pools of connections whose size the program says, by its settings or in its code. */
enum ConnectionPools {
    DATABASE(
            "the database",
            List.of(
                    "com.zaxxer.hikari.",
                    "org.apache.commons.dbcp",
                    "org.apache.tomcat.jdbc.pool.",
                    "com.mchange.v2.c3p0."),
            Set.of("setMaximumPoolSize", "setMaxTotal", "setMaxActive", "setMaxPoolSize")),
    PARTNER(
            "one partner",
            List.of("org.apache.http.", "org.apache.hc.client5."),
            Set.of("setDefaultMaxPerRoute", "setMaxConnPerRoute")),
    REDIS("Redis", List.of("redis.clients.jedis."), Set.of("setMaxTotal"));

    private static final List<String> SETTINGS =
            List.of("spring.datasource.hikari.maximum-pool-size", "spring.datasource.tomcat.max-active");
    private static final String OF_SPRING = "org.springframework.http.client.HttpComponentsClientHttpRequestFactory";

    private final String to;
    private final List<String> libraries;
    private final Set<String> setters;

    ConnectionPools(String to, List<String> libraries, Set<String> setters) {
        this.to = to;
        this.libraries = libraries;
        this.setters = setters;
    }

    /** Whom its connections lead to, in words. */
    String to() {
        return to;
    }

    /** The most connections that some pool of this kind has, where the program says so. */
    Optional<Integer> connections(Inspection inspection) {
        IntStream written = inspection
                .calls()
                .filter(this::sets)
                .flatMap(call ->
                        inspection
                                .program()
                                .origins(
                                        call.method().key(),
                                        call.site().arguments().get(0))
                                .stream())
                .flatMap(size -> Values.text(size).stream())
                .filter(size -> size.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt);
        boolean set = this == DATABASE
                && SETTINGS.stream().anyMatch(inspection.program().facts().settings()::containsKey);
        IntStream all = set
                ? IntStream.concat(
                        written, IntStream.of(inspection.program().capacity().databaseConnections()))
                : written;
        return all.boxed().max(Integer::compare);
    }

    private boolean sets(Call call) {
        return setters.contains(call.name())
                && call.site().arguments().size() == 1
                && Stream.concat(
                                Stream.of(call.owner()),
                                call.site().receiver().stream()
                                        .flatMap(Values::chain)
                                        .map(link -> link.target().owner()))
                        .anyMatch(this::isOf);
    }

    private boolean isOf(String type) {
        return libraries.stream().anyMatch(type::startsWith);
    }

    /** The wait takes one of its connections. */
    boolean serves(Inspection inspection, Wait wait) {
        return switch (this) {
            case DATABASE -> wait.kind().group() == Kind.Group.DATABASE && wait.kind() != Kind.MONGO;
            case PARTNER ->
                isOf(wait.target().owner())
                        || wait.target().owner().equals("org.springframework.web.client.RestTemplate")
                                && inspection.calls().anyMatch(call -> call.owner()
                                        .equals(OF_SPRING));
            case REDIS -> isOf(wait.target().owner());
        };
    }
}
